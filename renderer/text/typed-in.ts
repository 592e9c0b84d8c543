import type { PastedView, EntryView, LineReading } from '../../shared/ipc/typed-in-views.ts';
import type { TypedLine, TypedSource } from '../../shared/typed-in/typed-in.ts';
import { showDate } from '../../shared/core/instant.ts';
import { plural } from './known.ts';

/** Words of typing in what a patient, a carer, a pharmacy, a letter or a box says. */
export const typedInText = {
  title: 'A source somebody gives',
  given: 'Sources people gave',
  withdrawn: 'Withdrawn',
  correct: 'Correct',
  correctTitle: 'Correct a source',
  lead: 'Saved, it is a column like any other. Until then it is a draft that only you see.',
  kind: 'What it is',
  informantCarer: 'Name of the carer or relative',
  informantOther: 'Who was spoken to',
  organisation: 'Which pharmacy, home, clinic or hospital',
  how: 'How it was given',
  saidAt: 'When it was said, or the date it bears',
  complete: 'Is it all they take?',
  all: 'All of it',
  notAll: 'Not all of it',
  incomplete: 'What is missing, and why',
  statements: 'Said in so many words',
  save: 'Save source',
  lines: 'Medicines',
  entry: 'A medicine: name, strength, form, then how it is taken. Or scan a box.',
  entryHint: 'Enter adds it. ↓ chooses from the list of medicines, or goes to the lines below.',
  found: 'Medicines found',
  noLines: 'No medicine yet.',
  readAs: 'Read as',
  notUnderstood: 'Not understood',
  notKnown: 'not a name Concord knows',
  name: 'Medicine, strength, form',
  directions: 'How it is taken',
  status: 'Taken',
  taking: 'Takes it',
  stopped: 'Stopped',
  notTaken: 'Never took it',
  lastTaken: 'Last taken',
  lastTakenHint: 'today 08:00, 17-Nov-2026, or not known',
  lastTakenNotKnown: 'not known',
  lastTakenWrong:
    'Write it as a date, today 08:00 or 17-Nov-2026, or "not known" where they were asked and cannot say.',
  indication: 'What it is for',
  note: 'Note',
  adjust: 'Adjust',
  remove: 'Take out',
  done: 'Done',
  allergies: 'Allergies and intolerances',
  allergyEntry: 'An allergy: substance – what happened',
  substance: 'Substance',
  reaction: 'What happened',
  severity: 'How bad',
  allergyKind: 'Allergy or intolerance',
  noAllergies: 'None given yet.',
  offered: 'What other sources state',
  offeredLead: 'T takes it as it stands, E takes it and adjusts, N was never taken.',
  nothingOffered: 'No other source states a medicine that is not here already.',
  takeOver: 'Takes it so',
  paste: 'Paste a list',
  scannedHere: 'A box is one of the patient’s own drugs: this source is now "Own drugs".',
  scannedInto: 'A box was scanned into a source that is not "Own drugs". Look whether it belongs here.',
  pasteLead: 'Text from a Summary Care Record, a GP summary, a letter or a message.',
  pasteBox: 'The list',
  readIt: 'Read it',
  take: 'Take',
  leave: 'Leave',
  left: 'Left out by you',
  taken: 'Taken',
  picture: 'A picture cannot be read here. Copy the text of it, or type what it says.',
  tooLong: 'This is more text than a list of medicines is. Copy only the list, and paste it again.',
  emptyPaste: 'There is nothing in it to read.',
  others: 'It names somebody else. Look whether it is this patient’s.',
  isTheirs: 'It is this patient’s list',
  notTheirs: 'It is somebody else’s: throw it away',
  notEntered: 'What stands in the box is not entered yet: press Enter, or empty it.',
  notRead: 'The list is not read yet: press Ctrl Enter in it, or empty it.',
  boxUnnamed: 'A scanned box waits for its name: type what its label says, or leave it out.',
  look: 'Take or leave every line of the pasted list that is asked about first.',
  allLooked: 'The whole list is looked at.',
  unsure: 'Not surely a medicine: is it one?',
  unread: 'Too much to be read here. Paste the part with medicines as a list of its own.',
  asMedicine: 'It is a medicine',
  unseen: 'It held marks that are not seen; they are left out of what was read.',
  back: 'Leave it as a draft',
  discard: 'Throw the draft away',
  draft: 'This is your draft, not saved yet.',
  draftWaits: 'A source you began is not saved: nothing of it is compared yet.',
  goOn: 'Go on with it',
  begin: 'Type in what somebody says',
  importFile: 'Import a file',
  notADate: 'Write it as a date, 17-Nov-2026.',
  withdraw: 'Withdraw this source',
  withdrawLead: 'It is compared no more; what it said, and why it was withdrawn, stay with the patient.',
  withdrawWhy: 'Why it is withdrawn',
  notACode: 'What was scanned is not the code of a box. Nothing was done with it.',
  scannedElsewhere:
    'A box was scanned, and nothing was done with it. Open a source somebody gives (Shift S) and scan into its box for a medicine.',
  twice: 'This box was scanned already; it is not added again.',
  nameFirst: 'Not taken: type the name of the box before it first, or leave that one out.',
  leaveBox: 'It is no medicine: leave it out',
  boxLeft: 'The box is left out.',
  boxName: 'What the label of this box says: name, strength, form, how it is taken',
  addBox: 'Add this box',
  added: 'Added:',
  meant: 'Did they mean',
  lineKeys: '↓ goes to the lines: E adjusts, X takes out.',
  saysNoAllergy: 'said of allergies',
} as const;

export const kindWords: Readonly<Record<Exclude<TypedSource['kind'], 'file'>, string>> = {
  'patient-interview': 'Patient',
  'carer-interview': 'Carer',
  'own-drugs': 'Own drugs',
  'community-pharmacy': 'Community pharmacy',
  'mar-chart': 'MAR chart',
  'clinic-letter': 'Clinic letter',
  'discharge-letter': 'Discharge letter',
  'summary-care-record': 'Summary Care Record',
  'gp-summary': 'GP summary',
};

export const howWords: Readonly<Record<TypedSource['how'], string>> = {
  'in-person': 'In person',
  telephone: 'By telephone',
  paper: 'On paper',
  'on-screen': 'On a screen',
};

/** A line taken over in another source's words; no longer so once they are changed. */
export const statedBy = (source: string): string => `As ${source} states it`;
export const isStatedBy = (note: string): boolean => /^As .+ states it$/.test(note);

/** What words about allergies were read as. */
export const allergyReading = ({
  substance,
  reaction,
  none,
}: Extract<PastedView['items'][number], { kind: 'allergy' }>): string =>
  none === null
    ? `allergy to ${substance}${reaction === '' ? '' : `: ${reaction}`}`
    : none === 'no-known-allergies'
      ? 'no known allergies'
      : 'no known drug allergies';

/** A reading as a row would say it. */
export const readingWords = (reading: LineReading): string =>
  [
    reading.medicine,
    [reading.dose === '' ? '' : `DOSE ${reading.dose}`, reading.route, reading.often]
      .filter((part) => part !== '')
      .join(' – '),
  ]
    .filter((part) => part !== '')
    .join(': ');

/** What is to be said of what was just entered; empty where nothing is. */
export function entryNotice(entry: EntryView): string {
  if (entry.kind === 'line') return '';
  if (entry.kind === 'unreadable-code')
    return {
      'check-digit':
        'The number of this code is wrong: its check digit does not hold. Scan again, or type the label.',
      'no-gtin': 'This code names no product. Type what the label says.',
      'not-a-code': 'This is not the code of a box. Type what the label says.',
    }[entry.why];
  const expired = expiredWords(entry);
  if (entry.product !== null)
    return expired === '' ? '' : `${expired} ${entry.product.name} (GTIN ${entry.gtin}).`;
  const why =
    entry.release === null
      ? 'No list of boxes is loaded'
      : 'This number is not in the list of medicines; it may be no medicine';
  return `${expired} ${why} (GTIN ${entry.gtin}). Type what its label says; the box is kept with it.`.trim();
}

/** That a scanned box is past its date; empty where it is not. */
export const expiredWords = ({ expired, expires }: Extract<EntryView, { kind: 'pack' }>): string =>
  expired ? `EXPIRED ${showDate(expires ?? '')}.` : '';

/** What was added last, with what it was read as, and how many there are. */
export const addedWords = (
  line: Pick<TypedLine, 'name' | 'directions'>,
  reading: LineReading | undefined,
  count: number,
): string =>
  `${plural(count, 'medicine', 'medicines')}. ${typedInText.added} ${`${line.name} ${line.directions}`.trim()}${
    reading === undefined || reading.recognised ? '' : ` – ${typedInText.notKnown}`
  }`;

/** Which answers of a source contradict or lack something, by what `problemsOf` calls it. */
export const problemWords = (problem: string, content: TypedSource): string => {
  const none = content.noneKnown === 'no-known-allergies' ? 'No known allergies' : 'No known drug allergies';
  switch (problem) {
    case 'lines':
      return content.takesNothing
        ? 'It says “Takes no medicines”, and a medicine is listed as taken. Untick the one, or take the other out.'
        : 'Nothing is said in it yet: no medicine, no allergy, and not that there are none.';
    case 'noneKnown':
      return `It says “${none}”, and an allergy is listed. Untick the one, or take the other out.`;
    case 'saidAt':
      return 'The date is not one. Write it as 17-Nov-2026.';
    case 'organisation':
      return 'Write which pharmacy, home, clinic or hospital it comes from.';
    default:
      return 'A date of a line, a box or an allergy is not one. Write it as 17-Nov-2026.';
  }
};

/** Another line is the same medicine. */
export const twiceWords = (substance: string, count: number): string =>
  `${substance} is here ${count === 2 ? 'twice' : `${count} times`}`;

export const otherWords = ({ what, found }: PastedView['others'][number]): string =>
  ({ 'nhs-number': 'Another NHS number', born: 'Another birth date', name: 'Another name' })[what] +
  `: ${found}`;

/** How many items of a pasted list that want it were looked at, and how many of them Concord could not tell. */
export function pastedCount({ items, looked }: Pick<Pasted, 'items' | 'looked'>): string {
  const count = (of: (kind: PastedKind) => boolean): number => items.filter(({ kind }) => of(kind)).length;
  const sure = count((kind) => kind === 'medicine' || kind === 'allergy');
  const unsure = count((kind) => kind === 'unsure' || kind === 'unread');
  const done = items.filter(
    ({ kind }, at) => looked.has(at) && ['medicine', 'allergy', 'unsure', 'unread'].includes(kind),
  ).length;
  const parts = [
    `${plural(sure, 'medicine', 'medicines')} and allergies`,
    unsure === 0 ? '' : `${plural(unsure, 'line', 'lines')} that may be a medicine`,
  ];
  return `${done} of ${sure + unsure} looked at: ${parts.filter((part) => part !== '').join(', ')}`;
}
type PastedKind = PastedView['items'][number]['kind'];
type Pasted = PastedView & { readonly looked: ReadonlyMap<number, 'taken' | 'left'> };

/** A box as its line says it: what is printed on it, in the order it is compared. */
export const packWords = ({ gtin, batch, expires }: NonNullable<TypedLine['pack']>): string =>
  `Box: ${[
    gtin === '' ? '' : `GTIN ${gtin}`,
    batch === '' ? '' : `batch ${batch}`,
    expires === null ? '' : `expires ${showDate(expires)}`,
  ]
    .filter((part) => part !== '')
    .join(', ')}`;
