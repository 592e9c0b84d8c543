import { z } from 'zod';
import { query } from '../query.ts';

/** Everything people said about cases and typed in on this computer, of everybody, with whose it is. */
export const workOfEverybody = query()(
  'the work of everybody with its patients',
  `SELECT work.*, family, given, birth_date, nhs_number FROM (
     SELECT 'case' AS what, person, at, actor AS by, body FROM case_event
     UNION ALL SELECT 'typed-in', person, at, typist, body FROM typed_in_version
   ) AS work LEFT JOIN person ON person.person = work.person`,
  z.object({
    what: z.enum(['case', 'typed-in']),
    person: z.string(),
    at: z.string(),
    by: z.string(),
    body: z.string(),
    family: z.string().nullable(),
    given: z.string().nullable(),
    birth_date: z.string().nullable(),
    nhs_number: z.string().nullable(),
  }),
);

export const signedRecordsOfEverybody = query()(
  'the signed records of everybody',
  'SELECT case_id, signed_at, signed_by, pdf FROM signed_record',
  z.object({
    case_id: z.string(),
    signed_at: z.string(),
    signed_by: z.string(),
    pdf: z.instanceof(Uint8Array),
  }),
);
