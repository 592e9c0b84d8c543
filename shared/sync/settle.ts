import { assertNever } from '../core/must.ts';
import { fromMillis, toMillis, type Instant } from '../core/instant.ts';
import { delayMs } from './back-off.ts';
import {
  carriedOf,
  fresh,
  type Carried,
  type EntryState,
  type Outcome,
  type ParkedReason,
  type WaitingProblem,
} from './entry.ts';

/** After so many answers of "done" for what is not there, a person is asked. */
const mostTimesNotHeld = 5;

type Sending = Extract<EntryState, { kind: 'sending' }>;
type Answer = { readonly at: Instant; readonly random: number };

function wait(
  state: Sending,
  { at, random }: Answer,
  problem: WaitingProblem,
  retryAfterMs: number | null,
  carried: Partial<Carried>,
): EntryState {
  return {
    kind: 'queued',
    attempts: state.attempt,
    notBefore: fromMillis(toMillis(at) + delayMs(state.attempt, random, retryAfterMs)),
    problem,
    ...carriedOf(state),
    ...carried,
  };
}

function park(state: Sending, at: Instant, reason: ParkedReason, carried: Partial<Carried> = {}): EntryState {
  return { kind: 'parked', reason, at, attempts: state.attempt, ...carriedOf(state), ...carried };
}

/** Where an attempt leaves an entry. */
export function settle(state: Sending, outcome: Outcome, answer: Answer): EntryState {
  const { at } = answer;
  switch (outcome.kind) {
    case 'held': {
      const { id, versionId, without, byOthers } = outcome;
      return { kind: 'acknowledged', id, versionId, without, ...(byOthers === true ? { byOthers } : {}), at };
    }
    case 'no-answer':
    case 'unreadable-answer':
    case 'busy':
    case 'not-held':
      return unsettled(state, outcome, answer);
    case 'sign-in-needed':
      return {
        ...fresh,
        ...carriedOf(state),
        ...answeredBefore(outcome),
        attempts: state.attempt,
        problem: { kind: 'sign-in-needed' },
      };
    case 'changed-by-others': {
      const { theirs, theirVersion, signature } = outcome;
      const carried = { ...carriedOf(state), ...answeredBefore(outcome) };
      return { kind: 'conflicted', theirs, theirVersion, signature, at, ...carried };
    }
    case 'fields-lost': {
      const { fields, id, versionId } = outcome;
      const carried = { mayHaveArrived: true, answeredAs: { id, versionId } };
      return park(state, at, { kind: 'fields-lost', fields }, carried);
    }
    case 'retracted':
      return retracted(state, outcome.record, answer);
    case 'not-permitted':
      return park(state, at, { kind: 'not-permitted', missing: outcome.missing }, answeredBefore(outcome));
    case 'not-accepted':
      return park(state, at, { kind: 'not-accepted', detail: outcome.detail }, answeredBefore(outcome));
    case 'patient-not-known':
    case 'several-exist':
    case 'gone':
      return park(state, at, outcome);
    default:
      return assertNever(outcome);
  }
}

/** The record had answered that it took it, and only reading it back failed: it is known again by that answer. */
const answeredBefore = ({
  answeredAs,
}: {
  readonly answeredAs?: NonNullable<Carried['answeredAs']>;
}): Partial<Carried> => (answeredAs === undefined ? {} : { mayHaveArrived: true, answeredAs });

type Unsettled = Extract<Outcome, { kind: 'no-answer' | 'unreadable-answer' | 'busy' | 'not-held' }>;

/** Nothing is known yet: it is tried again, and a record that never keeps it is a person's matter. */
function unsettled(state: Sending, outcome: Unsettled, answer: Answer): EntryState {
  switch (outcome.kind) {
    case 'no-answer': {
      const { layer, detail, retryAfterMs, answeredAs = state.answeredAs } = outcome;
      const problem = { kind: 'not-answering', layer, detail } as const;
      return wait(state, answer, problem, retryAfterMs, { mayHaveArrived: true, answeredAs });
    }
    case 'unreadable-answer': {
      const { detail, answeredAs = state.answeredAs } = outcome;
      const problem = { kind: 'unreadable-answer', detail } as const;
      return wait(state, answer, problem, null, { mayHaveArrived: true, answeredAs });
    }
    case 'busy':
      return wait(
        state,
        answer,
        { kind: 'busy', detail: outcome.detail },
        outcome.retryAfterMs,
        answeredBefore(outcome),
      );
    case 'not-held': {
      const timesNotHeld = state.timesNotHeld + 1;
      // What is taken back stays where the record once answered that it was.
      const stands = state.retract === null ? null : state.answeredAs;
      const carried = { mayHaveArrived: true, answeredAs: stands, timesNotHeld };
      return timesNotHeld >= mostTimesNotHeld
        ? park(state, answer.at, { kind: 'never-kept', times: timesNotHeld }, carried)
        : wait(state, answer, { kind: 'not-found-on-reading-back' }, null, carried);
    }
    default:
      return assertNever(outcome);
  }
}

/** A network may deliver a request minutes after it was given up: what was not there is looked for again. */
const looksForIt = 3;
const lookAgainAfterMs = 70_000;

function retracted(
  state: Sending,
  record: Extract<Outcome, { kind: 'retracted' }>['record'],
  answer: Answer,
): EntryState {
  const timesNotHeld = state.timesNotHeld + 1;
  if (record === 'not-there' && state.mayHaveArrived && timesNotHeld < looksForIt)
    return wait(state, answer, { kind: 'looked-for' }, lookAgainAfterMs, { timesNotHeld });
  const { reason, by } = state.retract ?? { reason: '', by: '' };
  return { kind: 'withdrawn', reason, by, at: answer.at, instead: null, record };
}
