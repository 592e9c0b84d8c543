import { compareText } from '../core/compare.ts';
import type { Evidence } from './evidence.ts';

/**
 * What is put into rows: one line, or several that belong together, of one source; or the same of several sources of one
 * origin, which have one voice between them.
 */
export type Unit<T> = {
  readonly id: string;
  readonly sources: readonly string[];
  readonly items: readonly T[];
};

const clash = (a: Unit<unknown>, b: Unit<unknown>): boolean =>
  a.sources.some((source) => b.sources.includes(source));

export type Edge = { readonly a: string; readonly b: string; readonly evidence: Evidence };

/** Rows that every best answer agrees on, and the pairs that only some best answers hold: those are a person's to decide. */
export type Assignment = {
  readonly rows: readonly (readonly string[])[];
  readonly undecided: readonly Edge[];
};

/** Beyond this many units of one connected part the search is not exact, and everything doubtful is only suggested. */
const exactUpTo = 14;
const enough = 60;

/**
 * The partition of a connected part into rows with the greatest total score: at most one unit a source in a row, and no
 * two units in a row that `mayShare` forbids. Ties are not broken: what differs between equally good answers is undecided.
 */
export function assign(
  units: readonly Unit<unknown>[],
  edges: readonly Edge[],
  mayShare: (a: string, b: string) => boolean,
): Assignment {
  if (isOneMedicine(units, edges)) return { rows: [units.map((unit) => unit.id)], undecided: [] };
  if (units.length > exactUpTo) return onlyCertain(units, edges, mayShare);
  const best = search(units, edges, mayShare);
  const [first = [], ...others] = best;
  const together = (rows: readonly (readonly string[])[], edge: Edge): boolean =>
    rows.some((row) => row.includes(edge.a) && row.includes(edge.b));
  const certain = edges.filter((edge) => best.every((rows) => together(rows, edge)));
  const undecided =
    others.length === 0
      ? []
      : edges.filter((edge) => best.some((rows) => together(rows, edge)) && !certain.includes(edge));
  return { rows: others.length === 0 ? first : connect(units, certain), undecided };
}

/** Every two units tied together and no source twice: one row holds every score there is, and nothing can be better. */
function isOneMedicine(units: readonly Unit<unknown>[], edges: readonly Edge[]): boolean {
  return (
    edges.length === (units.length * (units.length - 1)) / 2 &&
    new Set(units.flatMap((unit) => unit.sources)).size === units.flatMap((unit) => unit.sources).length
  );
}

/** Every best partition, up to `enough` of them. */
function search(
  units: readonly Unit<unknown>[],
  edges: readonly Edge[],
  mayShare: (a: string, b: string) => boolean,
): readonly (readonly (readonly string[])[])[] {
  const score = new Map(
    edges.flatMap(
      (edge) =>
        [
          [`${edge.a}\n${edge.b}`, edge.evidence.score],
          [`${edge.b}\n${edge.a}`, edge.evidence.score],
        ] as const,
    ),
  );
  const order = units.toSorted((a, b) => compareText(a.id, b.id));
  // The most each unit could still add, for giving up early.
  const hope = order.map((unit) =>
    edges
      .filter((edge) => edge.a === unit.id || edge.b === unit.id)
      .reduce((sum, edge) => sum + edge.evidence.score, 0),
  );
  const hopeFrom = hope.map((_, at) => hope.slice(at).reduce((sum, value) => sum + value, 0));
  let bestScore = -1;
  let best: (readonly (readonly string[])[])[] = [];
  const visit = (at: number, rows: readonly (readonly Unit<unknown>[])[], total: number): void => {
    const unit = order[at];
    if (unit === undefined) {
      if (total > bestScore) best = [];
      bestScore = Math.max(bestScore, total);
      if (total === bestScore && best.length < enough)
        best.push(rows.map((row) => row.map((member) => member.id)));
      return;
    }
    if (total + (hopeFrom[at] ?? 0) < bestScore) return;
    for (const [index, row] of rows.entries()) {
      if (row.some((member) => clash(member, unit) || !mayShare(member.id, unit.id))) continue;
      const gain = row.reduce((sum, member) => sum + (score.get(`${member.id}\n${unit.id}`) ?? 0), 0);
      if (gain > 0) visit(at + 1, rows.with(index, [...row, unit]), total + gain);
    }
    visit(at + 1, [...rows, [unit]], total);
  };
  visit(0, [], 0);
  return best;
}

/** Too large to search: only pairs that have no rival on either side are taken, strongest first. */
function onlyCertain(
  units: readonly Unit<unknown>[],
  edges: readonly Edge[],
  mayShare: (a: string, b: string) => boolean,
): Assignment {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const overlap = (a: string, b: string): boolean => {
    const [one, other] = [byId.get(a), byId.get(b)];
    return one !== undefined && other !== undefined && clash(one, other);
  };
  // A rival offers one end of the edge another line of the source at its other end.
  const isRival = (edge: Edge, other: Edge): boolean =>
    (other.a === edge.a && overlap(other.b, edge.b)) ||
    (other.b === edge.b && overlap(other.a, edge.a)) ||
    (other.a === edge.b && overlap(other.b, edge.a)) ||
    (other.b === edge.a && overlap(other.a, edge.b));
  const clear = edges
    .filter(
      (edge) =>
        !edges.some(
          (other) => other !== edge && other.evidence.score >= edge.evidence.score && isRival(edge, other),
        ),
    )
    .toSorted((a, b) => b.evidence.score - a.evidence.score || compareText(a.a + a.b, b.a + b.b));
  const rows = units.map((unit) => [unit.id]);
  const taken = new Set<Edge>();
  for (const edge of clear) {
    const one = rows.find((row) => row.includes(edge.a));
    const other = rows.find((row) => row.includes(edge.b));
    if (one === undefined || other === undefined) continue;
    if (one !== other) {
      if (one.some((a) => other.some((b) => overlap(a, b) || !mayShare(a, b)))) continue;
      one.push(...other);
      rows.splice(rows.indexOf(other), 1);
    }
    taken.add(edge);
  }
  return {
    rows,
    undecided: edges.filter(
      (edge) => !taken.has(edge) && !rows.some((row) => row.includes(edge.a) && row.includes(edge.b)),
    ),
  };
}

function connect(units: readonly Unit<unknown>[], edges: readonly Edge[]): readonly (readonly string[])[] {
  const rows = units.map((unit) => [unit.id]);
  for (const edge of edges) {
    const one = rows.find((row) => row.includes(edge.a));
    const other = rows.find((row) => row.includes(edge.b));
    if (one === undefined || other === undefined || one === other) continue;
    one.push(...other);
    rows.splice(rows.indexOf(other), 1);
  }
  return rows;
}
