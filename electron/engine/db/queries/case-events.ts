import { z } from 'zod';
import { command, query } from '../query.ts';

const row = z.object({
  event: z.string(),
  case_id: z.string(),
  at: z.string(),
  actor: z.string(),
  body: z.string(),
});

/** Of all the cases of a person, in order. */
export const eventsOfPerson = query<{ person: string }>()(
  'events of the cases of a person',
  'SELECT event, case_id, at, actor, body FROM case_event WHERE person = :person ORDER BY seq',
  row,
);

export const lastEventSeq = query<{ person: string }>()(
  'the last event of a case',
  'SELECT coalesce(max(seq), 0) AS seq FROM case_event WHERE person = :person',
  z.object({ seq: z.number().int() }),
);

export const currentCase = query<{ person: string }>()(
  'the case that is worked on',
  'SELECT case_id FROM case_event WHERE person = :person ORDER BY seq DESC LIMIT 1',
  z.object({ case_id: z.string() }),
);

export const appendEvent = command<{
  event: string;
  case_id: string;
  person: string;
  seq: number;
  at: string;
  actor: string;
  body: string;
}>(
  'append a case event',
  'INSERT INTO case_event (event, case_id, person, seq, at, actor, body) VALUES (:event, :case_id, :person, :seq, :at, :actor, :body)',
);

export const saveSigned = command<{
  case_id: string;
  person: string;
  signed_at: string;
  signed_by: string;
  snapshot: string;
  pdf: Uint8Array;
}>(
  'keep a signed record',
  'INSERT INTO signed_record (case_id, person, signed_at, signed_by, snapshot, pdf) VALUES (:case_id, :person, :signed_at, :signed_by, :snapshot, :pdf)',
);

/** Without what was signed, which holds a whole PDF. */
export const isSigned = query<{ case_id: string }>()(
  'whether a case is signed',
  'SELECT 1 AS signed FROM signed_record WHERE case_id = :case_id',
  z.object({ signed: z.literal(1) }),
);

export const signedTime = query<{ case_id: string }>()(
  'when a case was signed',
  'SELECT signed_at FROM signed_record WHERE case_id = :case_id',
  z.object({ signed_at: z.string() }),
);

export const signedRecord = query<{ case_id: string }>()(
  'a signed record',
  'SELECT signed_at, signed_by, snapshot, pdf FROM signed_record WHERE case_id = :case_id',
  z.object({
    signed_at: z.string(),
    signed_by: z.string(),
    snapshot: z.string(),
    pdf: z.instanceof(Uint8Array),
  }),
);
