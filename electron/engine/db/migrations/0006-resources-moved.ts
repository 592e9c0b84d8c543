import type { Migration } from './migration.ts';

/** How many at a time: a few milliseconds' work, so that the engine can answer in between. */
const atOnce = 400;
/** One person's rows beside one another, as they are read. */
const next = `SELECT source, type, id FROM resource_to_move ORDER BY person, source, type, id LIMIT ${atOnce}`;

/** Moves every resource into the table that the step before made for them. */
export const resourcesMoved: Migration = {
  version: 6,
  name: 'resources moved',
  floor: 5,
  move: {
    left: 'SELECT count(*) AS rows FROM resource_to_move',
    some: `
      INSERT INTO resource (source, type, id, person, version_id, last_updated, fetched_at, gone_at, seen_run, hash, body)
      SELECT source, type, id, person, version_id, last_updated, fetched_at, gone_at, seen_run, hash, body
      FROM resource_to_move ORDER BY person, source, type, id LIMIT ${atOnce};
      DELETE FROM resource_to_move WHERE (source, type, id) IN (${next});
    `,
  },
  sql: 'DROP TABLE resource_to_move;',
};
