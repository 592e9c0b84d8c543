import { showDate } from '../../../shared/core/instant.ts';
import { personName } from '../../../shared/patients/patients.ts';
import type { PatientSearchView, WardPatientView } from '../../../shared/ipc/ward-views.ts';
import { sayKnown, showNhsNumber } from '../../text/known.ts';
import { bedWords, paletteWords } from '../../text/shell.ts';
import { matches } from '../../stores/patient-match.ts';

/** Something the palette finds or does. */
export type Command = {
  readonly id: string;
  readonly words: string;
  readonly run: () => void;
  /** Of a patient of the ward: found as the ward's own filter finds them. */
  readonly patient?: WardPatientView;
};

type Sources = {
  readonly patients: readonly WardPatientView[];
  readonly openCase: (patient: string) => void;
  readonly fixed: readonly Command[];
};

/** What the palette offers: the screens and actions, then the patients of the ward, identified by more than a name. */
export function commands({ patients, openCase, fixed }: Sources): readonly Command[] {
  const people = patients.map((patient) => ({
    id: `patient ${patient.patient}`,
    words: `${personName(patient)}. ${bedWords(sayKnown(patient.bed, String))}. ${identityWords(patient)}`,
    run: () => openCase(patient.patient),
    patient,
  }));
  return [...fixed, ...people];
}

const identityWords = ({ born, nhsNumber }: Pick<WardPatientView, 'born' | 'nhsNumber'>): string =>
  `Born ${sayKnown(born, showDate)}. NHS number ${sayKnown(nhsNumber, showNhsNumber)}`;

/** Patients whom the engine found for what was typed and who are not among the hits yet: of other wards, or on no list. */
export const foundElsewhere = (
  hits: readonly Command[],
  found: PatientSearchView['found'],
  openCase: (patient: string) => void,
): readonly Command[] =>
  found
    .map((one) => ({
      id: `patient ${one.patient}`,
      words: `${personName(one)}. ${one.ward.kind === 'known' ? one.ward.value : paletteWords.onNoWard}. ${identityWords(one)}`,
      run: () => openCase(one.patient),
    }))
    .filter((one) => hits.every(({ id }) => id !== one.id));

/** Screens and actions in which every typed word is found, and the ward's patients whom it fits; all of them while nothing is typed. */
export function findCommands(all: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/);
  return all.filter((command) =>
    command.patient === undefined
      ? words.every((word) => command.words.toLowerCase().includes(word))
      : matches(command.patient, typed.trim()),
  );
}
