import type { Migration } from './migration.ts';

/** What patients, carers, pharmacies and letters said, typed in by somebody: one row a version, never changed. */
export const typedInSources: Migration = {
  version: 8,
  name: 'typed-in sources',
  floor: 5,
  sql: `
    CREATE TABLE typed_in_version (
      person TEXT NOT NULL, source TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL,
      typist TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (source, version)
    ) STRICT;
    CREATE INDEX typed_in_of_person ON typed_in_version (person, source, version);
    CREATE TRIGGER typed_in_version_is_append_only BEFORE UPDATE ON typed_in_version
      BEGIN SELECT RAISE(ABORT, 'a version of a typed-in source is never changed'); END;
  `,
};
