import { z } from 'zod';
import { lockReasonSchema } from '../../shared/ipc/session-views.ts';
import { trustConfigSchema } from '../../shared/records/config.ts';

/** What passes between the main process and the engine's process besides the contract: starting, keys, the browser. */

export const engineStartSchema = z.object({
  type: z.literal('start'),
  config: trustConfigSchema,
  policy: z.object({ values: z.record(z.string(), z.unknown()), from: z.string() }),
  dataFolder: z.string().min(1),
  appVersion: z.string(),
  why: lockReasonSchema,
});

export const engineOrderSchema = z.discriminatedUnion('type', [
  engineStartSchema,
  z.object({ type: z.literal('stop') }),
]);

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the engine's process tells the main process by itself. */
export const engineNoteSchema = z.object({ type: z.literal('retired'), why: lockReasonSchema });

export const askSchema = z.discriminatedUnion('what', [
  z.object({ id: z.number().int(), what: z.literal('wrap'), bytes }),
  z.object({ id: z.number().int(), what: z.literal('unwrap'), bytes }),
  z.object({ id: z.number().int(), what: z.literal('open'), url: z.string().max(8192) }),
]);

const keyFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unavailable') }),
  z.object({ kind: z.literal('unsafe') }),
  z.object({ kind: z.literal('cannot-unwrap') }),
]);

export const answerSchema = z.discriminatedUnion('what', [
  z.object({ id: z.number().int(), what: z.literal('key'), bytes }),
  z.object({ id: z.number().int(), what: z.literal('key-fault'), fault: keyFault }),
  z.object({ id: z.number().int(), what: z.literal('opened'), opened: z.boolean() }),
]);

export type EngineStart = z.infer<typeof engineStartSchema>;
export type EngineNote = z.infer<typeof engineNoteSchema>;
export type EngineOrder = z.infer<typeof engineOrderSchema>;
export type Ask = z.infer<typeof askSchema>;
export type Answer = z.infer<typeof answerSchema>;
