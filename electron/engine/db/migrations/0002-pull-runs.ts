import type { Migration } from './migration.ts';

/** A pull that can be taken up again after a crash: which run saw a resource last, and what a run under way has found. */
export const pullRuns: Migration = {
  version: 2,
  name: 'pull runs',
  floor: 1,
  sql: `
    ALTER TABLE resource ADD COLUMN seen_run TEXT;
    CREATE TABLE pull_run (
      endpoint TEXT NOT NULL, person TEXT NOT NULL, run TEXT NOT NULL, whole INTEGER NOT NULL, since TEXT,
      as_of TEXT, begun_at TEXT NOT NULL, reasons TEXT NOT NULL,
      PRIMARY KEY (endpoint, person)
    ) STRICT, WITHOUT ROWID;
  `,
};
