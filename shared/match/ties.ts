import { compareText } from '../core/compare.ts';
import { must } from '../core/must.ts';
import type { RowOf, Suggestion } from './suggest.ts';
import { shareSource, type Edge, type Unit } from './unit.ts';

/** Questions about one row beyond which nobody reads them. */
const mostOfOneRow = 4;

/**
 * Pairs that only some of the best answers hold are a person's to decide. Strongest first; never two rows that hold lines
 * of one source, for accepting that would put two lines of a source together.
 */
export function suggestTies(rows: readonly RowOf[], undecided: readonly Edge[]): readonly Suggestion[] {
  if (undecided.length === 0) return [];
  const rowOfUnit = new Map(rows.flatMap((row) => row.units.map((unit) => [unit, row] as const)));
  const row = (unit: Unit): RowOf => must(rowOfUnit.get(unit), 'every unit is in a row');
  const asked = new Map<RowOf, number>();
  const found = new Map<string, Suggestion>();
  const strongest = undecided.toSorted(
    (x, y) => y.evidence.score - x.evidence.score || compareText(x.a.id + x.b.id, y.a.id + y.b.id),
  );
  for (const { a, b, evidence } of strongest) {
    const pair = [row(a), row(b)] as const;
    const [one, other] = pair[0].id < pair[1].id ? pair : [pair[1], pair[0]];
    const key = `${one.id}\n${other.id}`;
    const isAskedEnough = pair.some((each) => (asked.get(each) ?? 0) >= mostOfOneRow);
    if (one === other || shareSource(one, other) || isAskedEnough || found.has(key)) continue;
    for (const each of pair) asked.set(each, (asked.get(each) ?? 0) + 1);
    found.set(key, {
      rows: [one.id, other.id],
      kind: 'pair',
      level: evidence.level,
      why: `${evidence.why}; several lines fit equally well`,
      reason: null,
    });
  }
  return [...found.values()].toSorted((a, b) => compareText(a.rows.join(), b.rows.join()));
}
