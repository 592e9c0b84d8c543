import type { Migration } from './migration.ts';

/**
 * A case is one reconciliation of one encounter and has a key of its own: several follow one another for a person. What was kept
 * by person so far is one case; its key is its first event's.
 */
export const caseKeys: Migration = {
  version: 11,
  name: 'case keys',
  floor: 11,
  sql: `
    DROP TRIGGER case_event_is_append_only;
    ALTER TABLE case_event ADD COLUMN case_id TEXT NOT NULL DEFAULT '';
    ALTER TABLE signed_record RENAME TO signed_record_of_person;
    CREATE TABLE signed_record (
      case_id TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL, signed_at TEXT NOT NULL, signed_by TEXT NOT NULL,
      snapshot TEXT NOT NULL, pdf BLOB NOT NULL
    ) STRICT;
  `,
  data: `
    UPDATE case_event SET case_id = (
      SELECT first.event FROM case_event AS first WHERE first.person = case_event.person ORDER BY first.seq LIMIT 1
    );
    INSERT INTO signed_record (case_id, person, signed_at, signed_by, snapshot, pdf)
    SELECT (SELECT first.event FROM case_event AS first WHERE first.person = kept.person ORDER BY first.seq LIMIT 1),
      kept.person, kept.signed_at, kept.signed_by, kept.snapshot, kept.pdf
    FROM signed_record_of_person AS kept;
    DROP TABLE signed_record_of_person;
    DELETE FROM case_summary;
    CREATE TRIGGER case_event_is_append_only BEFORE UPDATE ON case_event BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END;
  `,
};
