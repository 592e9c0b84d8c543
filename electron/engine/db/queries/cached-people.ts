import { z } from 'zod';
import { query } from '../query.ts';

export const cachedPeople = query()(
  'who is cached from where',
  'SELECT endpoint, person FROM source_read WHERE as_of IS NOT NULL',
  z.object({ endpoint: z.string(), person: z.string() }),
);
