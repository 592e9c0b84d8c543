import { compareText } from '../core/compare.ts';
import type { Evidence } from './evidence.ts';

/** What is put into rows: one line, or the lines of one regimen, of one source. */
export type Unit<T> = { readonly id: string; readonly source: string; readonly items: readonly T[] };

export type Edge = { readonly a: string; readonly b: string; readonly evidence: Evidence };

/** Rows that every best answer agrees on, and the pairs that only some best answers hold: those are a person's to decide. */
export type Assignment = { readonly rows: readonly (readonly string[])[]; readonly undecided: readonly Edge[] };

/** Beyond this many units of one connected part the search is not exact, and everything doubtful is only suggested. */
const exactUpTo = 14;
const enough = 60;

/**
 * The partition of a connected part into rows with the greatest total score: at most one unit a source in a row, and no
 * two units in a row that `mayShare` forbids. Ties are not broken: what differs between equally good answers is undecided.
 */
export function assign(units: readonly Unit<unknown>[], edges: readonly Edge[], mayShare: (a: string, b: string) => boolean): Assignment {
  if (isOneMedicine(units, edges)) return { rows: [units.map((unit) => unit.id)], undecided: [] };
  if (units.length > exactUpTo) return onlyCertain(units, edges, mayShare);
  const best = search(units, edges, mayShare);
  const [first = [], ...others] = best;
  const together = (rows: readonly (readonly string[])[], edge: Edge): boolean => rows.some((row) => row.includes(edge.a) && row.includes(edge.b));
  const certain = edges.filter((edge) => best.every((rows) => together(rows, edge)));
  const undecided = others.length === 0 ? [] : edges.filter((edge) => best.some((rows) => together(rows, edge)) && !certain.includes(edge));
  return { rows: others.length === 0 ? first : connect(units, certain), undecided };
}

/** Every two units tied together and no source twice: one row holds every score there is, and nothing can be better. */
function isOneMedicine(units: readonly Unit<unknown>[], edges: readonly Edge[]): boolean {
  return edges.length === (units.length * (units.length - 1)) / 2 && new Set(units.map((unit) => unit.source)).size === units.length;
}

/** Every best partition, up to `enough` of them. */
function search(units: readonly Unit<unknown>[], edges: readonly Edge[], mayShare: (a: string, b: string) => boolean): readonly (readonly (readonly string[])[])[] {
  const score = new Map(edges.flatMap((edge) => [[`${edge.a}\n${edge.b}`, edge.evidence.score], [`${edge.b}\n${edge.a}`, edge.evidence.score]] as const));
  const order = units.toSorted((a, b) => compareText(a.id, b.id));
  // The most each unit could still add, for giving up early.
  const hope = order.map((unit) => edges.filter((edge) => edge.a === unit.id || edge.b === unit.id).reduce((sum, edge) => sum + edge.evidence.score, 0));
  const hopeFrom = hope.map((_, at) => hope.slice(at).reduce((sum, value) => sum + value, 0));
  let bestScore = -1;
  let best: (readonly (readonly string[])[])[] = [];
  const visit = (at: number, rows: readonly (readonly Unit<unknown>[])[], total: number): void => {
    const unit = order[at];
    if (unit === undefined) {
      if (total > bestScore) best = [];
      bestScore = Math.max(bestScore, total);
      if (total === bestScore && best.length < enough) best.push(rows.map((row) => row.map((member) => member.id)));
      return;
    }
    if (total + (hopeFrom[at] ?? 0) < bestScore) return;
    for (const [index, row] of rows.entries()) {
      if (row.some((member) => member.source === unit.source || !mayShare(member.id, unit.id))) continue;
      const gain = row.reduce((sum, member) => sum + (score.get(`${member.id}\n${unit.id}`) ?? 0), 0);
      if (gain > 0) visit(at + 1, rows.with(index, [...row, unit]), total + gain);
    }
    visit(at + 1, [...rows, [unit]], total);
  };
  visit(0, [], 0);
  return best;
}

/** Too large to search: only pairs that have no rival on either side are taken, strongest first. */
function onlyCertain(units: readonly Unit<unknown>[], edges: readonly Edge[], mayShare: (a: string, b: string) => boolean): Assignment {
  const sourceOf = new Map(units.map((unit) => [unit.id, unit.source]));
  const rivals = (edge: Edge): boolean =>
    edges.some((other) => other !== edge && other.evidence.score >= edge.evidence.score && ((other.a === edge.a && sourceOf.get(other.b) === sourceOf.get(edge.b)) || (other.b === edge.b && sourceOf.get(other.a) === sourceOf.get(edge.a)) || (other.a === edge.b && sourceOf.get(other.b) === sourceOf.get(edge.a)) || (other.b === edge.a && sourceOf.get(other.a) === sourceOf.get(edge.b))));
  const clear = edges.filter((edge) => !rivals(edge)).toSorted((a, b) => b.evidence.score - a.evidence.score || compareText(a.a + a.b, b.a + b.b));
  const rows = units.map((unit) => [unit.id]);
  const taken: Edge[] = [];
  for (const edge of clear) {
    const one = rows.find((row) => row.includes(edge.a));
    const other = rows.find((row) => row.includes(edge.b));
    if (one === undefined || other === undefined) continue;
    if (one !== other) {
      const clash = one.some((a) => other.some((b) => sourceOf.get(a) === sourceOf.get(b) || !mayShare(a, b)));
      if (clash) continue;
      one.push(...other);
      rows.splice(rows.indexOf(other), 1);
    }
    taken.push(edge);
  }
  return { rows, undecided: edges.filter((edge) => !taken.includes(edge) && !rows.some((row) => row.includes(edge.a) && row.includes(edge.b))) };
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
