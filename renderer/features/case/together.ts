import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { caseStore } from '../../stores/case.ts';
import { deciding } from '../../text/deciding.ts';
import type { DecideAction } from '../../ui/key-maps.ts';

/** What can be true of several medicines in the same words. A dose, a date or another medicine is said of one. */
const together: readonly DecideAction[] = [
  'taking-as-directed',
  'not-taking',
  'unable-to-establish',
  'continue',
  'withhold',
  'stop',
  'complete',
  'own-supply',
  'not-current',
  'refer',
];

export const mayBeSaidTogether = (action: DecideAction): boolean => together.includes(action);

/** The rows that are decided with this one: all that are selected where it is one of them, else itself. */
export function togetherWith(view: CaseView, row: string): readonly RowView[] {
  const { selected } = caseStore.getState();
  const ids = selected.includes(row) ? selected : [row];
  return view.rows.filter((one) => ids.includes(one.id));
}

/** Why a row is decided by itself: the worst findings get a decision of their own. */
export const whyAlone = (row: RowView): string | null =>
  row.severity === 'potentially-lethal' || row.severity === 'serious' ? deciding.alone(row.generic) : null;
