import type { CellLineView, CellView, RowView } from '../../../shared/ipc/case-views.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { groupOrder } from '../../text/case.ts';
import { severityRank } from '../../text/severity.ts';
import { blocksOf, bracketsOf, type Bracket } from './linked-rows.ts';

export type RowGroup = {
  readonly group: RowView['group'];
  readonly rows: readonly RowView[];
  /** For each row, where it stands among those it belongs with. */
  readonly brackets: readonly Bracket[];
};

/** Worst severity first, then time-critical; rows that tie stay as the engine sent them. */
const byRisk = (a: RowView, b: RowView): number =>
  severityRank(a.severity) - severityRank(b.severity) || Number(b.timeCritical) - Number(a.timeCritical);

/**
 * The rows as they are read: groups by what they need, then risk. Every row is in exactly one group. Rows that are linked, or
 * proposed for it, stand under one another in the worse one's place; what is not current is joined to nothing that is.
 */
export function groupRows(rows: readonly RowView[]): readonly RowGroup[] {
  const sorted = groupOrder.flatMap((group) => rows.filter((row) => row.group === group).toSorted(byRisk));
  const isPast = (row: RowView): boolean => row.group === 'not-current';
  const blocks = [...blocksOf(sorted.filter((row) => !isPast(row))), ...blocksOf(sorted.filter(isPast))];
  return groupOrder
    .map((group) => {
      const own = blocks.filter((block) => block[0]?.group === group);
      return { group, rows: own.flat(), brackets: own.flatMap(bracketsOf) };
    })
    .filter((group) => group.rows.length > 0);
}

/** Cells next to one another that only point at the linked row are drawn as one; `places` are those that are shown. */
export type Span = { readonly from: number; readonly span: number; readonly cell: CellView };

const pointsAway = (cell: CellView | undefined): boolean =>
  cell?.kind === 'absent' && cell.absence === 'linked-row';

export function spans(cells: readonly CellView[], places: readonly number[]): readonly Span[] {
  return places.reduce<readonly Span[]>((done, at) => {
    const [last, cell] = [done.at(-1), cells[at]];
    if (cell === undefined) return done;
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

/** Lines of one source, with their names where there are several; what several say word for word is said once for all of them. */
export function saidOnce(
  lines: readonly CellLineView[],
): readonly { readonly line: CellLineView; readonly names: readonly string[] }[] {
  if (lines.length === 1) return lines.map((line) => ({ line, names: [] }));
  const alike = groupBy(lines, (line) => JSON.stringify({ ...line, key: '', term: '', notes: [] }));
  return [...alike.values()].flatMap((group) => {
    const line = group[0];
    return line === undefined ? [] : [{ line, names: group.map((one) => one.term) }];
  });
}

function onlyLine(cell: CellView | undefined): CellLineView | undefined {
  return cell?.kind === 'lines' && cell.lines.length === 1 ? cell.lines[0] : undefined;
}
