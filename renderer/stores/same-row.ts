import type { CaseView, RowView } from '../../shared/ipc/case-views.ts';

/** Keys of all lines of a row. */
export const linesOf = (row: RowView): readonly string[] =>
  row.cells.flatMap((cell) => (cell.kind === 'lines' ? cell.lines.map((line) => line.key) : []));

/**
 * Where a row stands after an answer. A source that arrives may give a row another id: it is the one row that has all lines it had.
 * `null` where there is no such row, since its medicine may be in several now, or gone.
 */
export function sameRow(before: CaseView | null, now: CaseView | null, id: string): string | null {
  if (now === null || now.rows.some((row) => row.id === id)) return id;
  const was = before?.rows.find((row) => row.id === id);
  const lines = was === undefined ? [] : linesOf(was);
  if (lines.length === 0) return null;
  const holding = now.rows.find((row) => {
    const there = new Set(linesOf(row));
    return lines.every((line) => there.has(line));
  });
  return holding?.id ?? null;
}
