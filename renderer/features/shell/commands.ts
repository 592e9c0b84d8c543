import { personName } from '../../../shared/patients/patients.ts';
import type { PatientSearchView, WardPatientView } from '../../../shared/ipc/ward-views.ts';
import { sayKnown, showNhsNumber } from '../../text/known.ts';
import { bedWords, paletteWords } from '../../text/shell.ts';

/** Something the palette finds or does. */
export type Command = { readonly id: string; readonly words: string; readonly run: () => void };

type Sources = {
  readonly patients: readonly WardPatientView[];
  readonly openCase: (patient: string) => void;
  readonly fixed: readonly Command[];
};

/** What the palette offers: the screens and actions, then the patients of the ward, identified by more than a name. */
export function commands({ patients, openCase, fixed }: Sources): readonly Command[] {
  const people = patients.map((patient) => ({
    id: `patient ${patient.patient}`,
    words: `${personName(patient)}. ${bedWords(sayKnown(patient.bed, String))}. NHS number ${sayKnown(patient.nhsNumber, showNhsNumber)}`,
    run: () => openCase(patient.patient),
  }));
  return [...fixed, ...people];
}

/** Patients whom the engine found for what was typed and whom no command opens yet: of other wards, or on no list. */
export const foundElsewhere = (
  all: readonly Command[],
  found: PatientSearchView['found'],
  openCase: (patient: string) => void,
): readonly Command[] =>
  found
    .map((one) => ({
      id: `patient ${one.patient}`,
      words: `${personName(one)}. ${one.ward.kind === 'known' ? one.ward.value : paletteWords.onNoWard}. NHS number ${sayKnown(one.nhsNumber, showNhsNumber)}`,
      run: () => openCase(one.patient),
    }))
    .filter((one) => all.every(({ id }) => id !== one.id));

/** Those in which every typed word is found; all of them while nothing is typed. */
export function findCommands(all: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/);
  return all.filter((command) => words.every((word) => command.words.toLowerCase().includes(word)));
}
