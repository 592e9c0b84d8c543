import type { Entry } from '../../../electron/engine/sync/sync.ts';
import { askedAbout, waitsForSignature } from '../../../shared/sync/sync.ts';
import type { Finding, Left } from './finding.ts';

/**
 * With the network whole and everybody signed in nothing waits, but for what stands behind something only a person can settle; and
 * nobody is asked to settle what refers to something gone where all of it is there.
 */
export function findStuck(left: readonly Left[]): readonly Finding[] {
  return left.flatMap(({ client, entries }) =>
    entries
      .filter((entry) => waits(entry, entries) || isParkedForNothing(entry, entries))
      .map((entry): Finding => ({
        kind: 'stuck',
        detail: `${client.name}: ${entry.kind} ${entry.id} is ${JSON.stringify(entry.state)}`,
      })),
  );
}

const waits = (entry: Entry, entries: readonly Entry[]): boolean =>
  (entry.state.kind === 'queued' || entry.state.kind === 'sending') && !standsBehind(entry, entries);

const isParkedForNothing = ({ state, after }: Entry, entries: readonly Entry[]): boolean =>
  state.kind === 'parked' &&
  JSON.stringify(state.reason).includes('something that was taken back') &&
  after.every((id) => entries.find((other) => other.id === id)?.state.kind === 'acknowledged');

function standsBehind(entry: Entry, entries: readonly Entry[], depth = 0): boolean {
  if (waitsForSignature(entry, askedAbout(entries))) return true;
  return entry.after.some((id) => {
    const before = entries.find((other) => other.id === id);
    if (before === undefined || depth > 5) return false;
    return (
      before.state.kind === 'parked' ||
      before.state.kind === 'conflicted' ||
      (before.state.kind === 'queued' && standsBehind(before, entries, depth + 1))
    );
  });
}
