import { showDateTime } from '../../../shared/core/instant.ts';
import { known, notRecorded, type Known } from '../../../shared/core/known.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { EntryView, OutboxView } from '../../../shared/ipc/decision-views.ts';
import {
  needsAPerson,
  type EntryState,
  type ParkedReason,
  type WaitingProblem,
} from '../../../shared/sync/sync.ts';
import type { EngineContext } from '../context.ts';
import { personById } from '../db/queries/people.ts';
import type { Store } from '../db/store.ts';
import { readOutbox, type EntryHead } from '../sync/sync.ts';

const whatWords: Readonly<Record<string, string>> = {
  'history-fact': 'History fact',
  'confirmed-decision': 'Confirmed decision',
  recommendation: 'Recommendation',
  'list-now': 'List: takes now',
  'list-changes': 'List: what changed',
  provenance: 'Who, when and from what',
  'signed-record': 'Signed record',
};

const stateOf: Readonly<Record<EntryState['kind'], EntryView['state']>> = {
  queued: 'waiting',
  sending: 'sending',
  acknowledged: 'received',
  conflicted: 'in-conflict',
  parked: 'parked',
  withdrawn: 'withdrawn',
};

/** Everything decided on this computer that other systems have not confirmed, with the reason in plain words. */
export function viewOutbox(context: EngineContext, store: Store): OutboxView {
  const all = readOutbox(store.read);
  const stuck = new Set(all.filter((entry) => needsAPerson(entry.state)).map((entry) => entry.id));
  const entries = all.map((entry) => {
    const waitsForPerson = entry.state.kind === 'queued' && entry.after.some((id) => stuck.has(id));
    const view = viewEntry(context, store, entry);
    return waitsForPerson
      ? {
          ...view,
          why: 'Waits for an entry it refers to, which needs a person.',
          todo: 'Settle that entry; this one then goes by itself.',
        }
      : view;
  });
  const count = (...states: readonly EntryView['state'][]): number =>
    entries.filter((entry) => states.includes(entry.state)).length;
  return {
    entries,
    needsPerson: count('in-conflict', 'parked'),
    waiting: count('waiting', 'sending'),
    sent: count('received'),
  };
}

function viewEntry(context: EngineContext, store: Store, entry: EntryHead): EntryView {
  const person = store.read.get(personById, { person: entry.person });
  const record = sourceById(context.config, entry.endpoint)?.name ?? entry.endpoint;
  return {
    id: entry.id,
    patient: entry.person,
    family: person?.family ?? '',
    given: person?.given ?? '',
    born: textOf(person?.birth_date),
    nhsNumber: textOf(person?.nhs_number),
    what: whatWords[entry.kind] ?? entry.kind,
    about: entry.about,
    record,
    state: stateOf[entry.state.kind],
    ...whyOf(entry.state, record),
    since: sinceOf(entry),
    attempts:
      entry.state.kind === 'queued'
        ? entry.state.attempts
        : entry.state.kind === 'sending'
          ? entry.state.attempt
          : 0,
    nextTry:
      entry.state.kind === 'queued' && entry.state.notBefore !== null
        ? known(entry.state.notBefore)
        : notRecorded,
    path: pathOf(entry, record),
    reference: `${entry.id.slice(0, 4)}-${entry.id.slice(9, 13)}`.toUpperCase(),
  };
}

const textOf = (text: string | null | undefined): Known<string> =>
  text === null || text === undefined ? notRecorded : known(text);

const sinceOf = ({ state, createdAt }: EntryHead): string => ('at' in state ? state.at : createdAt);

const kept = 'Your decision is in the case and in the audit on this computer.';

function whyOf(
  state: EntryState,
  record: string,
): { readonly why: string; readonly safe: string; readonly todo: string } {
  switch (state.kind) {
    case 'queued':
      return {
        why: state.problem === null ? 'Waits its turn.' : problemWords(state.problem, record),
        safe: kept,
        todo:
          state.problem?.kind === 'sign-in-needed'
            ? `Sign in to ${record} again; it then goes by itself.`
            : 'Nothing. It goes by itself.',
      };
    case 'sending':
      return { why: `On its way to ${record}.`, safe: kept, todo: 'Nothing.' };
    case 'acknowledged':
      return {
        why: `Received and read back. Version ${state.versionId}.`,
        safe: `${record} holds it.`,
        todo: 'Nothing.',
      };
    case 'conflicted':
      return {
        why: 'Somebody else changed this while you were offline. Nothing was written.',
        safe: `${kept} Theirs was not changed.`,
        todo: 'Compare both and decide, or leave it for later.',
      };
    case 'parked':
      return {
        why: parkedWords(state.reason, record),
        safe: `${kept} ${record} does not have it.`,
        todo: parkedTodo(state.reason),
      };
    case 'withdrawn':
      return { why: `Withdrawn: ${state.reason}.`, safe: kept, todo: 'Nothing.' };
  }
}

function problemWords(problem: WaitingProblem, record: string): string {
  switch (problem.kind) {
    case 'not-answering':
      return problem.layer === 'network'
        ? 'No network.'
        : problem.layer === 'integration-engine'
          ? `The integration engine answered; ${record} behind it did not (${problem.detail}).`
          : problem.layer === 'identity-server'
            ? `The sign-in server did not answer (${problem.detail}).`
            : `${record} did not answer (${problem.detail}).`;
    case 'busy':
      return `${record} asked to wait (${problem.detail}).`;
    case 'sign-in-needed':
      return `Your sign-in to ${record} has expired.`;
    case 'not-found-on-reading-back':
      return `${record} said it was done, and does not have it. It is sent again.`;
  }
}

function parkedWords(reason: ParkedReason, record: string): string {
  switch (reason.kind) {
    case 'not-permitted':
      return `Your sign-in to ${record} may not write this. Missing permission: ${reason.missing}.`;
    case 'not-accepted':
      return `${record} did not accept it: “${reason.detail}”.`;
    case 'several-exist':
      return `${record} already has ${reason.count} of this, and only one may be.`;
    case 'gone':
      return `What this changes is no longer in ${record}.`;
    case 'unreadable-answer':
      return `The answer of ${record} could not be read (${reason.detail}).`;
    case 'payload-too-new':
      return 'It was made by a newer Concord than this one.';
  }
}

function parkedTodo(reason: ParkedReason): string {
  switch (reason.kind) {
    case 'not-permitted':
      return 'Tell the prescriber yourself and record it. Send IT the reference.';
    case 'not-accepted':
      return 'Read the reason, correct the case by an addendum, or withdraw it with a reason. The request is kept.';
    case 'payload-too-new':
      return 'Open it with the newer Concord.';
    default:
      return 'Try again, or withdraw it with a reason. Send IT the reference.';
  }
}

/** The way it goes, and where it stopped. */
function pathOf({ state, createdAt }: EntryHead, record: string): EntryView['path'] {
  const saved = {
    words: 'This computer',
    done: true,
    detail: `saved ${showDateTime(createdAt)}`,
  };
  const layer =
    state.kind === 'queued' && state.problem?.kind === 'not-answering' ? state.problem.layer : undefined;
  const arrived = state.kind === 'acknowledged' || state.kind === 'parked' || state.kind === 'conflicted';
  const network = {
    words: 'Network',
    done: arrived || (layer !== undefined && layer !== 'network'),
    detail: layer === 'network' ? 'no way out' : '',
  };
  const end = {
    words: record,
    done: state.kind === 'acknowledged',
    detail:
      state.kind === 'acknowledged'
        ? 'received and read back'
        : state.kind === 'parked'
          ? 'refused'
          : state.kind === 'conflicted'
            ? 'changed by somebody else'
            : '',
  };
  return [saved, network, end];
}
