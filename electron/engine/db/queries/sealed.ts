import { z } from 'zod';
import { command, query } from '../query.ts';

/** Secrets of one person, sealed under their own key before they get here. */
export const sealedBytes = query<{ user: string; name: string }>()(
  'a sealed secret',
  'SELECT bytes FROM sealed WHERE user = :user AND name = :name',
  z.object({ bytes: z.instanceof(Uint8Array) }),
);

export const putSealed = command<{ user: string; name: string; bytes: Uint8Array }>(
  'keep a sealed secret',
  'INSERT INTO sealed (user, name, bytes) VALUES (:user, :name, :bytes) ON CONFLICT (user, name) DO UPDATE SET bytes = excluded.bytes',
);

export const removeSealed = command<{ user: string; name: string }>(
  'remove a sealed secret',
  'DELETE FROM sealed WHERE user = :user AND name = :name',
);
