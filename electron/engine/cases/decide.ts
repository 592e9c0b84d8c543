import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import {
  coverOf,
  isWanting,
  mayDecide,
  missingReason,
  type Saying,
  type SingleBody,
} from '../../../shared/cases/cases.ts';
import { mayPair } from '../../../shared/match/match.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { EngineContext } from '../context.ts';
import type { Here } from './cases.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { append } from './events.ts';

/**
 * Records what a person said, with the lines as they stand, in one transaction with its audit. Several sayings are one act:
 * all of them are taken or none, and undo takes all of them back.
 */
export function say(
  { context, store, user }: Here,
  person: string,
  sayings: readonly Saying[],
  seen: number,
): Result<void, Fault> {
  const open = gatherCase(context, store, person);
  const parts: SingleBody[] = [];
  for (const saying of sayings) {
    const refused = refusalOf(saying, open, user.role, seen);
    if (refused !== null) return err(refused);
    const body = bodyOf(saying, open, context);
    if (!body.ok) return body;
    parts.push(body.value);
  }
  const [first, second] = parts;
  if (first === undefined) return err({ kind: 'not-possible', why: 'nothing was said' });
  const kinds = [...new Set(parts.map((part) => part.kind))].join('+');
  store.inTransaction('decide', { user: user.id, action: `case-${kinds}`, subject: person }, (tx) => {
    if (open.seen === 0)
      append(tx, context.host, person, user, { kind: 'opened', encounter: null, reason: 'admission' });
    append(tx, context.host, person, user, second === undefined ? first : { kind: 'several', parts });
  });
  context.emit({ event: 'case-changed', patient: person });
  return ok(undefined);
}

/** Why a saying is not taken, or null. */
function refusalOf(saying: Saying, open: OpenCase, role: string, seen: number): Fault | null {
  if (open.state.signedOff !== null)
    return { kind: 'not-possible', why: 'the case is signed; add an addendum' };
  if (!isPermitted(saying.kind, role)) return { kind: 'not-allowed-for-role', role };
  if (saying.kind === 'recommended' && missingReason(saying.recommendation)) return { kind: 'reason-needed' };
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

/** What belongs to the comparison is the pharmacist's; who collects the history says what belongs to it. */
function isPermitted(kind: Saying['kind'], role: string): boolean {
  const allowed = mayDecide(role);
  switch (kind) {
    case 'recommended':
    case 'handed-over':
    case 'finding-judged':
    case 'severity-said':
    case 'history-checked':
    case 'gone-seen':
    case 'supply':
    case 'reason-said':
      return allowed.recommend;
    case 'confirmed':
      return allowed.confirm;
    default:
      return allowed.history;
  }
}

function bodyOf(saying: Saying, open: OpenCase, context: EngineContext): Result<SingleBody, Fault> {
  switch (saying.kind) {
    case 'handed-over': {
      const { finding, to, how } = saying;
      return ok({ kind: 'handed-over', finding, handOver: { to, how, at: fromMillis(context.host.now()) } });
    }
    case 'checklist':
      return checklistBody(saying, open);
    case 'own-drug': {
      const pack = saying.pack ?? context.host.randomUuid();
      if (saying.row === null) return ok({ ...saying, pack, covers: [] });
      const covers = coversOf(open, saying.row);
      return covers.ok ? ok({ ...saying, pack, covers: covers.value }) : covers;
    }
    default: {
      if (!('row' in saying)) return ok(saying);
      const covers = coversOf(open, saying.row);
      return covers.ok ? ok({ ...saying, covers: covers.value }) : covers;
    }
  }
}

/** The lines of a row as they stand. */
function coversOf(open: OpenCase, id: string): Result<ReturnType<typeof coverOf>[], Fault> {
  const row = open.matching.rows.find((candidate) => candidate.id === id);
  return row === undefined
    ? err({ kind: 'not-found', what: 'row' })
    : ok(row.lines.map((placed) => coverOf(placed.line)));
}

function checklistBody(
  saying: Extract<Saying, { kind: 'checklist' }>,
  { checklist }: OpenCase,
): Result<SingleBody, Fault> {
  const item = checklist.items.find((one) => one.id === saying.item);
  if (item === undefined) return err({ kind: 'not-possible', why: 'the checklist has no such item' });
  return isWanting(item, saying.said) ? err({ kind: 'reason-needed' }) : ok(saying);
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
    append(tx, context.host, person, user, { kind: which, event: event.id }),
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
