import { compareText } from '../core/compare.ts';
import type { Assignment, Edge, Unit } from './unit.ts';

/**
 * For a part too large to search: only pairs that have no rival on either side are taken, strongest first. A rival offers
 * one end of the pair as strong a tie to another line of the source at its other end. Costs about as much as there are
 * ties.
 */
export function certainRows(
  units: readonly Unit<unknown>[],
  edges: readonly Edge[],
  mayShare: (a: string, b: string) => boolean,
): Assignment {
  const sourcesOf = new Map(units.map((unit) => [unit.id, unit.sources]));
  const strongest = strongestTies(edges, sourcesOf);
  const hasNoRival = ({ a, b, evidence }: Edge): boolean =>
    [
      [a, b],
      [b, a],
    ].every(([from = '', to = '']) =>
      (sourcesOf.get(to) ?? []).every((source) => {
        const best = strongest.get(`${from}\n${source}`);
        return best !== undefined && best.score === evidence.score && best.to.size === 1;
      }),
    );
  const rowOf = new Map(units.map((unit) => [unit.id, [unit.id]]));
  const overlap = (a: string, b: string): boolean =>
    (sourcesOf.get(a) ?? []).some((source) => sourcesOf.get(b)?.includes(source));
  const clear = edges
    .filter(hasNoRival)
    .toSorted((x, y) => y.evidence.score - x.evidence.score || compareText(x.a + x.b, y.a + y.b));
  for (const { a, b } of clear) {
    const [one = [], other = []] = [rowOf.get(a), rowOf.get(b)];
    if (one === other || one.some((x) => other.some((y) => overlap(x, y) || !mayShare(x, y)))) continue;
    one.push(...other);
    for (const id of other) rowOf.set(id, one);
  }
  return {
    rows: [...new Set(rowOf.values())],
    undecided: edges.filter(({ a, b }) => rowOf.get(a) !== rowOf.get(b)),
    limited: true,
  };
}

type Strongest = { readonly score: number; readonly to: Set<string> };

/** The strongest tie of each unit to each source, and to whom. */
function strongestTies(
  edges: readonly Edge[],
  sourcesOf: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Strongest> {
  const found = new Map<string, Strongest>();
  const note = (from: string, to: string, score: number): void => {
    for (const source of sourcesOf.get(to) ?? []) {
      const key = `${from}\n${source}`;
      const before = found.get(key);
      if (before === undefined || before.score < score) found.set(key, { score, to: new Set([to]) });
      else if (before.score === score) before.to.add(to);
    }
  };
  for (const { a, b, evidence } of edges) {
    note(a, b, evidence.score);
    note(b, a, evidence.score);
  }
  return found;
}
