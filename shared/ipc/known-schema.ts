import { z } from 'zod';

/** `Known<T>` (core/known.ts) on the wire. */
export const knownSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), value }),
    z.object({ kind: z.literal('not-recorded') }),
    z.object({ kind: z.literal('unreadable'), raw: z.string(), why: z.string() }),
    z.object({ kind: z.literal('withheld'), by: z.string() }),
  ]);

export const knownText = knownSchema(z.string());
