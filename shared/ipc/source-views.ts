import { z } from 'zod';
import { layerSchema } from './faults.ts';
import { knownText } from './known-schema.ts';

/** `SourceState` (medicines/source.ts) on the wire. A test holds the two equal. */
export const partialReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('provider-not-answering'), provider: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('items-withheld'), detail: z.string() }),
  z.object({ kind: z.literal('data-in-transit') }),
  z.object({ kind: z.literal('data-awaiting-filing') }),
  z.object({ kind: z.literal('page-unreadable'), page: z.number().int(), detail: z.string() }),
  z.object({ kind: z.literal('paging-stopped'), detail: z.string() }),
  z.object({ kind: z.literal('too-large'), detail: z.string() }),
  z.object({ kind: z.literal('type-not-read'), type: z.string(), detail: z.string() }),
  z.object({
    kind: z.literal('fewer-than-said'),
    type: z.string(),
    said: z.number().int(),
    came: z.number().int(),
  }),
  z.object({ kind: z.literal('another-patient'), count: z.number().int() }),
  z.object({ kind: z.literal('still-reading') }),
  z.object({ kind: z.literal('not-all-given'), detail: z.string() }),
]);

export const unavailableReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-answering'), layer: layerSchema, detail: z.string() }),
  z.object({ kind: z.literal('sign-in-needed') }),
  z.object({ kind: z.literal('not-permitted'), detail: z.string() }),
  z.object({ kind: z.literal('identity-disagrees'), detail: z.string() }),
  z.object({ kind: z.literal('restricted') }),
  z.object({ kind: z.literal('store-not-found') }),
  z.object({ kind: z.literal('several-stores'), detail: z.string() }),
  z.object({ kind: z.literal('no-practice') }),
  z.object({ kind: z.literal('not-offered'), detail: z.string() }),
  z.object({ kind: z.literal('refused'), detail: z.string() }),
  z.object({ kind: z.literal('record-not-given'), detail: z.string() }),
  z.object({ kind: z.literal('not-read-yet') }),
]);

export const sourceStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('complete') }),
  z.object({ kind: z.literal('partial'), reasons: z.array(partialReasonSchema) }),
  z.object({ kind: z.literal('unavailable'), reason: unavailableReasonSchema }),
  z.object({ kind: z.literal('withheld'), by: z.string() }),
  z.object({ kind: z.literal('patient-not-known') }),
]);

/** One column of the case: a source with its freshness and completeness. */
export const columnSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The system behind it, e.g. "Eastvale Shared Record". */
  system: z.string(),
  role: z.enum(['history', 'chart', 'discharge']),
  state: sourceStateSchema,
  /** How its record is kept and what that means for reading it, in sentences; empty where there is nothing to know. */
  about: z.array(z.string()),
  /** When the copy on this computer was read. */
  asOf: knownText,
  /** It is being asked at this moment, by whoever or whatever began that: what is shown may be older than what is on its way. */
  reading: z.boolean(),
  /** The last attempt to read it failed after this copy was made, so what is shown is an offline copy. */
  offlineCopy: z.boolean(),
  /** Newest assertion inside the source, a partial date. */
  newestAssertion: knownText,
  /** Days since then, where the source is stale by the trust's setting; null where it is not, or where it is not known. */
  staleDays: z.number().int().nullable(),
  lines: z.number().int(),
  withdrawn: z.number().int(),
  notUnderstood: z.number().int(),
  /** Where somebody typed it in: which source, who typed it, and when it was said. */
  typedIn: z.object({ source: z.string(), by: z.string(), saidAt: z.string() }).nullable(),
});

export type ColumnView = z.infer<typeof columnSchema>;
export type SourceStateView = z.infer<typeof sourceStateSchema>;
