import type { CaseView, RowView } from '../../shared/ipc/case-views.ts';

/** Whether two answers of the engine say the same: they are made of text, numbers, lists and objects only. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ours, theirs] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    ours.length === theirs.size &&
    ours.every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)))
  );
}

/** The rows as they are now; each that says what it said is the very object it was, so that it need not be drawn again. */
function keepRows(before: readonly RowView[], now: readonly RowView[]): CaseView['rows'] {
  const known = new Map(before.map((row) => [row.id, row]));
  return now.map((row) => {
    const was = known.get(row.id);
    return was !== undefined && isSame(was, row) ? was : row;
  });
}

/** The case as it is now, made of the parts that are still the same; the very same case where nothing has changed. */
export function keepUnchanged(before: CaseView | null, now: CaseView): CaseView {
  if (before === null || before.banner.patient !== now.banner.patient) return now;
  const rows = keepRows(before.rows, now.rows);
  const sameRows = rows.length === before.rows.length && rows.every((row, at) => row === before.rows[at]);
  const kept: CaseView = {
    ...now,
    rows: sameRows ? before.rows : rows,
    columns: isSame(before.columns, now.columns) ? before.columns : now.columns,
  };
  return sameRows && isSame(before, kept) ? before : kept;
}
