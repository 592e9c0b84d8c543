import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { coverOf, mayDecide, missingReason, type CaseEventBody } from '../../../shared/cases/cases.ts';
import type { Saying } from '../../../shared/ipc/decision-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { EngineContext } from '../context.ts';
import type { Here } from './cases.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { append } from './events.ts';

/** Records what a person said, with the lines as they stand, in one transaction with its audit. */
export function say(
  { context, store, user }: Here,
  person: string,
  saying: Saying,
  seen: number,
): Result<void, Fault> {
  const open = gatherCase(context, store, person);
  if (open.state.signedOff !== null)
    return err({ kind: 'not-possible', why: 'the case is signed; add an addendum' });
  const allowed = mayDecide(user.role);
  const permitted =
    saying.kind === 'recommended' || saying.kind === 'handed-over'
      ? allowed.recommend
      : saying.kind === 'confirmed'
        ? allowed.confirm
        : allowed.history;
  if (!permitted) return err({ kind: 'not-allowed-for-role', role: user.role });
  if (saying.kind === 'recommended' && missingReason(saying.recommendation))
    return err({ kind: 'reason-needed' });
  // Another window said something since: what this one shows may be out of date.
  if (seen !== open.seen && 'row' in saying) return err({ kind: 'changed-meanwhile', what: 'case' });
  const body = bodyOf(saying, open, context);
  if (!body.ok) return body;
  store.inTransaction('decide', { user: user.id, action: `case-${saying.kind}`, subject: person }, (tx) => {
    if (open.seen === 0)
      append(tx, context.host, person, user, { kind: 'opened', encounter: null, reason: 'admission' });
    append(tx, context.host, person, user, body.value);
  });
  context.emit({ event: 'case-changed', patient: person });
  return ok(undefined);
}

function bodyOf(saying: Saying, open: OpenCase, context: EngineContext): Result<CaseEventBody, Fault> {
  if (saying.kind === 'handed-over') {
    const { finding, to, how } = saying;
    return ok({ kind: 'handed-over', finding, handOver: { to, how, at: fromMillis(context.host.now()) } });
  }
  if (!('row' in saying)) return ok(saying);
  const row = open.matching.rows.find((candidate) => candidate.id === saying.row);
  if (row === undefined) return err({ kind: 'not-found', what: 'row' });
  return ok({ ...saying, covers: row.lines.map((placed) => coverOf(placed.line)) });
}

/** Takes back the latest decision still standing, or brings back the latest taken back. */
export function undoOrRedo(
  { context, store, user }: Here,
  person: string,
  which: 'undone' | 'redone',
): Result<void, Fault> {
  const { state } = gatherCase(context, store, person);
  const event = which === 'undone' ? state.undoable : state.redoable;
  if (event === null)
    return err({ kind: 'not-possible', why: which === 'undone' ? 'nothing to undo' : 'nothing to redo' });
  store.inTransaction(which, { user: user.id, action: `case-${which}`, subject: person }, (tx) =>
    append(tx, context.host, person, user, { kind: which, event }),
  );
  context.emit({ event: 'case-changed', patient: person });
  return ok(undefined);
}

export function addend({ context, store, user }: Here, person: string, words: string): Result<void, Fault> {
  const { state } = gatherCase(context, store, person);
  if (state.signedOff === null) return err({ kind: 'not-possible', why: 'the case is not signed yet' });
  store.inTransaction('addendum', { user: user.id, action: 'case-addendum', subject: person }, (tx) =>
    append(tx, context.host, person, user, { kind: 'addendum', words }),
  );
  context.emit({ event: 'case-changed', patient: person });
  return ok(undefined);
}
