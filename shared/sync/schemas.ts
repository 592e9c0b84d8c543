import { z } from 'zod';
import { brand } from '../core/brand.ts';
import type { Instant } from '../core/instant.ts';
import type { EntryState } from './outbox.ts';

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
]);

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-permitted'), missing: z.string() }),
  z.object({ kind: z.literal('not-accepted'), detail: z.string() }),
  z.object({ kind: z.literal('several-exist'), count: z.number().int() }),
  z.object({ kind: z.literal('gone'), detail: z.string() }),
  z.object({ kind: z.literal('unreadable-answer'), detail: z.string() }),
  z.object({ kind: z.literal('payload-too-new'), version: z.number().int() }),
]);

export const entryStateSchema: z.ZodType<EntryState> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('queued'),
    attempts: z.number().int(),
    notBefore: instant.nullable(),
    problem: problem.nullable(),
    mayHaveArrived: z.boolean(),
  }),
  z.object({
    kind: z.literal('sending'),
    attempt: z.number().int(),
    startedAt: instant,
    mayHaveArrived: z.boolean(),
  }),
  z.object({ kind: z.literal('acknowledged'), id: z.string(), versionId: z.string(), at: instant }),
  z.object({ kind: z.literal('conflicted'), theirs: z.string(), theirVersion: z.string(), at: instant }),
  z.object({ kind: z.literal('parked'), reason, at: instant, attempts: z.number().int() }),
  z.object({
    kind: z.literal('withdrawn'),
    reason: z.string(),
    by: z.string(),
    at: instant,
    instead: z.string().nullable(),
  }),
]);

/** How a repeat is recognised and somebody else's change noticed, as stored. */
export const guardSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('if-none-exist'),
    query: z.string(),
    /** Lists of others that would mean somebody signed meanwhile: where to look, since when, which a person has seen. */
    others: z.object({ search: z.string(), since: z.string(), seen: z.array(z.string()) }).nullable(),
  }),
  z.object({ kind: z.literal('if-match'), id: z.string(), versionId: z.string(), base: z.string() }),
]);
export type StoredGuard = z.infer<typeof guardSchema>;

/** The payloads this program writes and reads. */
export const payloadVersion = 1;
