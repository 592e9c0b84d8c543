import { z } from 'zod';
import { query } from '../query.ts';

/** Everything that no record is known to hold yet, of everybody, with what it carries and whose it is. */
export const unsentWork = query()(
  'unsent work with its patients',
  `SELECT entry, outbox_entry.person, endpoint, kind, type, about, body, created_at, created_by,
     json_extract(state, '$.kind') AS state, family, given, birth_date, nhs_number
   FROM outbox_entry LEFT JOIN person ON person.person = outbox_entry.person
   WHERE json_extract(state, '$.kind') NOT IN ('acknowledged', 'withdrawn') ORDER BY +seq`,
  z.object({
    entry: z.string(),
    person: z.string(),
    endpoint: z.string(),
    kind: z.string(),
    type: z.string(),
    about: z.string(),
    body: z.string(),
    created_at: z.string(),
    created_by: z.string(),
    state: z.string(),
    family: z.string().nullable(),
    given: z.string().nullable(),
    birth_date: z.string().nullable(),
    nhs_number: z.string().nullable(),
  }),
);

export const signedRecordsOfPerson = query<{ person: string }>()(
  'the signed records of a person',
  'SELECT case_id, signed_at, signed_by, pdf FROM signed_record WHERE person = :person ORDER BY signed_at',
  z.object({
    case_id: z.string(),
    signed_at: z.string(),
    signed_by: z.string(),
    pdf: z.instanceof(Uint8Array),
  }),
);
