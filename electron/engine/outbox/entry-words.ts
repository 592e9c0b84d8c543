import type { SessionView } from '../../../shared/ipc/session-views.ts';
import {
  isOfNewer,
  type Carried,
  type EntryState,
  type ParkedReason,
  type WaitingProblem,
} from '../../../shared/sync/sync.ts';
import { withoutStop } from '../../../shared/core/without-stop.ts';
import { table } from '../../../shared/core/table.ts';

export type Network = SessionView['network'];

const kept = 'Your decision is in the case and in the audit on this computer.';

/** Why an entry is where it is, what is safe, and what to do about it; each reason names the layer. */
export function whyOf(
  state: EntryState,
  record: string,
  network: Network,
): { readonly why: string; readonly safe: string; readonly todo: string } {
  switch (state.kind) {
    case 'queued':
      return {
        why: queuedWords(state, record, network),
        safe: kept,
        todo:
          state.problem?.kind === 'sign-in-needed'
            ? `Sign in to ${record} again; it then goes by itself.`
            : isBeingTakenBack(state)
              ? `Nothing. If ${record} has it, it is taken back there by itself.`
              : 'Nothing. It goes by itself.',
      };
    case 'sending':
      return {
        why: sendingWords(state.takenBack !== undefined, record, network),
        safe: kept,
        todo: 'Nothing. It goes by itself.',
      };
    case 'acknowledged':
      return {
        why:
          state.without.length === 0
            ? 'Received and read back.'
            : `Received and read back. ${record} does not keep: ${state.without.map(fieldWords).join(', ')}.`,
        safe: `${record} holds it.`,
        todo: 'Nothing.',
      };
    case 'conflicted':
      return {
        why:
          state.signature === null
            ? `Somebody else changed this in ${record}. Theirs stands there as they left it.`
            : state.retract !== null
              ? 'You kept the list of somebody else, and they have taken it back since. Yours was not withdrawn for it.'
              : `Somebody else signed a list for this patient. ${arrivalWords(state, record)}`,
        safe: `${kept} Theirs was not changed.`,
        todo: 'Compare both and decide, or leave it for later.',
      };
    case 'parked':
      return {
        why: parkedWords(state.reason, record),
        safe:
          state.reason.kind === 'fields-lost' || isOfNewer(state) || state.mayHaveArrived
            ? kept
            : `${kept} ${record} does not have it.`,
        todo: parkedTodo(state.reason),
      };
    case 'withdrawn':
      return {
        why: `Withdrawn: ${withoutStop(state.reason)}. ${withdrawnWords[state.record].replace('RECORD', record)}`,
        safe: kept,
        todo: 'Nothing.',
      };
  }
}

/** Of this entry and this record alone: others of the same signature may stand there, or in another record. */
function arrivalWords({ answeredAs, mayHaveArrived }: Carried, record: string): string {
  if (answeredAs !== null) return `This entry of yours is in ${record} beside it.`;
  return mayHaveArrived
    ? `This entry of yours may have arrived in ${record}.`
    : `This entry of yours was not written to ${record}.`;
}

const withdrawnWords = {
  'never-sent': 'It was never sent.',
  'not-there': 'RECORD does not have it.',
  'marked-as-error': 'RECORD shows that it was entered in error.',
  'left-as-it-is': 'RECORD was left as it is.',
} as const;

/** FHIR's names of fields in the words of the screen. */
const fieldNames = table<string>({
  identifier: 'the name it is found by',
  status: 'the status',
  statusReason: 'the reason for the status',
  medicationCodeableConcept: 'the medicine',
  subject: 'the patient',
  patient: 'the patient',
  for: 'the patient',
  effectivePeriod: 'the dates',
  reasonCode: 'the indication',
  dosage: 'the dose',
  informationSource: 'who said so',
  dateAsserted: 'when it was said',
  note: 'the notes',
  extension: 'details of the UK',
  derivedFrom: 'what it was read from',
  context: 'the stay',
  encounter: 'the stay',
  entry: 'the medicines of the list',
  contained: 'what is proposed',
  description: 'what is recommended',
  priority: 'how urgent it is',
  reaction: 'the reaction',
  code: 'what it is',
  content: 'the document',
  target: 'what was written',
  agent: 'who wrote it',
  entity: 'which entries it was made from',
  author: 'who signed',
  date: 'when it was signed',
  docStatus: 'whether it was signed or amended',
  relatesTo: 'which signed record it goes on from',
  source: 'who signed the list',
  mode: 'what kind of list it is',
  title: 'the title',
  orderedBy: 'the order of the list',
  emptyReason: 'why it is empty',
  requester: 'who asked',
  owner: 'who is asked',
  output: 'the answer',
  location: 'which computer it was',
  groupIdentifier: 'which reconciliation it belongs to',
  lastModified: 'when it was changed',
  recorder: 'who recorded it',
  asserter: 'who said so',
  recordedDate: 'when it was recorded',
  verificationStatus: 'whether it was confirmed',
  clinicalStatus: 'whether it still holds',
  category: 'where it is taken',
  basedOn: 'what it rests on',
});
/** A field nobody has worded is a detail: its name says nothing to a person. */
const fieldWords = (field: string): string => fieldNames[field] ?? 'another detail';

const noNetwork = 'Waiting for the network.';

function sendingWords(isTakenBack: boolean, record: string, network: Network): string {
  if (isTakenBack) return `On its way to ${record}, and taken back as soon as ${record} answers.`;
  return network === 'down' ? noNetwork : `On its way to ${record}.`;
}

/** Taken back after it may have arrived, and not settled yet. */
export const isBeingTakenBack = (state: EntryState): boolean =>
  ('retract' in state && state.retract !== null) ||
  (state.kind === 'sending' && state.takenBack !== undefined);

function queuedWords(
  { problem, retract }: Extract<EntryState, { kind: 'queued' }>,
  record: string,
  network: Network,
): string {
  const waits = waitingWords(problem, record, network);
  return retract === null || problem?.kind === 'looked-for'
    ? waits
    : `Taken back (${withoutStop(retract.reason)}). It is looked for in ${record}, because it may have arrived. ${waits}`;
}

/** With no network nothing else can be the matter, unless nobody is signed in to send it. */
function waitingWords(problem: WaitingProblem | null, record: string, network: Network): string {
  if (network === 'down' && problem?.kind !== 'sign-in-needed') return noNetwork;
  return problem === null ? 'Waits its turn.' : problemWords(problem, record);
}

/** A status that a help desk knows; a code of the network's library says nothing to a person. */
const withStatus = (detail: string): string => (/^\d{3}$/u.test(detail) ? ` (${detail})` : '');

function problemWords(problem: WaitingProblem, record: string): string {
  switch (problem.kind) {
    case 'not-answering':
      return problem.layer === 'network'
        ? noNetwork
        : problem.layer === 'integration-engine'
          ? `The integration engine answered; ${record} behind it did not${withStatus(problem.detail)}.`
          : problem.layer === 'identity-server'
            ? `The sign-in server did not answer${withStatus(problem.detail)}.`
            : `${record} did not answer${withStatus(problem.detail)}.`;
    case 'busy':
      return `${record} asked to wait${withStatus(problem.detail)}.`;
    case 'sign-in-needed':
      return `Your sign-in to ${record} has expired.`;
    case 'not-found-on-reading-back':
      return `${record} said it was done, and does not have it. It is sent again.`;
    case 'unreadable-answer':
      return `The answer of ${record} could not be read (${problem.detail}).`;
    case 'looked-for':
      return `Taken back. It is looked for in ${record} once more, because it may still arrive.`;
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
    case 'fields-lost':
      return `${record} took it and did not keep ${reason.fields.map(fieldWords).join(', ')}.`;
    case 'never-kept':
      return `${record} said ${reason.times} times that it was done, and does not have it.`;
    case 'patient-not-known':
      return `${record} does not know this patient.`;
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
    case 'fields-lost':
      return 'Tell whoever reads that record, or withdraw it with a reason: it is then marked as an error there.';
    case 'patient-not-known':
      return 'Have the patient registered there, then try again; or withdraw it with a reason.';
    case 'payload-too-new':
      return 'Open it with the newer Concord.';
    default:
      return 'Try again, or withdraw it with a reason. Send IT the reference.';
  }
}
