import type { CellLineView, CellView, RowView } from '../../../shared/ipc/case-views.ts';
import { groupOrder } from '../../text/case.ts';
import { severityRank } from '../../text/severity.ts';

export type RowGroup = { readonly group: RowView['group']; readonly rows: readonly RowView[] };

/** Worst severity first, then time-critical; rows that tie stay as the engine sent them. */
const byRisk = (a: RowView, b: RowView): number =>
  severityRank(a.severity) - severityRank(b.severity) || Number(b.timeCritical) - Number(a.timeCritical);

/** Linked rows stand under the row they are linked to, in the worse one's place. */
function besideLinks(rows: readonly RowView[]): readonly RowView[] {
  const placed = new Set<string>();
  return rows.flatMap((row) => {
    if (placed.has(row.id)) return [];
    const linked = rows.filter(
      (other) => !placed.has(other.id) && other.id !== row.id && row.linkedTo.includes(other.id),
    );
    for (const one of [row, ...linked]) placed.add(one.id);
    return [row, ...linked];
  });
}

/** The rows as they are read: groups by what they need, then risk. Every row is in exactly one group. */
export function groupRows(rows: readonly RowView[]): readonly RowGroup[] {
  return groupOrder
    .map((group) => ({
      group,
      rows: besideLinks(rows.filter((row) => row.group === group).toSorted(byRisk)),
    }))
    .filter((group) => group.rows.length > 0);
}

/** Cells next to one another that only point at the linked row are drawn as one. */
export type Span = { readonly from: number; readonly span: number; readonly cell: CellView };

const pointsAway = (cell: CellView | undefined): boolean =>
  cell?.kind === 'absent' && cell.absence === 'linked-row';

export function spans(cells: readonly CellView[]): readonly Span[] {
  return cells.reduce<readonly Span[]>((done, cell, at) => {
    const last = done.at(-1);
    if (last !== undefined && pointsAway(last.cell) && pointsAway(cell))
      return [...done.slice(0, -1), { ...last, span: last.span + 1 }];
    return [...done, { from: at, span: 1, cell }];
  }, []);
}

const textOf = (field: CellLineView['dose']): string =>
  field.kind === 'known' ? field.value.toLowerCase() : field.kind;

const plain = (line: CellLineView): boolean =>
  line.remainder === '' && line.textAgainstStructure === null && line.notes.length === 0;

/**
 * Whether a cell of an agreeing row says word for word what the first stated cell says, so that "Same" is enough. Anything
 * more to say (a remainder, a note, another status) is said.
 */
export function sameAsFirst(row: RowView, at: number): boolean {
  if (row.group !== 'agrees') return false;
  const first = row.cells.findIndex((cell) => cell.kind === 'lines');
  const one = onlyLine(row.cells[first]);
  const other = onlyLine(row.cells[at]);
  if (first < 0 || at <= first || one === undefined || other === undefined || !plain(one) || !plain(other))
    return false;
  if (other.dose.kind !== 'known' || other.frequency.kind !== 'known') return false;
  const pairs = [
    [one.dose, other.dose],
    [one.route, other.route],
    [one.frequency, other.frequency],
    [one.brand, other.brand],
    [one.status, other.status],
  ] as const;
  return pairs.every(([a, b]) => textOf(a) === textOf(b));
}

function onlyLine(cell: CellView | undefined): CellLineView | undefined {
  return cell?.kind === 'lines' && cell.lines.length === 1 ? cell.lines[0] : undefined;
}
