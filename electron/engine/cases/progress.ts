import { mayDecide, type Said } from '../../../shared/cases/cases.ts';
import type { ProgressView } from '../../../shared/ipc/decision-views.ts';
import type { User } from '../context.ts';
import type { Store } from '../db/store.ts';
import { readOutbox } from '../sync/sync.ts';
import type { OpenCase } from './open-case.ts';
import type { Judged } from './sign-off.ts';

const said = <T, U>(
  value: Said<T> | null,
  change: (value: T) => U,
): { value: U; by: string; at: string } | null =>
  value === null ? null : { value: change(value.value), by: value.by.name, at: value.at };

/** How far the case has come: for the stage bar, the sign-off button and undo. */
export function viewProgress(
  open: OpenCase,
  judged: Judged,
  store: Store,
  person: string,
  user: User,
): ProgressView {
  const { state } = open;
  const needing = judged.rows.filter((row) => row.needsDecision);
  const allowed = mayDecide(user.role);
  return {
    seen: open.seen,
    decided: needing.filter((row) => row.standing.decided).length,
    toDecide: needing.length,
    blockers: judged.blockers.length,
    undoable: state.undoable !== null,
    redoable: state.redoable !== null,
    identity: said(state.identity, (identifiers) => [...identifiers]),
    asked: said(state.asked, (asked) => ({ ...asked })),
    allergies: said(state.allergies, (allergies) => allergies.withWhom),
    notes: state.notes.map((note) => ({ value: note.value, by: note.by.name, at: note.at })),
    signed: signedOf(open, store, person),
    addenda: state.addenda.map((addendum) => ({
      value: addendum.value,
      by: addendum.by.name,
      at: addendum.at,
    })),
    mayDecide: { history: allowed.history, recommend: allowed.recommend, sign: allowed.sign },
  };
}

/** Shared only when the record of every entry is known to hold it. */
function signedOf({ state }: OpenCase, store: Store, person: string): ProgressView['signed'] {
  if (state.signedOff === null) return null;
  const entries = readOutbox(store.read).filter((entry) => entry.person === person);
  return {
    by: state.signedOff.by.name,
    at: state.signedOff.at,
    shared: entries.every((entry) => entry.state.kind === 'acknowledged' || entry.state.kind === 'withdrawn'),
    conflicts: entries.filter((entry) => entry.state.kind === 'conflicted').length,
  };
}
