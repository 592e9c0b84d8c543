import type { FileView } from '../../shared/ipc/typed-in-views.ts';
import { plural } from './known.ts';
import { table } from '../../shared/core/table.ts';

export const importText = {
  title: 'Import a file as a source',
  fromFile: 'from a file',
  lead: 'Nothing is kept until you import it. The file stays as it was saved, beside what is read of it.',
  choose: 'A file of another system: FHIR R4 or STU3, JSON or XML',
  holds: 'What it holds',
  names: 'Whom it names',
  namesNobody: 'Nobody',
  noDirections: 'how it is taken is not recorded',
  noStatus: 'status not recorded',
  allergy: 'Allergy or intolerance:',
  noReaction: 'what happened is not recorded',
  notTheirs: 'This is another patient’s file. It is not imported.',
  notOnlyTheirs: 'This file is not of this patient alone. It is not imported.',
  save: 'Import',
  organisation: 'Where it comes from: practice, hospital, pharmacy',
  saidAt: 'The date it bears',
  copyOf: 'What it is a copy of',
  gpRecord: 'GP record',
  otherRecord: 'Another record',
  theirs: 'Is it this patient’s? Compare name, birth date and number',
  isTheirs: 'Yes, I looked: it is theirs',
  partial: 'It says itself that parts are missing.',
  fileTitle: 'A file that was imported',
  notCorrected: 'A file is never changed. Withdraw it, and import the right one.',
} as const;

/** Why whoever imports it has to look. */
export const askWords: Readonly<Record<Extract<FileView['owner'], { kind: 'ask' }>['why'], string>> = {
  'names-nobody': 'The file does not say whose it is.',
  'number-only': 'The file bears this patient’s NHS number, and no birth date.',
  'not-enough': 'What the file says of the patient is not enough to tell that it is theirs.',
  'name-differs': 'Number and birth date are this patient’s; the family name is another.',
  'number-replaced': 'The file bears an NHS number that this patient had before.',
};

const refusalWords = table<string>({
  'nhs-number': 'It bears another NHS number.',
  'birth-date': 'It bears another birth date.',
  'several-patients':
    'It names this patient or nobody, and at least one entry in it is about somebody else. What is whose cannot be told apart afterwards: ask for the file again, of this patient alone.',
  restricted: 'It is marked as restricted.',
});

export const refusedWords = (why: readonly string[]): string =>
  why.map((one) => refusalWords[one] ?? one).join(' ');

export const holdsWords = (view: FileView): string =>
  [
    plural(view.medicines.length, 'medicine', 'medicines'),
    plural(view.allergies.length, 'allergy entry', 'allergy entries'),
    view.withdrawn === 0
      ? ''
      : `${plural(view.withdrawn, 'part', 'parts')} entered in error there, not taken in`,
    view.notUnderstood === 0
      ? ''
      : `${plural(view.notUnderstood, 'part', 'parts')} not understood, kept in sight`,
  ]
    .filter((part) => part !== '')
    .join(', ');
