import { z } from 'zod';

/** One record of the audit in words. `seq` is its number in the chain. */
const entry = z.object({
  seq: z.number().int(),
  at: z.string(),
  /** The name somebody is enrolled under, their id where they are not, or `null` for the program itself. */
  who: z.string().nullable(),
  what: z.string(),
  /** The patient's name, another local id, or empty. */
  about: z.string(),
  /** Kinds and numbers that were recorded with it, such as why it locked. */
  detail: z.array(z.object({ name: z.string(), value: z.string() })),
});

/** Whether the chain on this computer holds. What was cut off after the last head kept elsewhere cannot be seen here. */
const chain = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('holds'),
    records: z.number().int(),
    signedTo: z.number().int(),
    /** The last record whose signed head lies in the trust's own store; 0 for none. */
    anchoredTo: z.number().int(),
  }),
  z.object({
    kind: z.literal('broken'),
    seq: z.number().int(),
    why: z.enum(['edited', 'removed-or-reordered', 'not-signed-by-this-key', 'not-in-the-chain']),
  }),
]);

export const auditSchema = z.object({
  entries: z.array(entry),
  /** The number to ask for the next older page with; `null` at the end. */
  older: z.number().int().nullable(),
  chain,
});

export type AuditEntryView = z.infer<typeof entry>;
export type AuditView = z.infer<typeof auditSchema>;
