import type { Migration } from './migration.ts';

/**
 * Makes room for the outbox in an ordinary table with what is asked of an entry before what it carries: to read a state, SQLite went
 * through the body, a whole PDF among them. What waits is found by index without reading what was received, which stays for as long as
 * the patient's copy; and who is cached is counted without the rows. The step after this one moves the entries.
 */
export const outboxHeadsFirst: Migration = {
  version: 15,
  name: 'outbox heads first',
  floor: 15,
  sql: `
    DROP INDEX outbox_of_person;
    ALTER TABLE outbox_entry RENAME TO outbox_entry_to_move;
    ALTER TABLE outbox_event RENAME TO outbox_event_to_move;
    CREATE TABLE outbox_entry (
      seq INTEGER NOT NULL PRIMARY KEY, entry TEXT NOT NULL UNIQUE, person TEXT NOT NULL, endpoint TEXT NOT NULL,
      kind TEXT NOT NULL, type TEXT NOT NULL, case_row TEXT, payload_version INTEGER NOT NULL,
      after_entries TEXT NOT NULL, about TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
      state TEXT NOT NULL, guard TEXT NOT NULL, body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE outbox_event (
      entry TEXT NOT NULL REFERENCES outbox_entry (entry), seq INTEGER NOT NULL, at TEXT NOT NULL, event TEXT NOT NULL,
      PRIMARY KEY (entry, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outbox_of_person ON outbox_entry (person, seq);
    CREATE INDEX outbox_unsettled ON outbox_entry (person, created_by, endpoint)
      WHERE json_extract(state, '$.kind') NOT IN ('acknowledged', 'withdrawn');
    CREATE INDEX outbox_settled ON outbox_entry (json_extract(state, '$.at'))
      WHERE json_extract(state, '$.kind') IN ('acknowledged', 'withdrawn');
    CREATE INDEX outbox_withdrawn ON outbox_entry (person) WHERE json_extract(state, '$.kind') = 'withdrawn';
    CREATE INDEX source_read_cached ON source_read (endpoint, as_of, person);
  `,
};
