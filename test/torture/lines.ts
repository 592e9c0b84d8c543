import { z } from 'zod';

/** What a process says while it works and before it ends, one JSON text a line. */
export const lineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  /** The engine answered: this is kept. `words` stand in the case of the patient, or in its addenda. */
  z.object({ kind: z.literal('kept'), patient: z.string(), words: z.string() }),
  z.object({ kind: z.literal('signed'), patient: z.string() }),
  /** The store cannot be used, and why; or what it lacks. */
  z.object({ kind: z.literal('refused'), reason: z.string() }),
  z.object({ kind: z.literal('missing'), changes: z.number() }),
  /** Something was not kept, because the disk is full. */
  z.object({ kind: z.literal('disk-full') }),
  /** An answer nobody should ever get. */
  z.object({ kind: z.literal('odd'), what: z.string() }),
  /** All there is, when everything has been sent that can be. */
  z.object({
    kind: z.literal('end'),
    words: z.record(z.string(), z.array(z.string())),
    signed: z.array(z.string()),
    states: z.array(z.string()),
  }),
]);
export type Line = z.infer<typeof lineSchema>;

/** How a process is started, as JSON in its last argument. */
export const startSchema = z.object({
  folder: z.string(),
  configPath: z.string(),
  seed: z.string(),
  /** `begin`: nobody is enrolled yet. `work` until it is killed. `drain`: send everything and tell. `look`: open and end. */
  what: z.enum(['begin', 'work', 'drain', 'look']),
  /** This computer's clock against the world's. */
  skewMs: z.number(),
  /** The folder is on a disk that will be full. */
  isDiskSmall: z.boolean(),
});
export type Start = z.infer<typeof startSchema>;
