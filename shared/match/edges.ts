import { isDmdSpace } from '../medicines/codes.ts';
import { identifierText } from '../medicines/keys.ts';
import type { Verdicts } from './decisions.ts';
import { evidenceBetween, type Evidence } from './evidence.ts';
import type { Candidate } from './candidate.ts';
import { hasTooManyPairs, isComparable } from './limits.ts';
import { productKey } from './regimen.ts';
import { shareSource, type Edge, type Unit } from './unit.ts';

export type Ties = {
  readonly edges: readonly Edge[];
  /** Units that were not compared with every other that could belong to them. */
  readonly limited: ReadonlySet<Unit>;
};

/** Pairs worth looking at share a substance, an identifier or a code; everything else can have no evidence. */
export function edgesBetween(
  units: readonly Unit[],
  mayShare: (a: Unit, b: Unit) => boolean,
  verdicts: Verdicts,
): Ties {
  const seen = new Set<number>();
  const edges: Edge[] = [];
  const limited = new Set<Unit>();
  const look = (a: Unit, b: Unit): void => {
    if (verdicts.of(a, b) === true) return;
    if (!isComparable(a, b)) {
      limited.add(a).add(b);
      return;
    }
    const evidence = mayShare(a, b) ? evidenceBetweenUnits(a, b) : undefined;
    if (evidence !== undefined) edges.push({ a, b, evidence });
  };
  for (const bucket of bucketed(units, limited))
    for (let from = 0; from < bucket.length; from += 1)
      for (let to = from + 1; to < bucket.length; to += 1) {
        const [i, j] = [bucket[from] ?? 0, bucket[to] ?? 0];
        const [a, b] = [units[i], units[j]];
        if (a === undefined || b === undefined || shareSource(a, b) || seen.has(i * units.length + j))
          continue;
        seen.add(i * units.length + j);
        look(a, b);
      }
  return { edges: [...edges, ...verdicts.edges], limited };
}

/** Units by what they may share; a bucket that is too large falls into those that name one product the same way. */
function bucketed(units: readonly Unit[], limited: Set<Unit>): readonly (readonly number[])[] {
  return [...bucketsBy(units, bucketsOf).values()].flatMap((bucket) => {
    if (!hasTooManyPairs(bucket.map((at) => units[at]?.sources.join() ?? ''))) return [bucket];
    const own = bucket.flatMap((at) => units[at] ?? []);
    for (const unit of own) limited.add(unit);
    return [...bucketsBy(own, (candidate) => [productKey(candidate)]).values()]
      .map((part) => part.map((at) => bucket[at] ?? 0))
      .filter((part) => !hasTooManyPairs(part.map((at) => units[at]?.sources.join() ?? '')));
  });
}

function bucketsBy(
  units: readonly Unit[],
  namesOf: (candidate: Candidate) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const buckets = new Map<string, number[]>();
  for (const [at, unit] of units.entries())
    for (const candidate of unit.items)
      for (const name of namesOf(candidate)) {
        const bucket = buckets.get(name);
        if (bucket === undefined) buckets.set(name, [at]);
        else if (bucket.at(-1) !== at) bucket.push(at);
      }
  return buckets;
}

function bucketsOf({ identity, line }: Candidate): readonly string[] {
  const names = [`i ${identity.ingredients.join('+')}`];
  const vmp = identity.dmd?.vmp ?? null;
  if (vmp !== null) names.push(`v ${vmp}`);
  for (const identifier of line.identifiers) names.push(`b ${identifierText(identifier)}`);
  for (const code of line.medicine.codes) if (isDmdSpace(code)) names.push(`c ${code.code}`);
  return names;
}

/** The weakest tie between two regimens says how sure the whole is. */
function evidenceBetweenUnits(a: Unit, b: Unit): Evidence | undefined {
  let weakest: Evidence | undefined;
  for (const one of a.distinct)
    for (const other of b.distinct) {
      const found = evidenceBetween(one, other);
      if (found === undefined) return undefined;
      if (weakest === undefined || found.score < weakest.score) weakest = found;
    }
  return weakest;
}

/** Units that hang together by any evidence, with that evidence: each part is decided on its own. */
export function connectedParts(
  units: readonly Unit[],
  edges: readonly Edge[],
): readonly { readonly units: readonly Unit[]; readonly edges: readonly Edge[] }[] {
  const above = new Map<Unit, Unit>();
  const top = (unit: Unit): Unit => {
    let at = unit;
    for (let up = above.get(at); up !== undefined; up = above.get(at)) {
      // Halving the way keeps long chains short.
      const further = above.get(up);
      if (further !== undefined) above.set(at, further);
      at = up;
    }
    return at;
  };
  for (const { a, b } of edges) {
    const [one, other] = [top(a), top(b)];
    if (one !== other) above.set(one, other);
  }
  const parts = new Map<Unit, { units: Unit[]; edges: Edge[] }>();
  for (const unit of units) {
    const part = parts.get(top(unit));
    if (part === undefined) parts.set(top(unit), { units: [unit], edges: [] });
    else part.units.push(unit);
  }
  for (const edge of edges) parts.get(top(edge.a))?.edges.push(edge);
  return [...parts.values()];
}
