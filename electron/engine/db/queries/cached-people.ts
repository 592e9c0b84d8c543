import { z } from 'zod';
import { query } from '../query.ts';

/** How many people are cached from any of some endpoints, a JSON array of their ids. */
export const cachedPeople = query<{ endpoints: string }>()(
  'how many are cached from where',
  `SELECT count(DISTINCT person) AS people FROM source_read
   WHERE endpoint IN (SELECT value FROM json_each(:endpoints)) AND as_of IS NOT NULL`,
  z.object({ people: z.number().int() }),
);
