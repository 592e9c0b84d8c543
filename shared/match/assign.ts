import { compareText } from '../core/compare.ts';
import { bestRows } from './best-rows.ts';
import { certainRows } from './certain-rows.ts';
import { shareSource, type Assignment, type Edge, type Unit } from './unit.ts';

/** Units of one connected part beyond which it is not searched. */
const searchedUpTo = 24;

/**
 * The partition of a connected part into rows with the greatest total score: at most one unit a source in a row, and no
 * two units in a row that `mayShare` forbids. Ties are not broken: what differs between equally good answers is undecided.
 */
export function assign(
  units: readonly Unit[],
  edges: readonly Edge[],
  mayShare: (a: Unit, b: Unit) => boolean,
): Assignment {
  if (isOneMedicine(units, edges)) return { rows: [units], undecided: [], limited: false };
  if (units.length > searchedUpTo) return certainRows(units, edges, mayShare);
  const order = units.toSorted((a, b) => compareText(a.id, b.id));
  const place = new Map(order.map((unit, at) => [unit, at]));
  const at = (unit: Unit): number => place.get(unit) ?? -1;
  const worth = new Map(
    edges.flatMap(({ a, b, evidence }) => [
      [at(a) * order.length + at(b), evidence.score] as const,
      [at(b) * order.length + at(a), evidence.score] as const,
    ]),
  );
  const allowed = (a: number, b: number): boolean => {
    const [one, other] = [order[a], order[b]];
    if (one === undefined || other === undefined || shareSource(one, other)) return false;
    // What is tied was asked before.
    return worth.has(a * order.length + b) || mayShare(one, other);
  };
  const found = bestRows({
    count: order.length,
    worth: (a, b) => worth.get(a * order.length + b) ?? 0,
    mayShare: allowed,
  });
  const classOf = new Map(
    found.classes.flatMap((members, row) => members.map((unit) => [unit, row] as const)),
  );
  const isTogether = ({ a, b }: Edge): boolean => classOf.get(at(a)) === classOf.get(at(b));
  return {
    rows: connect(units, edges.filter(isTogether)),
    undecided: edges.filter((edge) => !isTogether(edge) && found.sometimes(at(edge.a), at(edge.b))),
    limited: found.gaveUp,
  };
}

/** Every two units tied together and no source twice: one row holds every score there is, and nothing can be better. */
function isOneMedicine(units: readonly Unit[], edges: readonly Edge[]): boolean {
  if (edges.length !== (units.length * (units.length - 1)) / 2) return false;
  const sources = units.flatMap((unit) => unit.sources);
  return new Set(sources).size === sources.length;
}

function connect(units: readonly Unit[], edges: readonly Edge[]): readonly (readonly Unit[])[] {
  const rowOf = new Map(units.map((unit) => [unit, [unit]]));
  for (const { a, b } of edges) {
    const [one = [], other = []] = [rowOf.get(a), rowOf.get(b)];
    if (one === other) continue;
    one.push(...other);
    for (const unit of other) rowOf.set(unit, one);
  }
  return [...new Set(rowOf.values())];
}
