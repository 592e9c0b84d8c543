import { must } from '../core/must.ts';
import { isDmdSpace } from '../medicines/codes.ts';
import { identifierText } from '../medicines/keys.ts';
import type { Edge } from './unit.ts';
import type { Verdicts } from './decisions.ts';
import { evidenceBetween, type Evidence } from './evidence.ts';
import type { Candidate } from './candidate.ts';
import { hasTooManyPairs, isComparable } from './limits.ts';
import { productKey } from './regimen.ts';
import type { LineUnit } from './units.ts';

export type Ties = {
  readonly edges: readonly Edge[];
  /** Units that were not compared with every other that could belong to them. */
  readonly limited: ReadonlySet<string>;
};

/** Pairs worth looking at share a substance, an identifier or a code; everything else can have no evidence. */
export function edgesBetween(
  units: readonly LineUnit[],
  mayShare: (a: string, b: string) => boolean,
  verdicts: Verdicts,
): Ties {
  const seen = new Set<number>();
  const edges: Edge[] = [];
  const limited = new Set<string>();
  for (const bucket of bucketed(units, limited)) {
    for (const [index, i] of bucket.entries()) {
      for (let at = index + 1; at < bucket.length; at += 1) {
        const j = bucket[at] ?? i;
        const [a, b] = [units[i], units[j]];
        if (
          a === undefined ||
          b === undefined ||
          a.sources.some((source) => b.sources.includes(source)) ||
          seen.has(i * units.length + j)
        )
          continue;
        seen.add(i * units.length + j);
        if (verdicts.of(a.id, b.id) === true) continue;
        if (!isComparable(a, b)) {
          limited.add(a.id).add(b.id);
          continue;
        }
        if (!mayShare(a.id, b.id)) continue;
        const evidence = evidenceBetweenUnits(a, b);
        if (evidence !== undefined) edges.push({ a: a.id, b: b.id, evidence });
      }
    }
  }
  return { edges: [...edges, ...verdicts.edges], limited };
}

/** Units by what they may share; a bucket that is too large falls into those that name one product the same way. */
function bucketed(units: readonly LineUnit[], limited: Set<string>): readonly (readonly number[])[] {
  return [...bucketsBy(units, bucketsOf).values()].flatMap((bucket) => {
    if (!hasTooManyPairs(bucket.map((at) => units[at]?.sources.join() ?? ''))) return [bucket];
    const own = bucket.flatMap((at) => units[at] ?? []);
    for (const unit of own) limited.add(unit.id);
    return [...bucketsBy(own, (candidate) => [productKey(candidate)]).values()]
      .map((part) => part.map((at) => bucket[at] ?? 0))
      .filter((part) => !hasTooManyPairs(part.map((at) => units[at]?.sources.join() ?? '')));
  });
}

function bucketsBy(
  units: readonly LineUnit[],
  namesOf: (candidate: Candidate) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const buckets = new Map<string, number[]>();
  for (const [at, unit] of units.entries()) {
    for (const name of new Set(unit.items.flatMap(namesOf))) {
      const bucket = buckets.get(name);
      if (bucket === undefined) buckets.set(name, [at]);
      else bucket.push(at);
    }
  }
  return buckets;
}

const bucketsOf = (candidate: Candidate): readonly string[] => [
  `i ${candidate.identity.ingredients.join('+')}`,
  ...(candidate.identity.dmd?.vmp === undefined || candidate.identity.dmd.vmp === null
    ? []
    : [`v ${candidate.identity.dmd.vmp}`]),
  ...candidate.line.identifiers.map((identifier) => `b ${identifierText(identifier)}`),
  ...candidate.line.medicine.codes.filter(isDmdSpace).map((code) => `c ${code.code}`),
];

/** The weakest tie between two regimens says how sure the whole is. */
function evidenceBetweenUnits(a: LineUnit, b: LineUnit): Evidence | undefined {
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
  units: readonly LineUnit[],
  edges: readonly Edge[],
): readonly { readonly units: readonly LineUnit[]; readonly edges: readonly Edge[] }[] {
  const parent = new Map(units.map((unit) => [unit.id, unit.id]));
  const root = (id: string): string => {
    let at = id;
    for (
      let up = must(parent.get(at), 'every unit has a parent');
      up !== at;
      up = must(parent.get(at), 'every unit has a parent')
    ) {
      // Halving the way keeps long chains short.
      parent.set(at, must(parent.get(up), 'every unit has a parent'));
      at = up;
    }
    return at;
  };
  for (const edge of edges) parent.set(root(edge.a), root(edge.b));
  const parts = new Map<string, { units: LineUnit[]; edges: Edge[] }>();
  for (const unit of units) {
    const part = parts.get(root(unit.id));
    if (part === undefined) parts.set(root(unit.id), { units: [unit], edges: [] });
    else part.units.push(unit);
  }
  for (const edge of edges) parts.get(root(edge.a))?.edges.push(edge);
  return [...parts.values()];
}
