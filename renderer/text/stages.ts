import type { WardPatientView } from '../../shared/ipc/ward-views.ts';

export type StageView = WardPatientView['stage'];

const words: Readonly<Record<StageView, string>> = {
  'not-started': 'Not started',
  'history-in-progress': 'History in progress',
  'history-checked': 'History checked',
  compared: 'Compared',
  'awaiting-prescriber': 'Awaiting prescriber',
  resolved: 'Resolved',
  'signed-off': 'Signed off',
  'signed-not-shared': 'Signed, not yet shared',
  're-opened': 'Re-opened: changed since it was signed',
};

export const stageWord = (stage: StageView): string => words[stage];

const done: readonly StageView[] = ['resolved', 'signed-off', 'signed-not-shared'];

/** Nothing is left for the pharmacist to decide. */
export const isDone = (stage: StageView): boolean => done.includes(stage);
