import { z } from 'zod';
import { command, query } from '../query.ts';

/**
 * Everybody in the store with what decides whether their copy may go. `touched_at` is the latest instant at which the audit names
 * them: opened, prepared, read or written.
 */
export const peopleToKeepOrPurge = query()(
  'whose copy may go',
  `SELECT person.person, named.at AS touched_at,
     (SELECT count(*) FROM stay WHERE stay.person = person.person AND gone_at IS NULL) AS stays,
     (SELECT max(gone_at) FROM stay WHERE stay.person = person.person) AS gone_at,
     (SELECT count(*) FROM outbox_entry WHERE outbox_entry.person = person.person
        AND json_extract(state, '$.kind') NOT IN ('acknowledged', 'withdrawn')) AS unsent,
     (SELECT count(*) FROM outbox_entry WHERE outbox_entry.person = person.person
        AND json_extract(state, '$.kind') = 'withdrawn') AS withdrawn,
     (SELECT count(*) FROM outbox_entry WHERE outbox_entry.person = person.person) AS entries,
     (SELECT count(DISTINCT case_id) FROM case_event WHERE case_event.person = person.person) AS cases,
     (SELECT count(*) FROM signed_record WHERE signed_record.person = person.person) AS signed,
     (SELECT count(*) FROM typed_in_version WHERE typed_in_version.person = person.person) AS typed_in
   FROM person LEFT JOIN (SELECT subject, max(at) AS at FROM audit GROUP BY subject) AS named ON named.subject = person.person`,
  z.object({
    person: z.string(),
    touched_at: z.string().nullable(),
    stays: z.number().int(),
    gone_at: z.string().nullable(),
    unsent: z.number().int(),
    withdrawn: z.number().int(),
    entries: z.number().int(),
    cases: z.number().int(),
    signed: z.number().int(),
    typed_in: z.number().int(),
  }),
);

const ofPerson = (table: string) =>
  command<{ person: string }>(`purge ${table}`, `DELETE FROM ${table} WHERE person = :person`);

/** Every table that holds something of a person, those that refer to others first. The audit keeps hashes and local ids only. */
export const purgePerson = [
  command<{ person: string }>(
    'purge outbox_event',
    'DELETE FROM outbox_event WHERE entry IN (SELECT entry FROM outbox_entry WHERE person = :person)',
  ),
  command<{ person: string }>(
    'purge sealed',
    `DELETE FROM sealed WHERE name LIKE 'typed-in ' || :person || ' %'`,
  ),
  ...[
    'outbox_entry',
    'case_event',
    'signed_record',
    'case_summary',
    'typed_in_version',
    'resource',
    'bookmark',
    'source_read',
    'pull_run',
    'located_store',
    'patient_link',
    'person_word',
    'stay',
    'person',
  ].map(ofPerson),
];
