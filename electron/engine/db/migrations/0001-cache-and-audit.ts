import type { Migration } from './migration.ts';

/** The cache of resources as received, who and where the patients are, sealed secrets, and the audit. */
export const cacheAndAudit: Migration = {
  version: 1,
  name: 'cache and audit',
  floor: 1,
  sql: `
    CREATE TABLE resource (
      source TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL,
      version_id TEXT, last_updated TEXT, fetched_at TEXT NOT NULL,
      body TEXT NOT NULL, hash TEXT NOT NULL, gone_at TEXT,
      PRIMARY KEY (source, type, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX resource_of_person ON resource (person, source, type);

    CREATE TABLE person (
      person TEXT NOT NULL PRIMARY KEY, family TEXT NOT NULL, given TEXT NOT NULL, title TEXT,
      birth_date TEXT, gender TEXT, nhs_number TEXT, died TEXT, restricted INTEGER NOT NULL DEFAULT 0,
      warnings TEXT NOT NULL DEFAULT '[]'
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE patient_link (
      endpoint TEXT NOT NULL, patient_id TEXT NOT NULL, person TEXT NOT NULL REFERENCES person (person),
      how TEXT NOT NULL, linked_at TEXT NOT NULL, by TEXT,
      PRIMARY KEY (endpoint, patient_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_of_person ON patient_link (person, endpoint);

    CREATE TABLE bookmark (
      endpoint TEXT NOT NULL, person TEXT NOT NULL, type TEXT NOT NULL, run TEXT NOT NULL,
      next_url TEXT, page INTEGER NOT NULL, state TEXT NOT NULL,
      PRIMARY KEY (endpoint, person, type)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE source_read (
      endpoint TEXT NOT NULL, person TEXT NOT NULL, state TEXT NOT NULL,
      as_of TEXT, attempted_at TEXT NOT NULL, outcome TEXT NOT NULL, full_read_at TEXT,
      PRIMARY KEY (endpoint, person)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ward (
      ward TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, endpoint TEXT NOT NULL, read_at TEXT, state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE stay (
      encounter TEXT NOT NULL PRIMARY KEY, ward TEXT NOT NULL REFERENCES ward (ward), bed TEXT,
      person TEXT NOT NULL REFERENCES person (person), admitted TEXT, reason TEXT, gone_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stay_on_ward ON stay (ward, gone_at);
    CREATE INDEX stay_of_person ON stay (person);

    CREATE TABLE sealed (
      user TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (user, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE audit (
      seq INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, user TEXT, action TEXT NOT NULL, subject TEXT NOT NULL,
      detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
    CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  `,
};
