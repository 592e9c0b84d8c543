import type Sqlite from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { mustHold } from '../../../shared/core/must.ts';
import type { Host } from '../host.ts';
import type { Migration, RowMove } from './migrations/migration.ts';

const versionRow = z.object({ version: z.number().int() });
const leftRow = z.object({ rows: z.number().int() });

/** Rows moved so far into a new shape, of how many. */
export type MigrationProgress = { readonly moved: number; readonly total: number };

/**
 * Brings a database to the newest schema, each step with its version row in one transaction, and pauses between two lots
 * of moved rows. Stopped anywhere, it goes on from there the next time. A database from a newer application never gets
 * here: `openStore` refuses it while only looking.
 */
export function* migrating(
  db: Sqlite.Database,
  host: Pick<Host, 'beforeStatement'>,
  migrations: readonly Migration[],
): Generator<MigrationProgress, void> {
  const found = versionOf(db);
  mustHold(
    found <= (migrations.at(-1)?.version ?? 0),
    'a store from the future is refused before it is migrated',
  );
  for (const migration of migrations.filter((step) => step.version > found)) {
    if (migration.move !== undefined) yield* moving(db, migration.version, migration.move, host);
    apply(db, migration, host);
  }
}

/** The schema version a database carries; 0 for a fresh one. */
export function versionOf(db: Sqlite.Database): number {
  const table = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'`)
    .get();
  if (table === undefined) return 0;
  return versionRow.parse(db.prepare('SELECT coalesce(max(version), 0) AS version FROM schema_version').get())
    .version;
}

function* moving(
  db: Sqlite.Database,
  version: number,
  move: RowMove,
  host: Pick<Host, 'beforeStatement'>,
): Generator<MigrationProgress, void> {
  const left = (): number => leftRow.parse(db.prepare(move.left).get()).rows;
  const total = left();
  for (let rest = total; rest > 0; rest = left()) {
    yield { moved: total - rest, total };
    inTransaction(db, () => {
      host.beforeStatement(`move rows for migration ${version}`);
      db.exec(move.some);
      host.beforeStatement(`commit moved rows for migration ${version}`);
    });
  }
}

function apply(db: Sqlite.Database, migration: Migration, host: Pick<Host, 'beforeStatement'>): void {
  const { version, name, floor, sql, data } = migration;
  host.beforeStatement(`migrate to ${version}`);
  inTransaction(db, () => {
    db.exec(`CREATE TABLE IF NOT EXISTS schema_version (
      version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, floor INTEGER NOT NULL) STRICT`);
    db.exec(sql);
    host.beforeStatement(`data of migration ${version}`);
    if (data !== undefined) db.exec(data);
    db.prepare('INSERT INTO schema_version (version, name, floor) VALUES (?, ?, ?)').run(
      version,
      name,
      floor,
    );
    host.beforeStatement(`commit migration ${version}`);
  });
}

function inTransaction(db: Sqlite.Database, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
