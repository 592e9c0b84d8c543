import type { CaseView, CellView, RowDetailView } from '../../../shared/ipc/case-views.ts';
import type { ColumnView } from '../../../shared/ipc/source-views.ts';

export type DetailLine = RowDetailView['sources'][number]['lines'][number];

export type DetailColumn = {
  readonly id: string;
  readonly name: string;
  readonly source: ColumnView | undefined;
  readonly lines: readonly DetailLine[];
  /** Why there are no lines, where there are none. */
  readonly absence: Extract<CellView, { kind: 'absent' }>['absence'];
};

/** Every source of the case in the order of the table, with or without a line in this row; one the case does not list comes last. */
export function columnsOf(view: CaseView, detail: RowDetailView): readonly DetailColumn[] {
  const row = view.rows.find((one) => one.id === detail.id);
  const linesOf = (id: string): readonly DetailLine[] =>
    detail.sources.filter((source) => source.column === id).flatMap((source) => source.lines);
  const listed = view.columns.map((column, at) => {
    const cell = row?.cells[at];
    return {
      id: column.id,
      name: column.name,
      source: column,
      lines: linesOf(column.id),
      absence: cell?.kind === 'absent' ? cell.absence : ('not-recorded' as const),
    };
  });
  const others = detail.sources.filter(
    (source) => !view.columns.some((column) => column.id === source.column),
  );
  return [
    ...listed,
    ...others.map((source) => ({
      id: source.column,
      name: source.column,
      source: undefined,
      lines: source.lines,
      absence: 'not-recorded' as const,
    })),
  ];
}
