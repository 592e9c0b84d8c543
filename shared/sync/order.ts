import type { Instant } from '../core/instant.ts';
import { isDue, type EntryState } from './outbox.ts';

/** What order needs to know of an entry. `after` are the entries whose ids or versions its body refers to. */
export type Ordered = {
  readonly id: string;
  readonly person: string;
  readonly endpoint: string;
  readonly after: readonly string[];
  readonly state: EntryState;
};

/**
 * The entries that may be sent now: due, and everything they refer to settled. Patients are independent, so one
 * stuck patient never holds another; within a patient only what refers to the stuck entry waits.
 * `entries` are in the order they were made; at most one entry per endpoint and patient is sent at a time.
 */
export function sendable<Entry extends Ordered>(entries: readonly Entry[], now: Instant): readonly Entry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const busy = new Set(entries.filter((entry) => entry.state.kind === 'sending').map(lane));
  const chosen: Entry[] = [];
  for (const entry of entries) {
    if (busy.has(lane(entry)) || !isDue(entry.state, now)) continue;
    if (!entry.after.every((id) => isSettled(byId.get(id)))) continue;
    busy.add(lane(entry));
    chosen.push(entry);
  }
  return chosen;
}

/** Held by the server, or taken back: then what refers to it is sent without it. A missing entry was cleared away. */
const isSettled = (entry: Ordered | undefined): boolean =>
  entry === undefined || entry.state.kind === 'acknowledged' || entry.state.kind === 'withdrawn';

const lane = (entry: Ordered): string => `${entry.person}\n${entry.endpoint}`;

/** The earliest moment at which something may become due, or `undefined` when only a person or a sign-in can help. */
export function nextDue(entries: readonly Ordered[]): Instant | undefined {
  return entries
    .flatMap((entry) =>
      entry.state.kind === 'queued' && entry.state.notBefore !== null ? [entry.state.notBefore] : [],
    )
    .toSorted()
    .at(0);
}
