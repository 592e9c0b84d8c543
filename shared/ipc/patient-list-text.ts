import { showDate, showDateTime } from '../core/instant.ts';
import type { PatientListView, TakenView } from './patient-list-views.ts';

/** The words of the patient's own list, on screen and on paper alike: plain, to the patient, nothing shortened. */
export const patientListText = {
  title: 'Your medicines',
  howToUse:
    'This is the list of your medicines as you leave hospital. Keep it with you. Show it to your GP, your pharmacist and anybody who treats you.',
  allergies: 'Allergies',
  take: 'Take these medicines',
  sections: [
    { change: 'new', heading: 'New medicines' },
    { change: 'changed', heading: 'Medicines that have changed' },
    { change: 'same', heading: 'Carry on as before' },
  ],
  notTaken: 'Do not take these',
  unsettled: 'Still to be decided: ask before you go home',
  takesNothing: 'No medicines to take are on this list.',
  nothingSettled: 'Nothing that you take is settled yet. What is still to be decided stands below.',
  changes: {
    new: 'new',
    changed: 'changed',
    same: 'no change',
    stopped: 'stopped',
    paused: 'paused for now',
  },
  notRead:
    'We could not see all of your records. If you take something that is not on this list, tell us before you go home.',
  ask: 'If anything here is not clear, or not what you expected, ask us before you go home. Afterwards ask your pharmacist or GP.',
  whose: ({ patient }: PatientListView): string =>
    `${patient.name}. Born ${patient.born}. NHS number ${patient.nhsNumber.replaceAll(' ', '\u00A0')}`,
  madeBy: ({ trust, madeAt, signedBy }: PatientListView): string =>
    `${trust}, ${showDate(madeAt.slice(0, 10))}${signedBy === null ? '' : `. Checked by ${signedBy}`}`,
  /** On top of a list that may not go home yet, or is out of date; empty of one that may. */
  draftOf: ({ notFinal, changedSince }: PatientListView): string =>
    notFinal.length > 0
      ? `Draft. Not to be taken home yet. ${notFinal.join(' ')}`
      : changedSince.length > 0
        ? `Check before use. Changed since this list was made: ${changedSince.join(', ')}.`
        : '',
  /** What is said of a medicine beneath how to take it, each with its label. */
  linesOf: (one: TakenView): readonly (readonly [string, string])[] =>
    (
      [
        ['Before:', one.before],
        [one.change === 'new' ? 'Why it is new:' : 'Why it changed:', one.why],
        ['What it is for:', one.purpose === '' ? 'ask us' : one.purpose],
        ['', one.supply.join(' ')],
      ] as const
    ).filter(([, words]) => words !== ''),
  whyNot: ({ why, restart }: PatientListView['notTaken'][number]): string[] => [
    why === '' ? 'Ask us why.' : why,
    ...(restart === '' ? [] : [`Start again: ${restart}`]),
  ],
  made: (list: PatientListView): string => `Made ${showDateTime(list.madeAt)}`,
} as const;
