import { z } from 'zod';
import { command, query } from '../query.ts';

type Place = { readonly endpoint: string; readonly person: string };

const row = z.object({
  endpoint: z.string(),
  /** SourceState as JSON: of the copy that is held. */
  state: z.string(),
  as_of: z.string().nullable(),
  attempted_at: z.string(),
  /** The last attempt: SourceState as JSON, the same as `state` unless the attempt failed after a copy was made. */
  outcome: z.string(),
  full_read_at: z.string().nullable(),
});
export type SourceReadRow = z.infer<typeof row>;

export const sourceReadsOfPerson = query<{ person: string }>()(
  'how the sources of a person were read',
  'SELECT endpoint, state, as_of, attempted_at, outcome, full_read_at FROM source_read WHERE person = :person ORDER BY endpoint',
  row,
);

export const sourceRead = query<Place>()(
  'how a source of a person was read',
  'SELECT endpoint, state, as_of, attempted_at, outcome, full_read_at FROM source_read WHERE endpoint = :endpoint AND person = :person',
  row,
);

export const saveSourceRead = command<
  Place & {
    state: string;
    as_of: string | null;
    attempted_at: string;
    outcome: string;
    full_read_at: string | null;
  }
>(
  'save how a source was read',
  `INSERT INTO source_read (endpoint, person, state, as_of, attempted_at, outcome, full_read_at)
   VALUES (:endpoint, :person, :state, :as_of, :attempted_at, :outcome, :full_read_at)
   ON CONFLICT (endpoint, person) DO UPDATE SET
     state = excluded.state, as_of = excluded.as_of, attempted_at = excluded.attempted_at,
     outcome = excluded.outcome, full_read_at = excluded.full_read_at`,
);

/** What the sources said of somebody under another name, number or birth date says nothing of them any more. */
export const forgetSourceReads = command<{ person: string }>(
  'forget how the sources of a person were read',
  'DELETE FROM source_read WHERE person = :person',
);
