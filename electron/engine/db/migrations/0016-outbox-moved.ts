import type { Migration } from './migration.ts';

/** How many at a time: some ten milliseconds' work, so that the engine can answer in between. */
const atOnce = 100;
const next = `SELECT entry FROM outbox_entry_to_move ORDER BY seq LIMIT ${atOnce}`;
const columns =
  'seq, entry, person, endpoint, kind, type, case_row, payload_version, after_entries, about, created_at, created_by, state, guard, body';

/** Moves every entry with its events into the tables that the step before made for them. */
export const outboxMoved: Migration = {
  version: 16,
  name: 'outbox moved',
  floor: 15,
  move: {
    left: 'SELECT count(*) AS rows FROM outbox_entry_to_move',
    some: `
      INSERT INTO outbox_entry (${columns}) SELECT ${columns} FROM outbox_entry_to_move ORDER BY seq LIMIT ${atOnce};
      INSERT INTO outbox_event (entry, seq, at, event)
      SELECT entry, seq, at, event FROM outbox_event_to_move WHERE entry IN (${next});
      DELETE FROM outbox_event_to_move WHERE entry IN (${next});
      DELETE FROM outbox_entry_to_move WHERE entry IN (${next});
    `,
  },
  sql: `
    DROP TABLE outbox_event_to_move;
    DROP TABLE outbox_entry_to_move;
  `,
};
