import type { ReplyOf } from '../../shared/ipc/replies.ts';
import { showDate } from '../../shared/core/instant.ts';

/** Words of beginning a case for somebody whom no list names, and of correcting who they are. */
export const beginText = {
  title: 'A patient not on any list',
  lead: 'From what the patient says or their wristband bears. Nothing is written of them until a record confirms who they are.',
  nhsNumber: 'NHS number',
  nhsNumberHint: 'ten figures; empty where they have none, or cannot say it',
  family: 'Family name',
  given: 'Given name',
  born: 'Born',
  bornHint: '4-Mar-1948, 04/03/1948',
  bornWrong:
    'This is no day that has been. Write the whole birth date with its year in full, 4-Mar-1948 or 04/03/1948.',
  why: 'Why they are opened',
  whyHint: 'They lie on no ward list. The reason is kept in the audit and shown above the case.',
  save: 'Begin the case',
  already: 'Somebody with this NHS number, or with this name and birth date, is on this computer already.',
  openIt: 'Open their case',
  change: 'Change what I typed',
  wrong: {
    nhsNumber:
      'This is no NHS number: it has ten figures, and the last must fit the others. Look again, or leave it empty.',
    family: 'Type the family name.',
    given: 'Type the given name.',
    born: 'Type the whole birth date, one that has been.',
    why: 'Say why somebody is opened who is on no ward list.',
  },
} as const;

export const correctText = {
  title: 'Correct who this is',
  open: 'Correct who this is',
  lead: 'What was typed, and what it is corrected to, stay in the case with your name. The records are asked again, and so is whoever checked the identity.',
  save: 'Correct',
} as const;

type Here = NonNullable<ReplyOf<'beginPatient'>['here']>;

export const hereWords = ({ family, given, born, ward }: Here): string =>
  [`${family.toUpperCase()}, ${given}`, born === '' ? '' : `born ${showDate(born)}`, ward]
    .filter((part) => part !== '')
    .join(', ');

const fieldWords: Readonly<Record<Here['differs'][number], string>> = {
  born: 'another birth date',
  family: 'another family name',
};

export const differsWords = (differs: Here['differs']): string =>
  `They have ${differs.map((one) => fieldWords[one]).join(' and ')} than you typed. Make sure who this is.`;
