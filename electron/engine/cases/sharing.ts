import { groupBy } from '../../../shared/core/compare.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import type { EntryState } from '../../../shared/sync/sync.ts';

/** An entry of the outbox, as far as a paper says where it is. */
export type SharedEntry = { readonly endpoint: string; readonly state: Pick<EntryState, 'kind'> };

const stateOf: Readonly<Record<EntryState['kind'], string>> = {
  queued: 'waiting to be sent',
  sending: 'being sent',
  conflicted: 'in conflict',
  parked: 'refused or held back',
  acknowledged: 'received',
  withdrawn: 'withdrawn',
};

/** Whether a signed case was shared at the moment a paper was made: a line a record, counted by state. */
export function sharingWords(
  entries: readonly SharedEntry[],
  nameOf: (endpoint: string) => string,
  at: string,
): string[] {
  return [...groupBy(entries, (entry) => entry.endpoint)].map(([endpoint, own]) => {
    const counts = [...groupBy(own, (entry) => stateOf[entry.state.kind])];
    return `${showDateTime(at)}: ${nameOf(endpoint)}: ${counts.map(([state, of]) => `${of.length} ${state}`).join(', ')}.`;
  });
}
