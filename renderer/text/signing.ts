import { plural } from './known.ts';
import type { ProgressView, RecordView } from '../../shared/ipc/decision-views.ts';

type Signed = NonNullable<ProgressView['signed']>;

export const signingText = {
  title: 'Sign off',
  signedTitle: 'Signed off',
  lead: (reason: string) => `Reconciliation on ${reason}. Nothing of it is sent before you sign.`,
  asItStands: 'As it stands now. Nothing of it is written before you sign.',
  blocks: (count: number) => (count === 1 ? '1 thing blocks sign-off' : `${count} things block sign-off`),
  nothingBlocks: 'Nothing blocks sign-off',
  done: (count: number) => (count === 1 ? '1 thing is done' : `${count} things are done`),
  willBeWritten: 'What will be written, and where',
  wasWritten: 'What is written, and where',
  record: 'Record',
  what: 'What',
  as: 'As',
  oneWay: (how: string) => `Each entry: ${how.charAt(0).toLowerCase()}${how.slice(1)}.`,
  how: 'How',
  copySays: 'What the signed copy will say',
  copySaid: 'What the signed copy says',
  rows: (count: number) => `${count === 1 ? '1 row' : `${count} rows`}, recommendations to the prescriber`,
  wordForWord: 'It carries, word for word:',
  after: 'After you sign',
  afterWords:
    'What is signed stays as it is: an addendum adds to it, and what is to be decided otherwise is decided in its next version. If a medicine, dose, route, frequency, status or allergy changes in a source, the case asks to be looked at again.',
  afterOffline:
    'Without the network it is “Signed, not yet shared”, here and on every print, until the records have it.',
  sign: 'Sign with PIN',
  off: (count: number) => (count === 1 ? '1 thing blocks it' : `${count} things block it`),
  notYours: 'Your role may not sign',
  signTitle: 'Sign with your PIN',
  signLead: (rows: number) =>
    `You sign this patient’s reconciliation as shown: ${rows === 1 ? '1 row' : `${rows} rows`}. It is kept exactly so.`,
  standsOn: 'Signed so, these go on, as was said to be intended:',
  asksAbout:
    'Others wrote in these entries since, and you say otherwise. You are asked which stands before yours is sent:',
  pin: 'Your PIN',
  signNow: 'Sign',
  signing: 'Signing…',
  goToFirst: 'Go to first',
  recordIt: 'Record it',
  giveReason: 'Give a reason',
  toOutbox: 'Go to the outbox',
  toChecklist: 'Go to checklist',
  passOn: 'Hand over the case',
  signedBy: (by: string, when: string) => `Signed by ${by}, ${when}.`,
  addendum: 'Add an addendum',
  version: (version: number, why: string) => `Version ${version}, opened again: ${why}`,
  nextCase: 'Open again, transfer or discharge',
  earlier: 'Signed before',
  changedFrom: 'Decided otherwise than before',
  addenda: 'Addenda',
  noAddenda: (standsAsSigned: boolean) =>
    standsAsSigned ? 'None. What was signed stands as it was.' : 'None.',
  seeRecord: 'The record as signed',
  seePatientList: 'The patient’s own list',
  seeDraft: 'The record as it would be printed',
  seeOutbox: 'What waits, in the outbox',
  noneWritten: 'Nothing is known yet of what would be written.',
  announced: 'Signed.',
  handOver: 'hand over a finding',
} as const;

/** "Signed, not yet shared", and what that means; honest while anything still waits. */
export function sharedWords(signed: Signed): string {
  if (signed.conflicts > 0) return 'Signed, in conflict';
  if (!signed.shared) return 'Signed, not yet shared';
  if (signed.noneStands) return 'Signed, none of it stands';
  return signed.notAsSigned.length > 0 ? 'Signed, not all stands' : 'Signed and shared';
}

export function sharedMeaning(signed: Signed): string {
  if (signed.conflicts > 0)
    return 'Somebody else changed an entry meanwhile. Both versions are kept; nothing was overwritten. Compare and decide them in the outbox.';
  if (signed.parked > 0)
    return `The signed record is on this computer, encrypted. ${plural(signed.parked, 'entry waits', 'entries wait')} for a person and sent by nothing else: see why in the outbox.`;
  if (signed.shared && signed.notAsSigned.length > 0)
    return 'Nothing waits to be sent any more, and the records do not have all of it as it was signed:';
  return signed.shared
    ? 'Every record has confirmed it and was read back.'
    : 'The signed record is on this computer, encrypted. No record has confirmed all of it yet; it is sent by itself when the network and your sign-ins allow.';
}

const statuses: Readonly<Record<RecordView['status'], { readonly word: string; readonly more: string }>> = {
  draft: { word: 'Draft, not signed.', more: 'Do not act on this copy.' },
  'signed-not-shared': {
    word: 'Signed, not yet shared.',
    more: 'No other system is known to have all of this yet.',
  },
  shared: { word: 'Signed and shared.', more: 'Every record has confirmed it.' },
  'not-as-signed': {
    word: 'Signed; not all of it stands as it was signed.',
    more: 'Ask before acting on what is named here:',
  },
  'in-conflict': {
    word: 'Signed, in conflict.',
    more: 'Somebody else changed an entry meanwhile. Ask before acting on this copy.',
  },
};

export const statusOfRecord = (
  status: RecordView['status'],
): { readonly word: string; readonly more: string } => statuses[status];
