import type { PastedView, EntryView, LineReading } from '../../shared/ipc/typed-in-views.ts';
import type { TypedSource } from '../../shared/typed-in/typed-in.ts';
import { showDate } from '../../shared/core/instant.ts';
import { showMoment } from './dates.ts';
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
  entryHint: 'Enter adds it. ↓ chooses from the list of medicines.',
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
  look: 'Take or leave every medicine of the pasted list first.',
  unseen: 'It held marks that are not seen; they are left out of what was read.',
  back: 'Leave it as a draft',
  discard: 'Throw the draft away',
  draft: 'This is your draft, not saved yet.',
  notADate: 'Write it as a date, 17-Nov-2026.',
  withdraw: 'Withdraw this source',
  withdrawLead: 'It is compared no more; what it said, and why it was withdrawn, stay with the patient.',
  withdrawWhy: 'Why it is withdrawn',
  scannedElsewhere:
    'A box was scanned, and nothing was done with it. Open a source somebody gives (Shift S) and scan into its box for a medicine.',
  twice: 'This box was scanned already; it is not added again.',
  nameFirst: 'Not taken: type the name of the box before it first, or leave that one out.',
  leaveBox: 'It is no medicine: leave it out',
  boxLeft: 'The box is left out.',
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

/** Who typed it and when it was said, under its heading. */
export const typedInWords = ({ by, saidAt }: { readonly by: string; readonly saidAt: string }): string =>
  `${by}, ${showMoment(saidAt)}`;

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
  const expired = entry.expired ? `EXPIRED ${showDate(entry.expires ?? '')}. ` : '';
  if (entry.product !== null) return expired;
  const why =
    entry.release === null
      ? 'No list of boxes is loaded'
      : 'This number is not in the list of medicines; it may be no medicine';
  return `${expired}${why} (GTIN ${entry.gtin}). Type what its label says; the box is kept with it.`;
}

export const otherWords = ({ what, found }: PastedView['others'][number]): string =>
  ({ 'nhs-number': 'Another NHS number', born: 'Another birth date', name: 'Another name' })[what] +
  `: ${found}`;

export const unreadWords = (lines: number): string =>
  `${plural(lines, 'line', 'lines')} beyond what is read; kept as they are, below.`;

export const pastedCount = (medicines: number, looked: number): string =>
  `${looked} of ${plural(medicines, 'medicine', 'medicines')} and allergies looked at`;
