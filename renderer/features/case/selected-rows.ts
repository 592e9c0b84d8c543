import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { caseStore } from '../../stores/case.ts';
import { deciding } from '../../text/deciding.ts';
import type { DecideAction } from '../../ui/key-maps.ts';

/** What can be true of several medicines in the same words. A dose, a date or another medicine is said of one. */
const together: readonly DecideAction[] = [
  'taking-as-directed',
  'started-here',
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

/** The selected rows as they are now; one that was read again and is no longer like the others is not among them. */
const selectedRows = (view: CaseView): readonly RowView[] => {
  const { selected } = caseStore.getState();
  const [first, ...others] = selected.flatMap((id) => view.rows.find((row) => row.id === id) ?? []);
  return first === undefined ? [] : [first, ...others.filter((row) => areAlike(first, row))];
};

/** The rows that are decided with this one: all that are selected where it is one of them, else itself. */
export function togetherWith(view: CaseView, row: string): readonly RowView[] {
  const rows = selectedRows(view);
  return rows.some((one) => one.id === row) ? rows : view.rows.filter((one) => one.id === row);
}

/** What is said of both in the same words is the same thing: they stand in one group and have the same kinds of finding. */
const areAlike = (a: RowView, b: RowView): boolean =>
  a.group === b.group && kindsOf(a) === kindsOf(b) && whyAlone(a) === null && whyAlone(b) === null;

const kindsOf = (row: RowView): string =>
  [...new Set(row.findings.map((finding) => finding.class))].toSorted().join('\n');

/** Why a row is decided by itself: the worst findings get a decision of their own. */
const whyAlone = (row: RowView): string | null =>
  row.severity === 'potentially-lethal' || row.severity === 'serious' ? deciding.alone(row.generic) : null;

/** Why a row is not taken into the selection; null where it may be, or is in it already. */
export function whyNotSelected(view: CaseView, row: RowView): string | null {
  const [first] = selectedRows(view);
  const { selected } = caseStore.getState();
  if (selected.includes(row.id)) return null;
  return (
    whyAlone(row) ??
    (first === undefined || areAlike(first, row) ? null : deciding.notAlike(row.generic, first.generic))
  );
}
