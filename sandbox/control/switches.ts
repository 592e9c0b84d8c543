import { z } from 'zod';

/** What can be made to go wrong with a FHIR store. `times`: after so many requests it bit, everything is normal again. */
export const storeSwitchesSchema = z.object({
  latencyMs: z.number().int().nonnegative().default(0),
  /** `500`: what is behind the store is down, said in an OperationOutcome. `504-behind-tie`: the engine answers for a record that does not. */
  outage: z.enum(['off', 'refuse', 'hang', '500', '503', '504-behind-tie']).default('off'),
  /** What searches answer instead of their page. */
  badPages: z
    .enum([
      'off',
      'html',
      'truncated-json',
      'next-loops',
      'next-other-origin',
      'redirect',
      'other-patient',
      'huge-resource',
      'page-dropped',
    ])
    .default('off'),
  /** Only searches of these types are bad; all when empty. */
  badPageTypes: z.array(z.string()).default([]),
  ignoreIfMatch: z.boolean().default(false),
  /** Writes are refused with this status. */
  rejectWith: z.union([z.literal('off'), z.literal(403), z.literal(422), z.literal(429)]).default('off'),
  /** A write commits, and the connection is cut before the answer. */
  succeedButFail: z.boolean().default(false),
  /** A write is answered as done, and is not. */
  failButSay200: z.boolean().default(false),
  /** An integration engine that accepts requests with 202 and answers them later, where `Content-Location` says. */
  asynchronous: z.boolean().default(false),
  /** What the patients of this store share: everything, only what they take, or nothing any more. */
  consent: z.enum(['given', 'narrowed', 'withdrawn']).default('given'),
  /** A GP practice's system, or the Spine before it, refuses with this code of its own. */
  spineError: z.string().default('off'),
  /** Why a GP record says that it is not whole. */
  listWarning: z
    .enum(['off', 'confidential-items', 'data-in-transit', 'data-awaiting-filing'])
    .default('off'),
  times: z.number().int().positive().optional(),
});

export type StoreSwitches = z.infer<typeof storeSwitchesSchema>;
export type StoreSwitchChange = { [K in keyof StoreSwitches]?: StoreSwitches[K] | undefined };

export const normalStore = (): StoreSwitches => storeSwitchesSchema.parse({});

/** The current switches with a change laid over them; a change without `times` bites until it is taken back. */
export const changed = (now: StoreSwitches, change: unknown): StoreSwitches => {
  const { times: _, ...kept } = now;
  return storeSwitchesSchema.strict().parse({ ...kept, ...z.record(z.string(), z.unknown()).parse(change) });
};

/** What can be made to go wrong with the identity server. */
export const identitySwitchesSchema = z.object({
  outage: z.enum(['off', 'refuse', 'hang', '503']).default('off'),
  /** Sign-ins from now on are granted only what was asked for of this; everything when null. */
  narrowTo: z.array(z.string()).nullable().default(null),
});

export type IdentitySwitches = z.infer<typeof identitySwitchesSchema>;

export const normalIdentity = (): IdentitySwitches => identitySwitchesSchema.parse({});
