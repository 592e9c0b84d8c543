import type { Migration } from './migration.ts';

/** What people said about a case, what is to be written because of it, and the signed record as shown. */
export const casesAndOutbox: Migration = {
  version: 3,
  name: 'cases and outbox',
  floor: 3,
  sql: `
    CREATE TABLE case_event (
      event TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
      actor TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (person, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER case_event_is_append_only BEFORE UPDATE ON case_event BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END;

    CREATE TABLE signed_record (
      person TEXT NOT NULL PRIMARY KEY, signed_at TEXT NOT NULL, signed_by TEXT NOT NULL,
      snapshot TEXT NOT NULL, pdf BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outbox_entry (
      entry TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, person TEXT NOT NULL, endpoint TEXT NOT NULL,
      kind TEXT NOT NULL, type TEXT NOT NULL, case_row TEXT, payload_version INTEGER NOT NULL,
      body TEXT NOT NULL, guard TEXT NOT NULL, after_entries TEXT NOT NULL, about TEXT NOT NULL,
      created_at TEXT NOT NULL, created_by TEXT NOT NULL, state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outbox_of_person ON outbox_entry (person, seq);
    CREATE TABLE outbox_event (
      entry TEXT NOT NULL REFERENCES outbox_entry (entry), seq INTEGER NOT NULL, at TEXT NOT NULL, event TEXT NOT NULL,
      PRIMARY KEY (entry, seq)
    ) STRICT, WITHOUT ROWID;
  `,
};
