import type { Migration } from './migration.ts';

/** What the ward list shows of each case, kept so that a ward is there at once after an unlock. Can be made again. */
export const caseSummaryTable: Migration = {
  version: 7,
  name: 'case summaries',
  floor: 5,
  sql: `
    CREATE TABLE case_summary (
      person TEXT NOT NULL PRIMARY KEY, stamp TEXT NOT NULL, body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
