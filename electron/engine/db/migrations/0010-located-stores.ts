import type { Migration } from './migration.ts';

/** Which store a record locator named for a person when their copy was read: what is written goes there and nowhere else. */
export const locatedStores: Migration = {
  version: 10,
  name: 'located stores',
  floor: 10,
  sql: `
    CREATE TABLE located_store (
      endpoint TEXT NOT NULL, person TEXT NOT NULL, base TEXT NOT NULL, PRIMARY KEY (endpoint, person)
    ) STRICT, WITHOUT ROWID;
  `,
};
