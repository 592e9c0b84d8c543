import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { caseStore, setActiveRow, tellInCase } from '../../stores/case.ts';
import { deciding } from '../../text/deciding.ts';
import { sinceStart } from '../../ui/now.ts';
import { currentOf, shownRows } from './progress.ts';

export type CurrentRow = {
  readonly view: CaseView;
  readonly row: RowView | undefined;
  readonly patient: string;
};

/**
 * The case and the row with the yellow edge at this moment, not at the moment a key was pressed; no row where the medicine that had
 * the edge has left its place.
 */
export function currentRow(): CurrentRow | undefined {
  const { patient, case: loaded, active, notCurrentOpen } = caseStore.getState();
  if (patient === null || loaded.view === null) return undefined;
  const row = currentOf(shownRows(loaded.view, notCurrentOpen), active);
  const isLeft = active !== null && row?.id !== active;
  return { patient, view: loaded.view, row: isLeft ? undefined : row };
}

/** Keys that follow one another so soon were meant for one row. */
const oneRhythmMs = 600;
let ignoredUntil = 0;

/**
 * The same for a key that says something of its row. Where the medicine has left its place nobody has looked at the one that is there now:
 * the key does nothing, nor do those of the same rhythm, and it is said which row the next is about.
 */
export function rowForKey(): (CurrentRow & { readonly row: RowView }) | undefined {
  const at = currentRow();
  if (at === undefined) return undefined;
  const { view, row, patient } = at;
  if (row !== undefined) return sinceStart() < ignoredUntil ? undefined : { view, row, patient };
  const shown = shownRows(view, caseStore.getState().notCurrentOpen)[0];
  if (shown === undefined) return undefined;
  ignoredUntil = sinceStart() + oneRhythmMs;
  setActiveRow(shown.id);
  tellInCase(deciding.rowsChanged(shown.generic));
  return undefined;
}
