import type { Migration } from './migration.ts';

/** Whoever is opened by NHS number, on no ward list: by whom, when and why. */
export const openedOutside: Migration = {
  version: 12,
  name: 'opened outside the ward list',
  floor: 11,
  sql: `
    ALTER TABLE person ADD COLUMN opened_why TEXT;
    ALTER TABLE person ADD COLUMN opened_by TEXT;
    ALTER TABLE person ADD COLUMN opened_at TEXT;
    CREATE INDEX person_opened_outside ON person (opened_at) WHERE opened_why IS NOT NULL;
  `,
};
