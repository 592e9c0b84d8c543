import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { storedObject, type EntryState } from '../../../shared/sync/sync.ts';
import type { Unlocked } from '../cases/cases.ts';
import { readEntry, type Entry } from '../sync/sync.ts';

export type Conflicted = Entry & { readonly state: Extract<EntryState, { kind: 'conflicted' }> };

/**
 * What a person decides about: the version of an entry of mine, or which other entry at which version; and whether they were asked
 * again. A version alone is not enough: two other entries may both be at their first.
 */
export function seenOf({ state, guard }: Conflicted): string {
  const { theirVersion, signature, retract } = state;
  const { resourceType, id } = storedObject(state.theirs);
  const isVersionOfMine = signature === null && guard.kind === 'if-match' && guard.id === id;
  const seen = isVersionOfMine
    ? theirVersion
    : `${String(resourceType)}/${String(id)}/_history/${theirVersion}`;
  return signature !== null && retract !== null ? `${seen} again` : seen;
}

/** An entry still in the conflict a person saw; a fault where it has moved on since. */
export function conflictSeen(
  { store }: Unlocked,
  id: string,
  seenVersion: string,
): Result<Conflicted, Fault> {
  const entry = readEntry(store.read, id);
  if (entry === undefined) return err({ kind: 'not-found', what: 'entry' });
  const { state } = entry;
  return state.kind === 'conflicted' && seenOf({ ...entry, state }) === seenVersion
    ? ok({ ...entry, state })
    : err({ kind: 'changed-meanwhile', what: 'entry' });
}
