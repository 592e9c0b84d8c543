import { assertNever } from '../core/must.ts';
import { fromMillis, toMillis, type Instant } from '../core/instant.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Layer } from '../medicines/source.ts';
import { delayMs } from './back-off.ts';

/** What an entry takes along through every state until it is settled. */
export type Carried = {
  /** An attempt may have arrived although no answer came: it is looked for before it is sent again. */
  readonly mayHaveArrived: boolean;
  /** What the record answered to the write: our own write is known again by it, whatever the record made of its fields. */
  readonly answeredAs: { readonly id: string; readonly versionId: string | null } | null;
  /** How often the record said it was done and did not have it. */
  readonly timesNotHeld: number;
  /** Somebody took it back after it may have arrived: what is sent is no longer the entry, but that it was an error. */
  readonly retract: { readonly reason: string; readonly by: string } | null;
};

/**
 * One thing to be written to a record, from decision to acknowledgement. `step` moves it; it never leaves the outbox
 * by itself unless the server is known to hold it.
 */
export type EntryState =
  /** Waits its turn. `notBefore` is for the screen; `problem` says why it is still here. */
  | (Carried & {
      readonly kind: 'queued';
      readonly attempts: number;
      readonly notBefore: Instant | null;
      readonly problem: WaitingProblem | null;
    })
  | (Carried & { readonly kind: 'sending'; readonly attempt: number; readonly startedAt: Instant })
  /** The server holds it and it was read back; `without` the fields that this server does not keep. */
  | {
      readonly kind: 'acknowledged';
      readonly id: string;
      readonly versionId: string;
      readonly without: readonly string[];
      readonly at: Instant;
    }
  /**
   * Somebody else's version is there; both are kept until a person decides. `signature` names the list somebody else
   * signed, where that is what stands in the way: one signature asks once, whatever waits behind it.
   */
  | (Carried & {
      readonly kind: 'conflicted';
      readonly theirs: string;
      readonly theirVersion: string;
      readonly signature: string | null;
      readonly at: Instant;
    })
  /** Needs a person. Never deleted, never retried by itself. */
  | (Carried & {
      readonly kind: 'parked';
      readonly reason: ParkedReason;
      readonly at: Instant;
      readonly attempts: number;
    })
  /**
   * A person took it back, with a reason; kept for the audit. `instead` is the entry of others that was kept. `record`
   * says what became of it there.
   */
  | {
      readonly kind: 'withdrawn';
      readonly reason: string;
      readonly by: string;
      readonly at: Instant;
      readonly instead: string | null;
      readonly record: 'never-sent' | 'not-there' | 'marked-as-error' | 'left-as-it-is';
    };

export type WaitingProblem =
  | { readonly kind: 'not-answering'; readonly layer: Layer; readonly detail: string }
  | { readonly kind: 'busy'; readonly detail: string }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'not-found-on-reading-back' }
  /** An answer came that is none: a proxy's page, half a text. */
  | { readonly kind: 'unreadable-answer'; readonly detail: string }
  /** Taken back, and looked for again because it may still arrive. */
  | { readonly kind: 'looked-for' };

export type ParkedReason =
  | { readonly kind: 'not-permitted'; readonly missing: string }
  | { readonly kind: 'not-accepted'; readonly detail: string }
  | { readonly kind: 'several-exist'; readonly count: number }
  | { readonly kind: 'gone'; readonly detail: string }
  | { readonly kind: 'unreadable-answer'; readonly detail: string }
  /** The record holds the entry without these clinical fields. */
  | { readonly kind: 'fields-lost'; readonly fields: readonly string[] }
  /** The record said so often that it was done, and did not have it. */
  | { readonly kind: 'never-kept'; readonly times: number }
  | { readonly kind: 'patient-not-known' }
  | { readonly kind: 'payload-too-new'; readonly version: number };

/** What came of one attempt, after reading back. */
export type Outcome =
  | {
      readonly kind: 'held';
      readonly id: string;
      readonly versionId: string;
      readonly without: readonly string[];
    }
  | {
      readonly kind: 'no-answer';
      readonly layer: Layer;
      readonly detail: string;
      readonly retryAfterMs: number | null;
      readonly answeredAs?: NonNullable<Carried['answeredAs']>;
    }
  | { readonly kind: 'busy'; readonly detail: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'not-held'; readonly detail: string }
  | {
      readonly kind: 'unreadable-answer';
      readonly detail: string;
      readonly answeredAs?: NonNullable<Carried['answeredAs']>;
    }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'not-permitted'; readonly missing: string }
  | { readonly kind: 'not-accepted'; readonly detail: string }
  | {
      readonly kind: 'changed-by-others';
      readonly theirs: string;
      readonly theirVersion: string;
      readonly signature: string | null;
    }
  | { readonly kind: 'several-exist'; readonly count: number }
  | { readonly kind: 'gone'; readonly detail: string }
  | {
      readonly kind: 'fields-lost';
      readonly fields: readonly string[];
      readonly id: string;
      readonly versionId: string;
    }
  | { readonly kind: 'patient-not-known' }
  | { readonly kind: 'retracted'; readonly record: 'not-there' | 'marked-as-error' | 'left-as-it-is' };

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

const nothingCarried: Carried = {
  mayHaveArrived: false,
  answeredAs: null,
  timesNotHeld: 0,
  retract: null,
};

export const fresh: Extract<EntryState, { kind: 'queued' }> = {
  kind: 'queued',
  attempts: 0,
  notBefore: null,
  problem: null,
  ...nothingCarried,
};

const carriedOf = ({ mayHaveArrived, answeredAs, timesNotHeld, retract }: Carried): Carried => ({
  mayHaveArrived,
  answeredAs,
  timesNotHeld,
  retract,
});

/** Moves an entry. Pure: the same entry and event give the same answer. Illegal moves are faults, never ignored. */
export function step(state: EntryState, event: EntryEvent): Result<EntryState, IllegalMove> {
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
        ? ok(settle(state, event.outcome, event.at, event.random))
        : illegal(state, event);
    case 'interrupted':
      return state.kind === 'sending'
        ? ok({ ...fresh, ...carriedOf(state), attempts: state.attempt, mayHaveArrived: true })
        : illegal(state, event);
    case 'signed-in':
      return state.kind === 'queued' && state.problem?.kind === 'sign-in-needed'
        ? ok({ ...state, notBefore: null, problem: null })
        : illegal(state, event);
    case 'try-again':
      return tryAgain(state, event);
    case 'decided-mine':
      return state.kind === 'conflicted' ? ok({ ...fresh, retract: state.retract }) : illegal(state, event);
    case 'decided-theirs':
      return state.kind === 'conflicted'
        ? ok({
            kind: 'withdrawn',
            reason: 'kept theirs',
            by: event.by,
            at: event.at,
            instead: event.instead,
            record: 'left-as-it-is',
          })
        : illegal(state, event);
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

/** What certainly never arrived is taken back here; anything else is looked for in the record first. */
function withdraw(
  state: EntryState,
  event: Extract<EntryEvent, { kind: 'withdraw' }>,
): Result<EntryState, IllegalMove> {
  const { reason, by, at } = event;
  switch (state.kind) {
    case 'queued':
    case 'parked':
    case 'conflicted':
      return ok(
        state.mayHaveArrived || state.answeredAs !== null
          ? { ...fresh, ...carriedOf(state), timesNotHeld: 0, retract: { reason, by } }
          : { kind: 'withdrawn', reason, by, at, instead: null, record: 'never-sent' },
      );
    case 'acknowledged':
      return ok({
        ...fresh,
        answeredAs: { id: state.id, versionId: state.versionId },
        mayHaveArrived: true,
        retract: { reason, by },
      });
    case 'sending':
    case 'withdrawn':
      return illegal(state, event);
  }
}

/** After so many answers of "done" for what is not there, a person is asked. */
const mostTimesNotHeld = 5;

type Sending = Extract<EntryState, { kind: 'sending' }>;

function settle(state: Sending, outcome: Outcome, at: Instant, random: number): EntryState {
  const wait = (
    problem: WaitingProblem,
    retryAfterMs: number | null,
    carried: Partial<Carried>,
  ): EntryState => ({
    kind: 'queued',
    attempts: state.attempt,
    notBefore: fromMillis(toMillis(at) + delayMs(state.attempt, random, retryAfterMs)),
    problem,
    ...carriedOf(state),
    ...carried,
  });
  const park = (reason: ParkedReason, carried: Partial<Carried> = {}): EntryState => ({
    kind: 'parked',
    reason,
    at,
    attempts: state.attempt,
    ...carriedOf(state),
    ...carried,
  });
  const answeredAs =
    'answeredAs' in outcome && outcome.answeredAs !== undefined ? outcome.answeredAs : state.answeredAs;
  switch (outcome.kind) {
    case 'held':
      return {
        kind: 'acknowledged',
        id: outcome.id,
        versionId: outcome.versionId,
        without: outcome.without,
        at,
      };
    case 'no-answer':
      return wait(
        { kind: 'not-answering', layer: outcome.layer, detail: outcome.detail },
        outcome.retryAfterMs,
        { mayHaveArrived: true, answeredAs },
      );
    case 'unreadable-answer':
      return wait({ kind: 'unreadable-answer', detail: outcome.detail }, null, {
        mayHaveArrived: true,
        answeredAs,
      });
    case 'busy':
      return wait({ kind: 'busy', detail: outcome.detail }, outcome.retryAfterMs, {});
    case 'not-held': {
      const timesNotHeld = state.timesNotHeld + 1;
      const carried = { mayHaveArrived: true, answeredAs: null, timesNotHeld };
      return timesNotHeld >= mostTimesNotHeld
        ? park({ kind: 'never-kept', times: timesNotHeld }, carried)
        : wait({ kind: 'not-found-on-reading-back' }, null, carried);
    }
    case 'sign-in-needed':
      return {
        ...fresh,
        ...carriedOf(state),
        attempts: state.attempt,
        problem: { kind: 'sign-in-needed' },
      };
    case 'changed-by-others': {
      const { theirs, theirVersion, signature } = outcome;
      return { kind: 'conflicted', theirs, theirVersion, signature, at, ...carriedOf(state) };
    }
    case 'fields-lost':
      return park(
        { kind: 'fields-lost', fields: outcome.fields },
        { mayHaveArrived: true, answeredAs: { id: outcome.id, versionId: outcome.versionId } },
      );
    case 'retracted':
      return retracted(state, outcome.record, at, wait);
    case 'patient-not-known':
    case 'not-permitted':
    case 'not-accepted':
    case 'several-exist':
    case 'gone':
      return park(outcome);
    default:
      return assertNever(outcome);
  }
}

/** A network may deliver a request minutes after it was given up: what was not there is looked for again. */
const looksForIt = 3;
const lookAgainAfterMs = 70_000;

function retracted(
  state: Sending,
  record: 'not-there' | 'marked-as-error' | 'left-as-it-is',
  at: Instant,
  wait: (problem: WaitingProblem, retryAfterMs: number, carried: Partial<Carried>) => EntryState,
): EntryState {
  const timesNotHeld = state.timesNotHeld + 1;
  if (record === 'not-there' && state.mayHaveArrived && timesNotHeld < looksForIt)
    return wait({ kind: 'looked-for' }, lookAgainAfterMs, { timesNotHeld });
  const { reason, by } = state.retract ?? { reason: '', by: '' };
  return { kind: 'withdrawn', reason, by, at, instead: null, record };
}

/** Nothing more happens to it without a person. */
export const needsAPerson = (state: EntryState): boolean =>
  state.kind === 'conflicted' || state.kind === 'parked';

/** Not yet known to be held, nor taken back: it counts as unsent work. */
export const isUnsent = (state: EntryState): boolean =>
  state.kind !== 'acknowledged' && state.kind !== 'withdrawn';
