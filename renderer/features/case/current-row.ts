import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { caseStore } from '../../stores/case.ts';
import { currentOf, shownRows } from './progress.ts';

export type CurrentRow = {
  readonly view: CaseView;
  readonly row: RowView | undefined;
  readonly patient: string;
};

/** The case and the row with the yellow edge at this moment, not at the moment a key was pressed. */
export function currentRow(): CurrentRow | undefined {
  const { patient, case: loaded, active, notCurrentOpen } = caseStore.getState();
  if (patient === null || loaded.view === null) return undefined;
  const rows = shownRows(loaded.view, notCurrentOpen);
  return { patient, view: loaded.view, row: currentOf(rows, active) };
}
