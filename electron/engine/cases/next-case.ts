import { err, ok, type Result } from '../../../shared/core/result.ts';
import { reasonOf, type CaseReason } from '../../../shared/cases/cases.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import type { Store } from '../db/store.ts';
import type { Unlocked } from './unlocked.ts';
import { beginCase, type Opened } from './begun.ts';
import { readCurrent } from './events.ts';
import { gatherCase } from './open-case.ts';

const stayOf = (store: Store, person: string): string | null =>
  store.read.get(stayOfPerson, { person })?.encounter ?? null;

/** The first reconciliation of a stay. */
export const firstCase = (store: Store, person: string): Opened => ({
  kind: 'opened',
  encounter: stayOf(store, person),
  reason: 'admission',
  from: null,
  version: 1,
  why: '',
});

/** Opens a signed case again, as its next version: everything said stays, and it is decided and signed anew. */
export function reopen(here: Unlocked, person: string, why: string, seen: number): Result<void, Fault> {
  const current = readCurrent(here.store.read, person);
  const { state, id } = current;
  if (current.seen !== seen) return err({ kind: 'changed-meanwhile', what: 'case' });
  if (state.signedOff === null || id === null)
    return err({ kind: 'not-possible', why: 'the case is not signed: it is open' });
  return begin(here, person, 'case-reopened', {
    kind: 'opened',
    encounter: state.opened?.value.encounter ?? null,
    reason: reasonOf(state),
    from: id,
    version: (state.opened?.value.version ?? 1) + 1,
    why,
  });
}

/** Begins the next reconciliation of the stay from the one before: a transfer, a discharge. */
export function beginNext(
  here: Unlocked,
  person: string,
  reason: CaseReason,
  seen: number,
): Result<void, Fault> {
  const current = readCurrent(here.store.read, person);
  const { state, id } = current;
  if (current.seen !== seen) return err({ kind: 'changed-meanwhile', what: 'case' });
  if (id !== null && state.signedOff === null)
    return err({ kind: 'not-possible', why: `the ${reasonOf(state)} reconciliation is not signed yet` });
  if (id !== null && reasonOf(state) === reason && reason !== 'transfer')
    return err({ kind: 'not-possible', why: `the ${reason} reconciliation is there: open it again` });
  const encounter = stayOf(here.store, person) ?? state.opened?.value.encounter ?? null;
  return begin(here, person, 'case-begun', {
    kind: 'opened',
    encounter,
    reason,
    from: id,
    version: 1,
    why: '',
  });
}

function begin(here: Unlocked, person: string, action: string, body: Opened): Result<void, Fault> {
  const { context, store, user } = here;
  const open = gatherCase(context, store, person);
  store.inTransaction(action, { user: user.id, action, subject: person }, (tx) =>
    beginCase(here, tx, person, open, body),
  );
  context.emit({ event: 'case-changed', patient: person });
  return ok(undefined);
}
