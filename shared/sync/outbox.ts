import { assertNever } from '../core/must.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Instant } from '../core/instant.ts';
import { carriedOf, fresh, type EntryEvent, type EntryState } from './entry.ts';
import { settle } from './settle.ts';

export type IllegalMove = {
  readonly kind: 'illegal-move';
  readonly from: EntryState['kind'];
  readonly event: EntryEvent['kind'];
};

/** Moves an entry. Pure: the same entry and event give the same answer. Illegal moves are faults, never ignored. */
export function step(state: EntryState, event: EntryEvent): Result<EntryState, IllegalMove> {
  if (isOfNewer(state)) return illegal(state, event);
  switch (event.kind) {
    case 'send':
      return state.kind === 'queued'
        ? ok({
            kind: 'sending',
            attempt: state.attempts + 1,
            startedAt: event.at,
            ...carriedOf(state),
          })
        : illegal(state, event);
    case 'answered':
      return state.kind === 'sending'
        ? ok(thenTakenBack(state, settle(state, event.outcome, event), event.at))
        : illegal(state, event);
    case 'interrupted':
      return state.kind === 'sending' ? ok(interrupted(state)) : illegal(state, event);
    case 'signed-in':
      return state.kind === 'queued' && state.problem?.kind === 'sign-in-needed'
        ? ok({ ...state, notBefore: null, problem: null })
        : illegal(state, event);
    case 'try-again':
      return tryAgain(state, event);
    case 'decided-mine':
      return state.kind === 'conflicted' && state.retract === null
        ? ok({ ...fresh, mayHaveArrived: event.arrived === true })
        : illegal(state, event);
    case 'decided-theirs':
      return state.kind === 'conflicted'
        ? ok({
            kind: 'withdrawn',
            reason: event.reason ?? 'kept theirs',
            by: event.by,
            at: event.at,
            instead: event.instead,
            record: 'left-as-it-is',
          })
        : illegal(state, event);
    case 'brought-back':
      return broughtBack(state, event);
    case 'withdraw':
      return withdraw(state, event);
    default:
      return assertNever(event);
  }
}

const illegal = (state: EntryState, event: EntryEvent): Result<EntryState, IllegalMove> =>
  err({ kind: 'illegal-move', from: state.kind, event: event.kind });

function tryAgain(state: EntryState, event: EntryEvent): Result<EntryState, IllegalMove> {
  if (state.kind === 'parked')
    return ok({
      ...fresh,
      ...carriedOf(state),
      attempts: state.attempts,
      mayHaveArrived: true,
      timesNotHeld: 0,
    });
  if (state.kind === 'queued') return ok({ ...state, notBefore: null, problem: null });
  return illegal(state, event);
}

/** What is in the record, or may be, is looked for there before it is sent. */
function broughtBack(state: EntryState, event: EntryEvent): Result<EntryState, IllegalMove> {
  if (state.kind === 'withdrawn') return ok({ ...fresh, mayHaveArrived: state.record !== 'never-sent' });
  const isTakenBack = 'retract' in state && state.retract !== null && state.kind !== 'sending';
  return isTakenBack
    ? ok({ ...fresh, ...carriedOf(state), timesNotHeld: 0, retract: null })
    : illegal(state, event);
}

/**
 * What certainly never arrived is taken back here; anything else is looked for in the record first. What asked about a list goes by
 * the record in any case, where that list was kept: whether it still stands is looked at then. What is on its way settles first.
 */
function withdraw(
  state: EntryState,
  event: Extract<EntryEvent, { kind: 'withdraw' }>,
): Result<EntryState, IllegalMove> {
  const { reason, by, at, kept, seen } = event;
  const retract = {
    reason,
    by,
    ...(kept === undefined ? {} : { kept }),
    ...(seen === undefined ? {} : { seen }),
  };
  switch (state.kind) {
    case 'queued':
    case 'parked':
    case 'conflicted':
      return ok(
        state.mayHaveArrived ||
          state.answeredAs !== null ||
          (state.kind === 'conflicted' && (kept !== undefined || seen !== undefined))
          ? { ...fresh, ...carriedOf(state), timesNotHeld: 0, retract }
          : { kind: 'withdrawn', reason, by, at, instead: null, record: 'never-sent' },
      );
    case 'acknowledged':
      // What others wrote in the same words is theirs: nothing of ours is there to be taken back.
      if (state.byOthers === true)
        return ok({ kind: 'withdrawn', reason, by, at, instead: null, record: 'left-as-it-is' });
      return ok({
        ...fresh,
        answeredAs: { id: state.id, versionId: state.versionId },
        mayHaveArrived: true,
        retract,
      });
    case 'sending':
      return state.retract === null && state.takenBack === undefined
        ? ok({ ...state, takenBack: retract })
        : illegal(state, event);
    case 'withdrawn':
      return illegal(state, event);
  }
}

type Sending = Extract<EntryState, { kind: 'sending' }>;

/** What was taken back while it was on its way is taken back now, wherever that has left it. */
function thenTakenBack({ takenBack }: Sending, settled: EntryState, at: Instant): EntryState {
  if (takenBack === undefined) return settled;
  const moved = withdraw(settled, { kind: 'withdraw', ...takenBack, at });
  return moved.ok ? moved.value : settled;
}

/** It may have arrived, and what was said of it meanwhile stays said. */
const interrupted = (state: Sending): EntryState => ({
  ...fresh,
  ...carriedOf(state),
  attempts: state.attempt,
  mayHaveArrived: true,
  retract: state.takenBack ?? state.retract,
});

/** A newer program made it: what it says and how far it has come only that knows, so that this one moves it nowhere. */
export const isOfNewer = (state: EntryState): boolean =>
  state.kind === 'parked' && state.reason.kind === 'payload-too-new';

/** Nothing more happens to it without a person. */
export const needsAPerson = (state: EntryState): boolean =>
  state.kind === 'conflicted' || state.kind === 'parked';

/** Not yet known to be held, nor taken back: it counts as unsent work. */
export const isUnsent = (state: EntryState): boolean =>
  state.kind !== 'acknowledged' && state.kind !== 'withdrawn';
