import { z } from 'zod';

/** Which layer failed. Every message on screen names it. */
export const layerSchema = z.enum([
  'network',
  'integration-engine',
  'identity-server',
  'record',
  'provider',
  'answer',
  'this-computer',
]);

const storeRefusals = [
  'wrong-key',
  'malformed',
  'from-the-future',
  'plaintext-file',
  'moved-profile',
  'wrong-user',
  'wrong-machine',
  'key-missing',
  'store-missing',
  'key-store-unsafe',
  'key-store-unavailable',
  'disk-full',
  'read-only',
  'cleared',
] as const;

const signInRefusals = [
  'cancelled',
  'timed-out',
  'wrong-state',
  'refused-by-server',
  'server-not-answering',
  'answer-unreadable',
  'different-person',
  'same-person',
  'not-asked-again',
  'browser-not-opened',
  'not-the-sandbox',
] as const;

/**
 * Everything a call can answer instead of its reply. Kinds and local ids only: never clinical text, keys, tokens or SQL.
 * `detail` is technical and safe to show (status numbers, scope names, source names).
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('wrong-pin'), triesLeft: z.number().int() }),
  z.object({ kind: z.literal('pin-blocked'), until: z.string() }),
  z.object({ kind: z.literal('pin-too-simple'), why: z.enum(['too-short', 'too-easy']) }),
  z.object({ kind: z.literal('store-refused'), reason: z.enum(storeRefusals) }),
  z.object({ kind: z.literal('sign-in-failed'), reason: z.enum(signInRefusals), detail: z.string() }),
  z.object({ kind: z.literal('sign-in-needed'), audience: z.string() }),
  z.object({ kind: z.literal('admission-needed') }),
  z.object({ kind: z.literal('not-answering'), layer: layerSchema, source: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('answer-unreadable'), source: z.string(), detail: z.string() }),
  /** A file somebody chose is not taken. `answer`: what it holds is no record that is read. */
  z.object({ kind: z.literal('file-refused'), layer: layerSchema, why: z.string() }),
  z.object({ kind: z.literal('not-permitted'), source: z.string(), missing: z.string() }),
  z.object({ kind: z.literal('not-allowed-for-role'), role: z.string() }),
  z.object({
    kind: z.literal('not-found'),
    what: z.enum(['patient', 'ward', 'row', 'user', 'audience', 'source', 'entry', 'case']),
  }),
  z.object({ kind: z.literal('reason-needed') }),
  z.object({ kind: z.literal('changed-meanwhile'), what: z.enum(['case', 'row', 'source', 'entry']) }),
  z.object({ kind: z.literal('not-possible'), why: z.string() }),
  z.object({ kind: z.literal('bad-request'), call: z.string(), path: z.string() }),
  z.object({ kind: z.literal('version-mismatch'), ours: z.number().int(), theirs: z.number().int() }),
  z.object({ kind: z.literal('engine-stopped') }),
  z.object({ kind: z.literal('internal'), where: z.string() }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type StoreRefusal = (typeof storeRefusals)[number];
export type SignInRefusal = (typeof signInRefusals)[number];
