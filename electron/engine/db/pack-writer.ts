import { closeSync, fsyncSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { spelling } from '../../../shared/dmd/dmd.ts';
import { must } from '../../../shared/core/must.ts';
import {
  packApplicationId,
  packDangling,
  packDerivations,
  packIndexes,
  packSchemaVersion,
  packTables,
  searchWords,
} from './pack-schema.ts';
import { columnsOf, fileShapes, type FileKind, type RecordShape } from './pack-shapes.ts';

/** A record's values in the order of `columnsOf`. */
export type PackRow = readonly string[];

export type SourceFile = {
  readonly kind: FileKind;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly received: number;
  readonly stored: number;
  readonly rejected: number;
};

export type Rejected = {
  readonly kind: FileKind;
  readonly line: number;
  readonly record: string;
  readonly reason: string;
  readonly content: string;
};
export type Doubt = Rejected & { readonly field: string };

export type PackWriter = {
  /** Whether the row went in, was there word for word, or its key was there with other content. */
  readonly add: (shape: RecordShape, row: PackRow) => 'stored' | 'repeated' | 'contradicts';
  readonly reject: (rejected: Rejected) => void;
  readonly doubt: (doubt: Doubt) => void;
  readonly file: (file: SourceFile) => void;
  readonly unread: (name: string) => void;
  /** Rows of a table as they stand. */
  readonly count: (table: string) => number;
  /**
   * Derives, marks the file as a pack, and puts it on the disk. Returns references to nothing, by kind; or `undefined` when
   * `goOn`, asked between the steps, says no: the file is nobody's then.
   */
  readonly finish: (
    about: Readonly<Record<string, string>>,
    goOn: () => Promise<boolean>,
  ) => Promise<Readonly<Record<string, number>> | undefined>;
  /** Closes without finishing; the file is nobody's. */
  readonly close: () => void;
};

const counted = z.object({ n: z.number().int() });
const countOf = (db: Sqlite.Database, sql: string): number => counted.parse(db.prepare(sql).get()).n;

/** Makes a new pack at `path`, which must not exist. All of it is one transaction; the caller renames a finished file. */
export function createPackWriter(path: string): PackWriter {
  const db = new Sqlite(path);
  try {
    return writerInto(db, path);
  } catch (error) {
    // An open file could not be removed on Windows.
    db.close();
    throw error;
  }
}

function writerInto(db: Sqlite.Database, path: string): PackWriter {
  db.pragma('journal_mode=OFF');
  db.pragma('synchronous=OFF');
  db.pragma('temp_store=MEMORY');
  db.pragma('cache_size=-32000');
  db.function('spelling', { deterministic: true }, (name: unknown) => spelling(String(name)));
  db.function('search_words', { deterministic: true }, (name: unknown) =>
    searchWords(String(name)).join(' '),
  );
  db.exec('BEGIN');
  db.exec(packTables);
  return {
    add: adding(db),
    ...accounting(db),
    count: (table) => countOf(db, `SELECT count(*) AS n FROM ${table}`),
    finish: (about, goOn) => finish(db, path, about, goOn),
    close: () => db.close(),
  };
}

function adding(db: Sqlite.Database): PackWriter['add'] {
  const statements = new Map(
    fileShapes
      .flatMap((file) => file.records)
      .map((shape) => {
        const columns = columnsOf(shape).map((column) => `"${column}"`);
        const places = columns.map(() => '?').join(', ');
        return [
          shape.table,
          {
            insert: db.prepare(
              `INSERT INTO ${shape.table} (${columns.join(', ')}) VALUES (${places}) ON CONFLICT DO NOTHING`,
            ),
            same: db.prepare(
              `SELECT count(*) AS n FROM ${shape.table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`,
            ),
          },
        ] as const;
      }),
  );
  return (shape, row) => {
    const { insert, same } = must(statements.get(shape.table), 'every shape has its statements');
    if (insert.run(...row).changes === 1) return 'stored';
    return counted.parse(same.get(...row)).n > 0 ? 'repeated' : 'contradicts';
  };
}

function accounting(db: Sqlite.Database): Pick<PackWriter, 'reject' | 'doubt' | 'file' | 'unread'> {
  const reject = db.prepare(
    'INSERT INTO rejected (kind, line, record, reason, content) VALUES (:kind, :line, :record, :reason, :content)',
  );
  const doubt = db.prepare(
    'INSERT INTO doubt (kind, line, record, field, reason, content) VALUES (:kind, :line, :record, :field, :reason, :content)',
  );
  const file = db.prepare(
    'INSERT INTO source_file (kind, name, sha256, bytes, received, stored, rejected) VALUES (:kind, :name, :sha256, :bytes, :received, :stored, :rejected)',
  );
  const unread = db.prepare('INSERT INTO unread_file (name) VALUES (?) ON CONFLICT DO NOTHING');
  return {
    reject: (row) => void reject.run(row),
    doubt: (row) => void doubt.run(row),
    file: (row) => void file.run(row),
    unread: (name) => void unread.run(name),
  };
}

/** One at a time; no statement of these holds a semicolon of its own. */
const statementsOf = (sql: string): readonly string[] =>
  sql.split(';').filter((statement) => statement.trim() !== '');

async function finish(
  db: Sqlite.Database,
  path: string,
  about: Readonly<Record<string, string>>,
  goOn: () => Promise<boolean>,
): Promise<Readonly<Record<string, number>> | undefined> {
  for (const step of [...statementsOf(packIndexes), ...statementsOf(packDerivations)]) {
    if (!(await goOn())) return undefined;
    db.exec(step);
  }
  const say = db.prepare('INSERT INTO about (name, value) VALUES (?, ?)');
  for (const [name, value] of Object.entries(about)) say.run(name, value);
  const dangling = Object.fromEntries(
    Object.entries(packDangling).map(([name, sql]) => [name, countOf(db, sql)]),
  );
  db.exec('COMMIT');
  db.exec('ANALYZE');
  db.pragma(`user_version=${packSchemaVersion}`);
  db.pragma(`application_id=${packApplicationId}`);
  db.close();
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
  return dangling;
}
