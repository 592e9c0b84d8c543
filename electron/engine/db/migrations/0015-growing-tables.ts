import type { Migration } from './migration.ts';

/**
 * What waits is found without reading what was received, whose bodies (whole PDFs among them) stay for as long as the patient's copy:
 * with some hundred patients each look for something to send read all of it. Who is cached is counted without the rows. An older
 * program keeps these indexes up without knowing of them.
 */
export const growingTables: Migration = {
  version: 15,
  name: 'growing tables',
  floor: 14,
  sql: `
    CREATE INDEX outbox_unsettled ON outbox_entry (person, created_by, endpoint)
      WHERE json_extract(state, '$.kind') NOT IN ('acknowledged', 'withdrawn');
    CREATE INDEX outbox_settled ON outbox_entry (json_extract(state, '$.at'))
      WHERE json_extract(state, '$.kind') IN ('acknowledged', 'withdrawn');
    CREATE INDEX outbox_withdrawn ON outbox_entry (person) WHERE json_extract(state, '$.kind') = 'withdrawn';
    CREATE INDEX source_read_cached ON source_read (endpoint, as_of, person);
  `,
};
