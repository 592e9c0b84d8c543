import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Saying, SingleBody } from '../../../shared/cases/cases.ts';
import { mayPair } from '../../../shared/match/match.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { maySay, mayTakeBack } from '../permissions/permissions.ts';
import { outboxSenderOf } from '../sync/sync.ts';
import type { Unlocked } from './unlocked.ts';
import { eventBody } from './event-body.ts';
import { append } from './events.ts';
import { beginCase } from './begun.ts';
import { firstCase } from './next-case.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { queue } from './queue.ts';
import { handOverWrites } from './take-over.ts';

/**
 * Records what a person said, with the lines as they stand, in one transaction with its audit. Several sayings are one act:
 * all of them are taken or none, and undo takes all of them back.
 */
export function say(
  here: Unlocked,
  person: string,
  sayings: readonly Saying[],
  seen: number,
): Result<void, Fault> {
  const { context, store, user } = here;
  const open = gatherCase(context, store, person);
  const parts: SingleBody[] = [];
  for (const saying of sayings) {
    const refused = refusalOf(saying, open, here, seen);
    if (refused !== null) return err(refused);
    const body = eventBody(saying, open, here, person);
    if (!body.ok) return body;
    parts.push(body.value);
  }
  const [first, second] = parts;
  if (first === undefined) return err({ kind: 'not-possible', why: 'nothing was said' });
  const kinds = [...new Set(parts.map((part) => part.kind))].join('+');
  store.inTransaction('decide', { user: user.id, action: `case-${kinds}`, subject: person }, (tx) => {
    if (open.current.id === null) beginCase(here, tx, person, open, firstCase(store, person));
    append(tx, context.host, person, user, second === undefined ? first : { kind: 'several', parts });
    // With what was just said: a case may begin with being handed over.
    const writes = parts.flatMap((part) =>
      part.kind === 'passed-on' ? handOverWrites(here, tx, person, open, part) : [],
    );
    queue(tx, { user, person, open, rows: [] }, writes, fromMillis(context.host.now()));
  });
  context.emit({ event: 'case-changed', patient: person });
  // That a case was begun, or handed over, goes to the trust's own store.
  const isHandedOver = parts.some(({ kind }) => kind === 'passed-on');
  if (open.current.id === null || isHandedOver) outboxSenderOf(context).wake();
  return ok(undefined);
}

/** Why a saying is not taken, or null. */
function refusalOf(saying: Saying, open: OpenCase, { user }: Unlocked, seen: number): Fault | null {
  if (open.state.signedOff !== null)
    return {
      kind: 'not-possible',
      why: 'the case is signed: add an addendum, or open it again to decide otherwise',
    };
  if (!maySay(user.role, saying.kind)) return { kind: 'not-allowed-for-role', role: user.role };
  // Another window said something since: what this one shows may be out of date.
  if (seen !== open.seen && 'row' in saying) return { kind: 'changed-meanwhile', what: 'case' };
  return saying.kind === 'paired' ? whyNotPaired(open.matching, saying.lines) : null;
}

/** Lines that the never-equate table keeps apart are not paired, and what was proposed for them stays proposed. */
function whyNotPaired({ rows }: OpenCase['matching'], keys: readonly string[]): Fault | null {
  const lines = rows.flatMap((row) => row.lines).filter((line) => keys.includes(line.key));
  const apart = lines.some((one) => lines.some((other) => !mayPair(one, other)));
  return apart
    ? { kind: 'not-possible', why: 'these two may not stand in one row; they can be linked' }
    : null;
}

/** Takes back the latest act still standing, or brings back the latest taken back. */
export function undoOrRedo(
  { context, store, user }: Unlocked,
  person: string,
  which: 'undone' | 'redone',
): Result<void, Fault> {
  const { state, current } = gatherCase(context, store, person);
  const event = which === 'undone' ? state.undoable : state.redoable;
  if (event === null)
    return err({ kind: 'not-possible', why: which === 'undone' ? 'nothing to undo' : 'nothing to redo' });
  const taken = current.events.find((one) => one.id === event.id);
  if (!mayTakeBack(user, taken))
    return err(
      taken?.by.user === user.id
        ? { kind: 'not-allowed-for-role', role: user.role }
        : {
            kind: 'not-possible',
            why: `${taken?.by.name ?? 'somebody else'} said it: only they or a pharmacist take it back`,
          },
    );
  store.inTransaction(which, { user: user.id, action: `case-${which}`, subject: person }, (tx) =>
    append(tx, context.host, person, user, { kind: which, event: event.id }),
  );
  context.emit({ event: 'case-changed', patient: person });
  return ok(undefined);
}
