import type { Entry } from '../../../electron/engine/sync/sync.ts';
import { askedAbout, waitsForSignature } from '../../../shared/sync/sync.ts';
import type { Finding, Left } from './finding.ts';

/** With the network whole and everybody signed in nothing waits, but for what stands behind something only a person can settle. */
export function findStuck(left: readonly Left[]): readonly Finding[] {
  return left.flatMap(({ client, entries }) =>
    entries
      .filter(
        (entry) =>
          (entry.state.kind === 'queued' || entry.state.kind === 'sending') && !standsBehind(entry, entries),
      )
      .map((entry): Finding => ({
        kind: 'stuck',
        detail: `${client.name}: ${entry.kind} ${entry.id} is ${JSON.stringify(entry.state)}`,
      })),
  );
}

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
