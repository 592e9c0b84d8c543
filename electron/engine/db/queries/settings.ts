import { z } from 'zod';
import { command, query } from '../query.ts';

/** Facts of the store as a whole, by name. */
export const settingByName = query<{ name: string }>()(
  'a setting',
  'SELECT value FROM setting WHERE name = :name',
  z.object({ value: z.string() }),
);

export const saveSetting = command<{ name: string; value: string }>(
  'save a setting',
  'INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
);
