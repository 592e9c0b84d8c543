import { z } from 'zod';
import { command, query } from '../query.ts';

/** The latest instant at which some records of the audit, by their numbers, name each of their subjects. */
export const lastNamed = query<{ after: number; to: number }>()(
  'when each was named last',
  'SELECT subject, max(at) AS at FROM audit WHERE seq > :after AND seq <= :to GROUP BY subject',
  z.object({ subject: z.string(), at: z.string() }),
);

const stays = `(SELECT count(*) FROM stay WHERE stay.person = person.person AND gone_at IS NULL) AS stays,
     (SELECT max(gone_at) FROM stay WHERE stay.person = person.person) AS gone_at`;
const staysRow = z.object({
  person: z.string(),
  stays: z.number().int(),
  gone_at: z.string().nullable(),
});

/** Everybody in the store with what says, beside the audit, whether they are due. */
export const peopleWithStays = query()(
  'who may be due',
  `SELECT person.person, ${stays} FROM person`,
  staysRow,
);

/** What else decides whether the copy of one of them may go. */
export const factsOfPerson = query<{ person: string }>()(
  'whether a copy may go',
  `SELECT person.person, ${stays},
     (SELECT count(*) FROM outbox_entry INDEXED BY outbox_unsettled WHERE outbox_entry.person = person.person
        AND json_extract(state, '$.kind') NOT IN ('acknowledged', 'withdrawn')) AS unsent,
     (SELECT count(*) FROM outbox_entry WHERE outbox_entry.person = person.person
        AND json_extract(state, '$.kind') = 'withdrawn') AS withdrawn,
     (SELECT count(*) FROM outbox_entry WHERE outbox_entry.person = person.person) AS entries,
     (SELECT count(DISTINCT case_id) FROM case_event WHERE case_event.person = person.person) AS cases,
     (SELECT count(*) FROM signed_record WHERE signed_record.person = person.person) AS signed,
     (SELECT count(*) FROM typed_in_version WHERE typed_in_version.person = person.person) AS typed_in
   FROM person WHERE person.person = :person`,
  staysRow.extend({
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
