import type { HowTold } from '../../shared/cases/cases.ts';
import type { EntryView } from '../../shared/ipc/decision-views.ts';
import { showShortly } from './dates.ts';
import { shortName } from './decision.ts';
import { formText } from './forms.ts';
import { plural } from './known.ts';
import { table } from '../../shared/core/table.ts';

export const outboxText = {
  title: 'Outbox',
  lead: (name: string) =>
    `What ${name} and colleagues decided on this computer and how far it has come: what needs a person, what waits, and what other systems confirmed. One stuck patient never holds another.`,
  table: 'What waits, and why',
  mark: 'State',
  patient: 'Patient',
  what: 'What',
  why: 'Why it is here',
  since: 'Since',
  to: 'to',
  none: 'Nothing here.',
  empty: 'Nothing was written from this computer yet.',
  tryAll: 'Try all now',
  tryAgain: 'Try again',
  compare: 'Compare and decide',
  copy: 'Copy reference for IT',
  copied: 'Copied.',
  notCopied: 'The computer does not let Concord copy. The reference is selected: press Ctrl C.',
  reference: 'Reference for IT',
  withdraw: 'Withdraw, with a reason',
  withdrawTitle: 'Withdraw, with a reason',
  withdrawLead:
    'It will not be sent. The decision stays in the case and in the audit, with your reason; tell whoever waits for it.',
  hanging: 'Withdrawn with it, because it rests on it:',
  withdrawSave: 'Withdraw',
  tell: 'Record that you told them',
  tellLead:
    'For a recommendation that has not arrived. It is kept in the case under your name. The recommendation goes on waiting here.',
  tellSave: 'Record that they were told',
  exportList: 'Export the list',
  exported: (name: string) => `Saved as ${name}. It names no patient and no medicine.`,
  show: (count: number) => `Show all ${count}`,
  foldAgain: 'Fold',
  entries: (count: number) => plural(count, 'entry', 'entries'),
  openCase: 'Open the case',
  way: { person: 'Where it stopped', waiting: 'How far it is', sent: 'The way it went' },
  safe: 'What is safe',
  todo: 'What to do',
  tried: (times: number) => (times === 1 ? 'Tried once.' : `Tried ${times} times.`),
  nextTry: (when: string) => `Next try ${when}.`,
  born: 'Born',
  nhsNumber: 'NHS number',
  notPossible: 'This entry does not need that now.',
  takenBack: 'It is being taken back already.',
  openFirst: 'Show the entries first: F. Each is settled by itself.',
} as const;

export type EntryGroup = 'person' | 'waiting' | 'sent';

export const groupOrder: readonly EntryGroup[] = ['person', 'waiting', 'sent'];

const groups: Readonly<Record<EntryGroup, { readonly title: string; readonly note: string }>> = {
  person: { title: 'Needs a person', note: 'In conflict or parked. Never deleted, never retried by itself' },
  waiting: { title: 'Waiting', note: 'Sent by themselves, or after you sign in' },
  sent: { title: 'Sent', note: 'Received and read back, or withdrawn' },
};

export const groupText = (group: EntryGroup): { readonly title: string; readonly note: string } =>
  groups[group];

/** Under what was sent, where more was than is listed. */
export const earlierWords = (listed: number, earlier: number): string =>
  earlier === 0 ? '' : `. The last ${listed} are listed, and ${earlier} before them are not`;

const groupOfState: Readonly<Record<EntryView['state'], EntryGroup>> = {
  parked: 'person',
  'in-conflict': 'person',
  waiting: 'waiting',
  sending: 'waiting',
  received: 'sent',
  withdrawn: 'sent',
};

export const groupOf = (state: EntryView['state']): EntryGroup => groupOfState[state];

type EntryMark = 'parked' | 'conflict' | 'waiting' | 'done' | 'withdrawn';

const words: Readonly<Record<EntryView['state'], { readonly mark: EntryMark; readonly word: string }>> = {
  parked: { mark: 'parked', word: 'parked' },
  'in-conflict': { mark: 'conflict', word: 'conflict' },
  waiting: { mark: 'waiting', word: 'waiting' },
  sending: { mark: 'waiting', word: 'being sent' },
  received: { mark: 'done', word: 'received and read back' },
  withdrawn: { mark: 'withdrawn', word: 'withdrawn' },
};

export const stateText = (state: EntryView['state']): { readonly mark: EntryMark; readonly word: string } =>
  words[state];

export const mayRetry = ({ state, newer }: EntryView): boolean =>
  !newer && (state === 'waiting' || state === 'parked');
export const mayWithdraw = (entry: EntryView): boolean =>
  !entry.takenBack && (mayRetry(entry) || entry.state === 'in-conflict');

const several = table<string>({
  'History fact': 'history facts',
  'Confirmed decision': 'confirmed decisions',
  Recommendation: 'recommendations',
  'Signed record': 'signed records',
  'List of what is taken': 'lists of what is taken',
  'List of what changed': 'lists of what changed',
  'Earlier list of the trust': 'earlier lists of the trust',
  'Other entry of ours that mine stands for': 'other entries of ours that mine stand for',
  Allergy: 'allergies',
  'Note of origin': 'notes of origin',
  'Request for change to the owner of a record': 'requests for change to the owner of a record',
  'Note for other desks': 'notes for other desks',
  'Hand-over of an unsigned case': 'hand-overs of an unsigned case',
  'Answer to a recommendation': 'answers to recommendations',
  Entry: 'entries',
});

/** "14 history facts, 2 recommendations, 1 signed record": what a bundle holds, in the order it goes. */
export function bundleWords(entries: readonly EntryView[]): string {
  const kinds = [...new Set(entries.map((entry) => entry.what))];
  return kinds
    .map((what) => {
      const count = entries.filter((entry) => entry.what === what).length;
      const one = `${what.charAt(0).toLowerCase()}${what.slice(1)}`;
      return count === 1 ? `1 ${one}` : `${count} ${several[what] ?? one}`;
    })
    .join(', ');
}

const howWords: Readonly<Record<HowTold, string>> = {
  'in-person': formText.inPerson.toLowerCase(),
  telephone: formText.telephone.toLowerCase(),
  bleep: formText.bleep.toLowerCase(),
};

/** "Dr Mehta was told by R Calloway, telephone, 10:52"; nothing where nobody was. */
export function toldWords({ told }: EntryView, nowMillis: number): string {
  if (told === null) return '';
  const { to, how } = told.value;
  return `${to} was told by ${shortName(told.by)}, ${howWords[how]}, ${showShortly(told.at, nowMillis)}.`;
}
