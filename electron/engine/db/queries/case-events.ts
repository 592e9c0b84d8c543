import { z } from 'zod';
import { command, query } from '../query.ts';

const row = z.object({ event: z.string(), at: z.string(), actor: z.string(), body: z.string() });

export const eventsOfCase = query<{ person: string }>()(
  'events of a case',
  'SELECT event, at, actor, body FROM case_event WHERE person = :person ORDER BY seq',
  row,
);

export const lastEventSeq = query<{ person: string }>()(
  'the last event of a case',
  'SELECT coalesce(max(seq), 0) AS seq FROM case_event WHERE person = :person',
  z.object({ seq: z.number().int() }),
);

export const appendEvent = command<{
  event: string;
  person: string;
  seq: number;
  at: string;
  actor: string;
  body: string;
}>(
  'append a case event',
  'INSERT INTO case_event (event, person, seq, at, actor, body) VALUES (:event, :person, :seq, :at, :actor, :body)',
);

export const saveSigned = command<{
  person: string;
  signed_at: string;
  signed_by: string;
  snapshot: string;
  pdf: Uint8Array;
}>(
  'keep a signed record',
  'INSERT INTO signed_record (person, signed_at, signed_by, snapshot, pdf) VALUES (:person, :signed_at, :signed_by, :snapshot, :pdf)',
);

export const signedRecord = query<{ person: string }>()(
  'a signed record',
  'SELECT signed_at, signed_by, snapshot, pdf FROM signed_record WHERE person = :person',
  z.object({
    signed_at: z.string(),
    signed_by: z.string(),
    snapshot: z.string(),
    pdf: z.instanceof(Uint8Array),
  }),
);
