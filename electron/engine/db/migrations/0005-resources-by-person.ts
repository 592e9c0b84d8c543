import type { Migration } from './migration.ts';

/**
 * Makes room for resources in an ordinary table, found by person: bodies of over 1 KB inside a primary key's own tree cost
 * twice the space, and without statistics SQLite chose to scan a whole source for one person's rows. The step after this
 * one moves the rows.
 */
export const resourcesByPerson: Migration = {
  version: 5,
  name: 'resources by person',
  floor: 5,
  sql: `
    ALTER TABLE resource RENAME TO resource_to_move;
    CREATE TABLE resource (
      source TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL,
      version_id TEXT, last_updated TEXT, fetched_at TEXT NOT NULL, gone_at TEXT, seen_run TEXT,
      hash TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (source, type, id)
    ) STRICT;
    CREATE INDEX resource_by_person ON resource (person, source, type, id);
    CREATE INDEX source_read_by_person ON source_read (person, endpoint);
    CREATE INDEX person_by_identity ON person (nhs_number, birth_date);
  `,
};
