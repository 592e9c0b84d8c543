import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { EntryState } from '../../../shared/sync/sync.ts';
import type { Unlocked } from '../cases/cases.ts';
import { readEntry, type Entry } from '../sync/sync.ts';

export type Conflicted = Entry & { readonly state: Extract<EntryState, { kind: 'conflicted' }> };

/** An entry still in the conflict a person saw; a fault where it has moved on since. */
export function conflictSeen(
  { store }: Unlocked,
  id: string,
  seenVersion: string,
): Result<Conflicted, Fault> {
  const entry = readEntry(store.read, id);
  if (entry === undefined) return err({ kind: 'not-found', what: 'entry' });
  const { state } = entry;
  return state.kind === 'conflicted' && state.theirVersion === seenVersion
    ? ok({ ...entry, state })
    : err({ kind: 'changed-meanwhile', what: 'entry' });
}
