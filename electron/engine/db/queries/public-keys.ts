import { z } from 'zod';
import { query } from '../query.ts';

/** Settings under which the public half of each person's own key lies, by user. */
export const publicKeySetting = (user: string): string => `public-key:${user}`;

export const publicKeysOfPeople = query()(
  'public keys of the people of this computer',
  `SELECT substr(name, length('public-key:') + 1) AS user, value FROM setting WHERE name LIKE 'public-key:%'`,
  z.object({ user: z.string(), value: z.string() }),
);
