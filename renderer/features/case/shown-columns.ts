import type { ColumnView } from '../../../shared/ipc/source-views.ts';

/** Columns of the table by their place in the case: those of a width of their own, and those folded into one narrow one. */
export type ShownColumns = { readonly wide: readonly number[]; readonly folded: readonly number[] };

/** A source that does not know the patient says so once, in the heading: its column has nothing else to show. */
const isEmpty = ({ state, lines }: ColumnView): boolean => state.kind === 'patient-not-known' && lines === 0;

/** What a row says of its columns. How each was read stands in the headings, so that no row is drawn again for it. */
export type RowColumn = Pick<ColumnView, 'name' | 'role'> & {
  /** Nobody has asked the source yet: that is not a source which did not answer. */
  readonly isUnread: boolean;
};

export const rowColumns = (columns: readonly ColumnView[]): readonly RowColumn[] =>
  columns.map(({ name, role, state }) => ({
    name,
    role,
    isUnread: state.kind === 'unavailable' && state.reason.kind === 'not-read-yet',
  }));

export function shownColumns(columns: readonly ColumnView[]): ShownColumns {
  const places = columns.map((_, at) => at);
  const isFolded = (at: number): boolean => columns[at] !== undefined && isEmpty(columns[at]);
  return { wide: places.filter((at) => !isFolded(at)), folded: places.filter(isFolded) };
}

/** How many columns a row has beside its mark: the medicine, the sources, and the decision. */
export const spanOf = ({ wide, folded }: ShownColumns): number =>
  2 + wide.length + (folded.length > 0 ? 1 : 0);
