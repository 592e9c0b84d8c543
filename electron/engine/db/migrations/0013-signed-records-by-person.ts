import type { Migration } from './migration.ts';

/** Signed records are asked for by person (what is sealed to the trust's escrow key), not by case alone. */
export const signedRecordsByPerson: Migration = {
  version: 13,
  name: 'signed records by person',
  floor: 12,
  sql: `
    CREATE INDEX signed_record_by_person ON signed_record (person, signed_at);
  `,
};
