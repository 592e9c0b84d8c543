import { compareText } from '../core/compare.ts';
import type { Edge } from './unit.ts';
import type { RowOf, Suggestion } from './suggest.ts';

/** Questions about one row beyond which nobody reads them. */
const mostOfOneRow = 4;

/**
 * Pairs that only some of the best answers hold are a person's to decide. Strongest first; never two rows that hold lines
 * of one source, for accepting that would put two lines of a source together.
 */
export function suggestTies(
  rows: readonly RowOf[],
  undecided: readonly Edge[],
  rowOfUnit: (unit: string) => string,
): readonly Suggestion[] {
  const sources = new Map(rows.map((row) => [row.id, row.sources]));
  const asked = new Map<string, number>();
  const found = new Map<string, Suggestion>();
  const strongest = undecided.toSorted(
    (x, y) => y.evidence.score - x.evidence.score || compareText(x.a + x.b, y.a + y.b),
  );
  for (const { a, b, evidence } of strongest) {
    const [one = '', other = ''] = [rowOfUnit(a), rowOfUnit(b)].toSorted(compareText);
    const key = `${one}\n${other}`;
    const isAskedEnough = [one, other].some((row) => (asked.get(row) ?? 0) >= mostOfOneRow);
    const overlap = [...(sources.get(one) ?? [])].some((source) => sources.get(other)?.has(source));
    if (one === other || overlap || isAskedEnough || found.has(key)) continue;
    for (const row of [one, other]) asked.set(row, (asked.get(row) ?? 0) + 1);
    found.set(key, {
      rows: [one, other],
      kind: 'pair',
      level: evidence.level,
      why: `${evidence.why}; several lines fit equally well`,
      reason: null,
    });
  }
  return [...found.values()].toSorted((a, b) => compareText(a.rows.join(), b.rows.join()));
}
