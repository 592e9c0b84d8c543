import { z } from 'zod';
import { roleSchema } from '../cases/cases.ts';

export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  /** Instant of the last unlock or sign-in on this computer. */
  lastHere: z.string(),
});

/** What was typed into forms and not said: `place` names what it is about and the form, `fields` what stands in them. */
export const halfTypedSchema = z
  .array(
    z.object({
      place: z.string().min(1).max(1_000),
      fields: z.record(z.string().max(400), z.string().max(20_000)),
    }),
  )
  .max(500);
export type HalfTyped = z.infer<typeof halfTypedSchema>;

/** How one authorisation stands. `expired`: cached patients stay readable, sending waits. */
export const accessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-out') }),
  z.object({ kind: z.literal('signing-in'), url: z.string() }),
  z.object({
    kind: z.literal('signed-in'),
    until: z.string(),
    /** What the sources behind it need and the server did not grant. */
    missingScopes: z.array(z.string()),
    /** What the identity server does not offer: to end a sign-in before its time, keys to check an id token with, or any patient but one. */
    lacks: z.array(z.enum(['revocation', 'keys', 'other-patients'])),
  }),
  z.object({ kind: z.literal('expired'), since: z.string() }),
  z.object({ kind: z.literal('unavailable'), since: z.string(), detail: z.string() }),
]);

export const recordStatusSchema = z.object({
  audience: z.string(),
  name: z.string(),
  /** Names and roles of the sources behind this sign-in, and whether the latest request to each was answered. */
  sources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: z.enum(['census', 'history', 'chart', 'discharge', 'home']),
      answering: z.boolean(),
    }),
  ),
  architecture: z.string(),
  access: accessSchema,
  /** Null while locked: nothing is counted then. */
  cachedPatients: z.number().int().nullable(),
  /** Null while locked. */
  waitingEntries: z.number().int().nullable(),
});

export const lockReasonSchema = z.enum([
  'started',
  'asked',
  'idle',
  'screen-lock',
  'sleep',
  'engine-restarted',
]);
export type LockReason = z.infer<typeof lockReasonSchema>;

export const sessionSchema = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'preview', 'cli', 'test']),
  sandbox: z.boolean(),
  trust: z.string(),
  computer: z.string(),
  now: z.string(),
  network: z.enum(['up', 'down', 'unknown']),
  state: z.discriminatedUnion('kind', [
    /** Nobody is enrolled on this computer yet. */
    z.object({ kind: z.literal('new') }),
    /** The store cannot be used; nothing has been deleted. */
    z.object({ kind: z.literal('refused'), reason: z.string() }),
    z.object({
      kind: z.literal('locked'),
      since: z.string(),
      why: lockReasonSchema,
    }),
    /** Signed in to an identity server; a PIN has still to be chosen (and, on a shared computer, a colleague to admit). */
    z.object({
      kind: z.literal('enrolling'),
      name: z.string(),
      role: roleSchema,
      admissionNeeded: z.boolean(),
    }),
    z.object({ kind: z.literal('unlocked'), user: userSchema }),
  ]),
  users: z.array(userSchema),
  records: z.array(recordStatusSchema),
  /** Null while locked. */
  waitingEntries: z.number().int().nullable(),
  /** Changes that were kept on this computer and that its store lacks: found when it was opened. Empty while locked. */
  missing: z
    .object({ changes: z.number().int(), newest: z.string(), since: z.string().nullable() })
    .nullable(),
  /** A record system asked for a patient and nobody was unlocked: who, when, and until when it waits. Never for whom. */
  launchWaiting: z.object({ system: z.string(), since: z.string(), until: z.string() }).nullable(),
});

export type SessionView = z.infer<typeof sessionSchema>;
export type UserView = z.infer<typeof userSchema>;
export type RecordStatusView = z.infer<typeof recordStatusSchema>;
