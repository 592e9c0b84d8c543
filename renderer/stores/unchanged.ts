import { isObject } from '../../shared/core/brand.ts';
import type { CaseView, RowView } from '../../shared/ipc/case-views.ts';

/**
 * Whether two answers of the engine say the same: they are made of text, numbers, lists and objects only. It is asked of every
 * part of a case at each answer, so nothing is made to find it out.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && isSameList(a, b);
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
  );
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => isSame(one, b[at]));

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
