import { compareText } from '../../../shared/core/compare.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import type { ColumnView } from '../../../shared/ipc/source-views.ts';

/** A source list with what the cache knows of its copy. */
export type Column = {
  readonly list: SourceList;
  readonly system: string;
  readonly endpoint: string;
  readonly offlineCopy: boolean;
};

const roleOrder: readonly SourceList['role'][] = ['history', 'discharge', 'chart'];

/** History first, the chart last, as read from home to hospital. */
export const inReadingOrder = (columns: readonly Column[]): readonly Column[] =>
  columns.toSorted((a, b) => roleOrder.indexOf(a.list.role) - roleOrder.indexOf(b.list.role));

export const viewColumn = ({ list, system, offlineCopy }: Column): ColumnView => ({
  id: list.id,
  name: list.name,
  system,
  role: list.role,
  state: mutableState(list.state),
  about: [],
  asOf: list.asOf,
  offlineCopy,
  newestAssertion: newest(list),
  lines: list.lines.length,
  withdrawn: list.withdrawn.length,
  notUnderstood: list.notUnderstood.length,
});

const mutableState = (state: SourceList['state']): ColumnView['state'] =>
  state.kind === 'partial' ? { kind: 'partial', reasons: [...state.reasons] } : state;

function newest(list: SourceList): ColumnView['newestAssertion'] {
  const dates = list.lines.flatMap((line) =>
    [line.asserted, line.lastIssued, line.start].flatMap((date) =>
      date.kind === 'known' ? [date.value] : [],
    ),
  );
  const last = dates.toSorted(compareText).at(-1);
  return last === undefined ? notRecorded : known(last);
}
