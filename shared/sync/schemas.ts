import { z } from 'zod';
import { brand } from '../core/brand.ts';
import type { Instant } from '../core/instant.ts';
import type { EntryState } from './entry.ts';

/** An entry's state as stored; payload version 1. */
const instant = z.string().transform((text) => brand<Instant>(text));
const layer = z.enum([
  'network',
  'integration-engine',
  'identity-server',
  'record',
  'provider',
  'answer',
  'this-computer',
]);

const problem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-answering'), layer, detail: z.string() }),
  z.object({ kind: z.literal('busy'), detail: z.string() }),
  z.object({ kind: z.literal('sign-in-needed') }),
  z.object({ kind: z.literal('not-found-on-reading-back') }),
  z.object({ kind: z.literal('unreadable-answer'), detail: z.string() }),
  z.object({ kind: z.literal('looked-for') }),
]);

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-permitted'), missing: z.string() }),
  z.object({ kind: z.literal('not-accepted'), detail: z.string() }),
  z.object({ kind: z.literal('several-exist'), count: z.number().int() }),
  z.object({ kind: z.literal('gone'), detail: z.string() }),
  z.object({ kind: z.literal('unreadable-answer'), detail: z.string() }),
  z.object({ kind: z.literal('fields-lost'), fields: z.array(z.string()) }),
  z.object({ kind: z.literal('never-kept'), times: z.number().int() }),
  z.object({ kind: z.literal('patient-not-known') }),
  z.object({ kind: z.literal('payload-too-new'), version: z.number().int() }),
]);

const retraction = z.object({
  reason: z.string(),
  by: z.string(),
  kept: z.object({ endpoint: z.string(), id: z.string(), signature: z.string() }).optional(),
  seen: z.string().optional(),
});

/** States written before these fields were known have nothing in them. */
const carried = {
  mayHaveArrived: z.boolean().default(false),
  answeredAs: z.object({ id: z.string(), versionId: z.string().nullable() }).nullable().default(null),
  timesNotHeld: z.number().int().default(0),
  retract: retraction.nullable().default(null),
};

export const entryStateSchema: z.ZodType<EntryState> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('queued'),
    attempts: z.number().int(),
    notBefore: instant.nullable(),
    problem: problem.nullable(),
    ...carried,
  }),
  z.object({
    kind: z.literal('sending'),
    attempt: z.number().int(),
    startedAt: instant,
    takenBack: retraction.optional(),
    ...carried,
  }),
  z.object({
    kind: z.literal('acknowledged'),
    id: z.string(),
    versionId: z.string(),
    without: z.array(z.string()).default([]),
    byOthers: z.literal(true).optional(),
    at: instant,
  }),
  z.object({
    kind: z.literal('conflicted'),
    theirs: z.string(),
    theirVersion: z.string(),
    signature: z.string().nullable().default(null),
    at: instant,
    ...carried,
  }),
  z.object({ kind: z.literal('parked'), reason, at: instant, attempts: z.number().int(), ...carried }),
  z.object({
    kind: z.literal('withdrawn'),
    reason: z.string(),
    by: z.string(),
    at: instant,
    instead: z.string().nullable(),
    record: z.enum(['never-sent', 'not-there', 'marked-as-error', 'left-as-it-is']).default('never-sent'),
  }),
]);

/** How a repeat is recognised and somebody else's change noticed, as stored. */
/** Lists of others that would mean somebody signed meanwhile: where to look, since when, which a person has seen. */
const othersSchema = z.object({
  search: z.string(),
  since: z.string(),
  seen: z.array(z.string()),
  /** Signatures decided about, by whoever and in whichever record they were met. */
  signatures: z.array(z.string()).default([]),
});

export const guardSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('if-none-exist'),
    query: z.string(),
    others: othersSchema.nullable(),
    /**
     * Our organisation may have written about it from another computer since: `seen` are its entries that were there when it
     * was signed. Another one is asked about.
     */
    own: z
      .object({ seen: z.array(z.string()) })
      .nullable()
      .default(null),
  }),
  z.object({
    kind: z.literal('if-match'),
    id: z.string(),
    versionId: z.string(),
    base: z.string(),
    /** Where what is updated stands in a signed list: what changed it may be somebody's signature, which asks once. */
    others: othersSchema.optional(),
  }),
]);
export type StoredGuard = z.infer<typeof guardSchema>;

/** The payloads this program writes and reads. */
export const payloadVersion = 1;
