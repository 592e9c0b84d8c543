import type { Migration } from './migration.ts';

/** The audit's head, signed from time to time, so that what was signed cannot be cut off or written anew unnoticed. */
export const auditHeads: Migration = {
  version: 4,
  name: 'audit heads',
  floor: 1,
  sql: `
    CREATE TABLE audit_head (
      seq INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, hash TEXT NOT NULL, signature BLOB NOT NULL
    ) STRICT;
  `,
};
