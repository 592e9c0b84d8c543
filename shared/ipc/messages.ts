import { z } from 'zod';
import { eventSchema, type EngineEvent } from './events.ts';
import type { CallName } from './requests.ts';
import type { ReplyOf } from './replies.ts';
import { faultSchema, type Fault } from './faults.ts';
import type { Result } from '../core/result.ts';

/** What travels between the renderer's side and the engine: one call, its one answer, and events. */
export const requestMessageSchema = z.object({
  type: z.literal('call'),
  id: z.number().int(),
  version: z.number().int(),
  call: z.string(),
  request: z.unknown(),
});

export const replyMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reply'), id: z.number().int(), value: z.unknown() }),
  z.object({ type: z.literal('fault'), id: z.number().int(), fault: faultSchema }),
  z.object({ type: z.literal('event'), event: eventSchema }),
]);

export type RequestMessage = z.infer<typeof requestMessageSchema>;
export type ReplyMessage = z.infer<typeof replyMessageSchema>;

/** The bridge as the renderer sees it: `window.concord`. */
export type Concord = {
  readonly call: <Name extends CallName>(
    name: Name,
    request: unknown,
  ) => Promise<Result<ReplyOf<Name>, Fault>>;
  readonly onEvent: (listener: (event: EngineEvent) => void) => () => void;
};
