import { join } from 'node:path';
import { openForUse } from '../../electron/engine/db/open.ts';
import { isObject } from '../../shared/core/brand.ts';
import { benchFolder } from './folder.ts';

/** An encrypted database with one table and nothing else: what storing costs at the least. */
export type RawStore = {
  /** All rows in transactions of 500. */
  readonly insert: (rows: readonly RawRow[]) => void;
  readonly close: () => void;
};
export type RawRow = { readonly id: string; readonly body: string };

const lot = 500;

export function openRawStore(): RawStore {
  const opened = openForUse(join(benchFolder(), 'raw.db'), new Uint8Array(32).fill(7));
  if (!opened.ok) throw new Error(opened.fault.kind);
  const db = opened.value;
  db.exec('CREATE TABLE resource (id TEXT PRIMARY KEY, body TEXT NOT NULL)');
  const insert = db.prepare('INSERT OR REPLACE INTO resource (id, body) VALUES (:id, :body)');
  return {
    insert: (rows) => {
      for (let from = 0; from < rows.length; from += lot) {
        db.exec('BEGIN');
        for (const row of rows.slice(from, from + lot)) insert.run(row);
        db.exec('COMMIT');
      }
    },
    close: () => db.close(),
  };
}

/** The resources of an answer, parsed and written again. */
export function rowsOf(text: string): readonly RawRow[] {
  const bundle: unknown = JSON.parse(text);
  const entries = isObject(bundle) && Array.isArray(bundle['entry']) ? bundle['entry'].filter(isObject) : [];
  return entries.flatMap(({ resource }) =>
    isObject(resource) ? [{ id: String(resource['id']), body: JSON.stringify(resource) }] : [],
  );
}
