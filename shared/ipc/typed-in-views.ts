import { z } from 'zod';
import { typedSourceSchema } from '../typed-in/typed-in.ts';

/** Names a typed-in source; null for one not saved yet. */
export const typedInId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/)
  .nullable();

/** One source somebody typed in, as the list of them says it. */
export const typedInSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  kind: typedSourceSchema.shape.kind,
  /** Who typed the last version, and when. */
  by: z.string(),
  at: z.string(),
  saidAt: z.string(),
  lines: z.number().int(),
  withdrawn: z.object({ why: z.string(), by: z.string(), at: z.string() }).nullable(),
});

/** What is being typed and not yet saved: `base` is the version it began from, 0 for a new source. */
export const typedInDraftSchema = z.object({
  base: z.number().int(),
  /** A line begun and not yet entered. */
  entry: z.string().max(4_000),
  content: typedSourceSchema,
});

/** A source opened to be read or corrected. */
export const typedInOpenSchema = z.object({
  source: z.object({ id: z.string(), version: z.number().int(), content: typedSourceSchema }).nullable(),
  draft: typedInDraftSchema.nullable(),
});

/** What a line's words were read as: what a row would show of it, and every word that was not understood. */
export const lineReadingSchema = z.object({
  /** The substance, where the name is one Concord knows. */
  recognised: z.boolean(),
  medicine: z.string(),
  dose: z.string(),
  route: z.string(),
  often: z.string(),
  notUnderstood: z.string(),
});

export type TypedInView = z.infer<typeof typedInSchema>;
export type TypedInDraft = z.infer<typeof typedInDraftSchema>;
export type TypedInOpen = z.infer<typeof typedInOpenSchema>;
export type LineReading = z.infer<typeof lineReadingSchema>;
