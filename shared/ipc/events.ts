import { z } from 'zod';
import { faultSchema } from './faults.ts';
import { lockReasonSchema } from './session-views.ts';

/** Events carry ids; the renderer asks again. */
export const eventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('session-changed') }),
  /** Locked, or about to be: the page hides everything before it asks anything. */
  z.object({ event: z.literal('locked'), why: lockReasonSchema }),
  z.object({ event: z.literal('ward-changed'), ward: z.string() }),
  z.object({ event: z.literal('case-changed'), patient: z.string() }),
  z.object({ event: z.literal('outbox-changed') }),
  /** The record system opened this patient. */
  z.object({ event: z.literal('launched'), patient: z.string() }),
  /** It opened somebody, and who that is was not certain, or they could not be read. */
  z.object({ event: z.literal('launch-stopped'), fault: faultSchema }),
  /** The store on this computer is brought up to date while somebody unlocks it: rows moved so far, of how many. */
  z.object({ event: z.literal('store-updating'), moved: z.number().int(), total: z.number().int() }),
  z.object({ event: z.literal('pack-changed') }),
]);

export type EngineEvent = z.infer<typeof eventSchema>;
