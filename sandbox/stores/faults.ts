import type { IncomingMessage, ServerResponse } from 'node:http';
import { changed, normalStore, type StoreSwitches } from '../control/switches.ts';
import { type Refusal, refuse } from '../fhir/outcomes.ts';

/** A store's switches and how often they may still bite. */
export class Faults {
  private switches = normalStore();

  get now(): StoreSwitches {
    return this.switches;
  }

  change(change: unknown): StoreSwitches {
    this.switches = changed(this.switches, change);
    return this.switches;
  }

  reset(): void {
    this.switches = normalStore();
  }

  /** To be called whenever a fault was acted out. */
  bit(): void {
    const { times } = this.switches;
    if (times === undefined) return;
    this.switches = times > 1 ? { ...this.switches, times: times - 1 } : normalStore();
  }

  /** What the store answers instead of serving, before it looks at anything. */
  refusal(): Refusal | undefined {
    const { outage } = this.switches;
    if (outage === '503') {
      this.bit();
      return refuse(503, 'transient', 'The record is down for maintenance.', { 'retry-after': '2' });
    }
    if (outage === '500') {
      this.bit();
      return refuse(500, 'exception', 'The database behind this record is not available.');
    }
    if (outage === '504-behind-tie') {
      this.bit();
      return refuse(504, 'timeout', 'Integration engine: the record behind it did not answer.', {
        via: '1.1 trust-integration-engine',
      });
    }
    return undefined;
  }

  /** What a write is refused with, by the switch. */
  rejection(): Refusal | undefined {
    const { rejectWith } = this.switches;
    if (rejectWith === 'off') return undefined;
    this.bit();
    if (rejectWith === 403) return refuse(403, 'forbidden', 'Policy does not let this user write here.');
    if (rejectWith === 429) return refuse(429, 'throttled', 'Too many requests.', { 'retry-after': '1' });
    return refuse(
      422,
      'business-rule',
      'The record does not accept this entry: dosage is not acceptable to it.',
    );
  }
}

/** A connection that is cut without an answer. */
export function cut(request: IncomingMessage, response: ServerResponse): void {
  response.destroy();
  request.socket.destroy();
}

/** Milliseconds pass. */
export const pause = (delayMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, delayMs));
