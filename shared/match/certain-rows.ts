import { compareText } from '../core/compare.ts';
import { shareSource, type Assignment, type Edge, type Unit } from './unit.ts';

/**
 * For a part too large to search: only pairs that have no rival on either side are taken, strongest first. A rival offers
 * one end of the pair as strong a tie to another line of the source at its other end. Costs about as much as there are
 * ties.
 */
export function certainRows(
  units: readonly Unit[],
  edges: readonly Edge[],
  mayShare: (a: Unit, b: Unit) => boolean,
): Assignment {
  const strongest = strongestTies(edges);
  const isBest = (from: Unit, to: Unit, score: number): boolean =>
    to.sources.every((source) => {
      const best = strongest.get(from)?.get(source);
      return best?.score === score && best.to.size === 1;
    });
  const rowOf = new Map(units.map((unit) => [unit, [unit]]));
  const clear = edges
    .filter(({ a, b, evidence: { score } }) => isBest(a, b, score) && isBest(b, a, score))
    .toSorted((x, y) => y.evidence.score - x.evidence.score || compareText(x.a.id + x.b.id, y.a.id + y.b.id));
  for (const { a, b } of clear) {
    const [one = [], other = []] = [rowOf.get(a), rowOf.get(b)];
    if (one === other || one.some((x) => other.some((y) => shareSource(x, y) || !mayShare(x, y)))) continue;
    one.push(...other);
    for (const unit of other) rowOf.set(unit, one);
  }
  return {
    rows: [...new Set(rowOf.values())],
    undecided: edges.filter(({ a, b }) => rowOf.get(a) !== rowOf.get(b)),
    limited: true,
  };
}

type Strongest = { readonly score: number; readonly to: Set<Unit> };

/** The strongest tie of each unit to each source, and to whom. */
function strongestTies(edges: readonly Edge[]): ReadonlyMap<Unit, ReadonlyMap<string, Strongest>> {
  const found = new Map<Unit, Map<string, Strongest>>();
  const note = (from: Unit, to: Unit, score: number): void => {
    const own = found.get(from) ?? new Map<string, Strongest>();
    found.set(from, own);
    for (const source of to.sources) {
      const before = own.get(source);
      if (before === undefined || before.score < score) own.set(source, { score, to: new Set([to]) });
      else if (before.score === score) before.to.add(to);
    }
  };
  for (const { a, b, evidence } of edges) {
    note(a, b, evidence.score);
    note(b, a, evidence.score);
  }
  return found;
}
