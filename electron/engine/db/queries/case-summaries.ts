import { z } from 'zod';
import { command, query } from '../query.ts';

/** What the ward list shows of a case, as JSON, and a digest of what it was made from. */
export const keptSummary = query<{ person: string }>()(
  'the summary of a case',
  'SELECT stamp, body FROM case_summary WHERE person = :person',
  z.object({ stamp: z.string(), body: z.string() }),
);

export const keepSummary = command<{ person: string; stamp: string; body: string }>(
  'keep the summary of a case',
  `INSERT INTO case_summary (person, stamp, body) VALUES (:person, :stamp, :body)
   ON CONFLICT (person) DO UPDATE SET stamp = excluded.stamp, body = excluded.body`,
);
