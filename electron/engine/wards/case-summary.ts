import type { WardPatientView } from '../../../shared/ipc/ward-views.ts';

/** What the ward list shows of a case. */
export type CaseSummary = Pick<
  WardPatientView,
  'stage' | 'elsewhere' | 'findings' | 'timeCritical' | 'doneAt'
>;

/** Asks for a person's case; `undefined` while there is none. */
export type CaseSummaryOf = (person: string) => CaseSummary | undefined;

/** A patient nobody has looked at: nothing compared is not the same as nothing found. */
export const noCase: CaseSummary = {
  stage: 'not-started',
  elsewhere: null,
  findings: { kind: 'not-compared' },
  timeCritical: { kind: 'not-known-yet' },
  doneAt: { kind: 'not-recorded' },
};
