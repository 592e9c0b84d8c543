import { assertNever } from '../core/must.ts';
import { fromMillis, toMillis, type Instant } from '../core/instant.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Layer } from '../medicines/source.ts';
import { delayMs } from './back-off.ts';

/**
 * One thing to be written to a record, from decision to acknowledgement. `step` moves it; it never leaves the outbox
 * by itself unless the server is known to hold it.
 */
export type EntryState =
  /** Waits its turn. `notBefore` after a failure; `problem` says why it is still here. `mayHaveArrived` after a lost answer. */
  | {
      readonly kind: 'queued';
      readonly attempts: number;
      readonly notBefore: Instant | null;
      readonly problem: WaitingProblem | null;
      readonly mayHaveArrived: boolean;
    }
  | {
      readonly kind: 'sending';
      readonly attempt: number;
      readonly startedAt: Instant;
      readonly mayHaveArrived: boolean;
    }
  /** The server holds it and it was read back. */
  | { readonly kind: 'acknowledged'; readonly id: string; readonly versionId: string; readonly at: Instant }
  /** Somebody else's version is there; both are kept until a person decides. */
  | {
      readonly kind: 'conflicted';
      readonly theirs: string;
      readonly theirVersion: string;
      readonly at: Instant;
    }
  /** Needs a person. Never deleted, never retried by itself. */
  | {
      readonly kind: 'parked';
      readonly reason: ParkedReason;
      readonly at: Instant;
      readonly attempts: number;
    }
  /** A person took it back, with a reason; kept for the audit. `instead` is the entry of others that was kept. */
  | {
      readonly kind: 'withdrawn';
      readonly reason: string;
      readonly by: string;
      readonly at: Instant;
      readonly instead: string | null;
    };

export type WaitingProblem =
  | { readonly kind: 'not-answering'; readonly layer: Layer; readonly detail: string }
  | { readonly kind: 'busy'; readonly detail: string }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'not-found-on-reading-back' };

export type ParkedReason =
  | { readonly kind: 'not-permitted'; readonly missing: string }
  | { readonly kind: 'not-accepted'; readonly detail: string }
  | { readonly kind: 'several-exist'; readonly count: number }
  | { readonly kind: 'gone'; readonly detail: string }
  | { readonly kind: 'unreadable-answer'; readonly detail: string }
  | { readonly kind: 'payload-too-new'; readonly version: number };

/** What came of one attempt, after reading back. */
export type Outcome =
  | { readonly kind: 'held'; readonly id: string; readonly versionId: string }
  | {
      readonly kind: 'no-answer';
      readonly layer: Layer;
      readonly detail: string;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'busy'; readonly detail: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'not-held'; readonly detail: string }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'not-permitted'; readonly missing: string }
  | { readonly kind: 'not-accepted'; readonly detail: string }
  | { readonly kind: 'changed-by-others'; readonly theirs: string; readonly theirVersion: string }
  | { readonly kind: 'several-exist'; readonly count: number }
  | { readonly kind: 'gone'; readonly detail: string }
  | { readonly kind: 'unreadable-answer'; readonly detail: string };

export type EntryEvent =
  | { readonly kind: 'send'; readonly at: Instant }
  /** `random` in [0, 1) spreads the next attempt. */
  | { readonly kind: 'answered'; readonly outcome: Outcome; readonly at: Instant; readonly random: number }
  /** The engine started and found it half sent. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'try-again' }
  /** A conflict was decided: what is sent next is guarded by the version that was seen. */
  | { readonly kind: 'decided-mine' }
  | {
      readonly kind: 'decided-theirs';
      readonly by: string;
      readonly at: Instant;
      readonly instead: string | null;
    }
  | { readonly kind: 'withdraw'; readonly reason: string; readonly by: string; readonly at: Instant };

export type IllegalMove = {
  readonly kind: 'illegal-move';
  readonly from: EntryState['kind'];
  readonly event: EntryEvent['kind'];
};

export const fresh: Extract<EntryState, { kind: 'queued' }> = {
  kind: 'queued',
  attempts: 0,
  notBefore: null,
  problem: null,
  mayHaveArrived: false,
};

/** May this entry be sent at `now`? Whether those before it are acknowledged is `order.ts`'s question. */
export const isDue = (state: EntryState, now: Instant): boolean =>
  state.kind === 'queued' &&
  state.problem?.kind !== 'sign-in-needed' &&
  (state.notBefore === null || state.notBefore <= now);

/** Moves an entry. Pure: the same entry and event give the same answer. Illegal moves are faults, never ignored. */
export function step(state: EntryState, event: EntryEvent): Result<EntryState, IllegalMove> {
  switch (event.kind) {
    case 'send':
      return state.kind === 'queued'
        ? ok({
            kind: 'sending',
            attempt: state.attempts + 1,
            startedAt: event.at,
            mayHaveArrived: state.mayHaveArrived,
          })
        : illegal(state, event);
    case 'answered':
      return state.kind === 'sending'
        ? ok(settle(state, event.outcome, event.at, event.random))
        : illegal(state, event);
    case 'interrupted':
      return state.kind === 'sending'
        ? ok({ ...fresh, attempts: state.attempt, mayHaveArrived: true })
        : illegal(state, event);
    case 'signed-in':
      return state.kind === 'queued' && state.problem?.kind === 'sign-in-needed'
        ? ok({ ...state, notBefore: null, problem: null })
        : illegal(state, event);
    case 'try-again':
      return tryAgain(state, event);
    case 'decided-mine':
      return state.kind === 'conflicted' ? ok(fresh) : illegal(state, event);
    case 'decided-theirs':
      return state.kind === 'conflicted'
        ? ok({ kind: 'withdrawn', reason: 'kept theirs', by: event.by, at: event.at, instead: event.instead })
        : illegal(state, event);
    case 'withdraw':
      return state.kind === 'queued' || state.kind === 'parked' || state.kind === 'conflicted'
        ? ok({ kind: 'withdrawn', reason: event.reason, by: event.by, at: event.at, instead: null })
        : illegal(state, event);
    default:
      return assertNever(event);
  }
}

const illegal = (state: EntryState, event: EntryEvent): Result<EntryState, IllegalMove> =>
  err({ kind: 'illegal-move', from: state.kind, event: event.kind });

function tryAgain(state: EntryState, event: EntryEvent): Result<EntryState, IllegalMove> {
  if (state.kind === 'parked') return ok({ ...fresh, attempts: state.attempts, mayHaveArrived: true });
  if (state.kind === 'queued') return ok({ ...state, notBefore: null, problem: null });
  return illegal(state, event);
}

function settle(
  state: Extract<EntryState, { kind: 'sending' }>,
  outcome: Outcome,
  at: Instant,
  random: number,
): EntryState {
  const wait = (
    problem: WaitingProblem,
    retryAfterMs: number | null,
    mayHaveArrived: boolean,
  ): EntryState => ({
    kind: 'queued',
    attempts: state.attempt,
    notBefore: fromMillis(toMillis(at) + delayMs(state.attempt, random, retryAfterMs)),
    problem,
    mayHaveArrived: mayHaveArrived || state.mayHaveArrived,
  });
  const park = (reason: ParkedReason): EntryState => ({
    kind: 'parked',
    reason,
    at,
    attempts: state.attempt,
  });
  switch (outcome.kind) {
    case 'held':
      return { kind: 'acknowledged', id: outcome.id, versionId: outcome.versionId, at };
    case 'no-answer':
      return wait(
        { kind: 'not-answering', layer: outcome.layer, detail: outcome.detail },
        outcome.retryAfterMs,
        true,
      );
    case 'busy':
      return wait({ kind: 'busy', detail: outcome.detail }, outcome.retryAfterMs, false);
    case 'not-held':
      return wait({ kind: 'not-found-on-reading-back' }, null, true);
    case 'sign-in-needed':
      return {
        ...fresh,
        attempts: state.attempt,
        problem: { kind: 'sign-in-needed' },
        mayHaveArrived: state.mayHaveArrived,
      };
    case 'changed-by-others':
      return { kind: 'conflicted', theirs: outcome.theirs, theirVersion: outcome.theirVersion, at };
    case 'not-permitted':
    case 'not-accepted':
    case 'several-exist':
    case 'gone':
    case 'unreadable-answer':
      return park(outcome);
    default:
      return assertNever(outcome);
  }
}

/** Nothing more happens to it without a person. */
export const needsAPerson = (state: EntryState): boolean =>
  state.kind === 'conflicted' || state.kind === 'parked';

/** Not yet known to be held, nor taken back: it counts as unsent work. */
export const isUnsent = (state: EntryState): boolean =>
  state.kind !== 'acknowledged' && state.kind !== 'withdrawn';
