import { compareText } from '../core/compare.ts';
import { must } from '../core/must.ts';
import { groundsInWords, knowledgeOf, usualTables, type ClinicalTables, type DmdPack } from '../dmd/dmd.ts';
import type { SourceList } from '../medicines/source.ts';
import { assign } from './assign.ts';
import { decided, refused, withLinks } from './decisions.ts';
import type { PairDecision } from './pair-decision.ts';
import { connectedParts, edgesBetween } from './edges.ts';
import { isComparable } from './limits.ts';
import type { Evidence, MatchLevel } from './evidence.ts';
import { neverEquated } from './never.ts';
import { candidatesOf, type Candidate } from './candidate.ts';
import { onceEach, suggestLinks, suggestNearText, type RowOf, type Suggestion } from './suggest.ts';
import { suggestTies } from './ties.ts';
import type { Edge, Unit } from './unit.ts';
import { unitsBySource } from './units.ts';

export type { PairDecision } from './pair-decision.ts';
export type { MatchLevel } from './evidence.ts';
export type { Suggestion } from './suggest.ts';
export { candidatesOf, type Candidate } from './candidate.ts';
export { mayPair } from './decisions.ts';
export { brandOf, isBrandCritical, isInsulin, neverEquated, type NeverReason } from './never.ts';
export { formsDiffer, isModified, releaseOnOneSide, strengthsDiffer, strengthText } from './strength.ts';
export { statedRoute } from './route-class.ts';

/** One medicine across the sources. `id` is stable while the row's first line is. */
export type MatchRow = {
  readonly id: string;
  /** With everything matching asked of them, so that what comes after need not ask again. */
  readonly lines: readonly Candidate[];
  readonly level: MatchLevel;
  readonly why: string;
  /** Several strengths of one source are one regimen here. */
  readonly regimen: boolean;
  /** Ids of rows a person linked this one to. */
  readonly linked: readonly string[];
};

export type Matching = { readonly rows: readonly MatchRow[]; readonly suggestions: readonly Suggestion[] };

export type MatchOptions = {
  readonly pack?: DmdPack | undefined;
  /** The trust's own; else the usual ones. */
  readonly tables?: ClinicalTables | undefined;
  readonly decisions?: readonly PairDecision[];
};

/**
 * Lays the lines of n sources into rows: each line in exactly one row, at most one line (or one regimen) per source in a
 * row, by the strongest evidence over all rows together. What the never-equate table separates may only be linked; what is
 * doubtful is a suggestion. The order of lists and lines does not matter.
 *
 * @example matchLines([gp, chart]).rows[0]?.level // 'same-vtm-form-strength'
 */
export function matchLines(lists: readonly SourceList[], options: MatchOptions = {}): Matching {
  const decisions = options.decisions ?? [];
  const knowledge = knowledgeOf(options.tables ?? usualTables);
  const candidates = candidatesOf(lists, knowledge, options.pack).toSorted((a, b) =>
    compareText(a.key, b.key),
  );
  const units = unitsBySource(candidates, decisions);
  const verdicts = decided(units, decisions);
  const mayShare = (a: Unit, b: Unit): boolean => verdicts.of(a, b) ?? compatible(a, b);
  const { edges, limited } = edgesBetween(units, mayShare, verdicts);
  const parts = connectedParts(units, edges).map((part) => ({
    ...part,
    assigned: assign(part.units, part.edges, mayShare),
  }));
  const rows = parts
    .flatMap(({ assigned, edges: ties }) =>
      assigned.rows.map((own) => rowOf(own, ties, assigned.limited || own.some((unit) => limited.has(unit)))),
    )
    .toSorted((a, b) => compareText(a.row.id, b.row.id));
  const shapes = rows.map(shapeOf);
  const plain = rows.map(({ row }) => row);
  const ties = suggestTies(
    shapes,
    parts.flatMap(({ assigned }) => assigned.undecided),
  );
  const suggestions = onceEach([...ties, ...suggestLinks(shapes), ...suggestNearText(shapes)]).filter(
    (suggestion) => !refused(suggestion, plain, decisions),
  );
  return { rows: withLinks(plain, decisions), suggestions };
}

type Laid = { readonly row: MatchRow; readonly units: readonly Unit[] };

const shapeOf = ({ row, units }: Laid): RowOf => ({
  id: row.id,
  units,
  candidates: row.lines,
  sources: [...new Set(row.lines.map((line) => line.source))],
});

/** What decided what the lines of a row are, strongest first. */
const groundsOf = (candidates: readonly Candidate[]): string =>
  `identified by ${groundsInWords(candidates.map((one) => one.identity.ground))}`;

const compatible = (a: Unit, b: Unit): boolean =>
  isComparable(a, b) &&
  a.distinct.every((one) => b.distinct.every((other) => neverEquated(one, other) === undefined));

/** Said on every row of a medicine that has too many lines. */
const tooMany = 'Too many lines of this medicine to compare each with each: only what is certain was paired';

function rowOf(units: readonly Unit[], edges: readonly Edge[], limited: boolean): Laid {
  const candidates = units.flatMap((unit) => unit.items).toSorted((a, b) => compareText(a.key, b.key));
  const weakest = units.length === 1 ? undefined : weakestWithin(units, edges);
  const first = must(candidates[0], 'a row has a line');
  const row: MatchRow = {
    id: first.key,
    lines: candidates,
    level: weakest?.level ?? (units.some((unit) => unit.sources.length > 1) ? 'exact-text' : 'single'),
    why: [
      weakest?.why ?? 'Only one source states it',
      groundsOf(candidates),
      ...new Set(units.flatMap((unit) => unit.why ?? [])),
      ...(limited ? [tooMany] : []),
    ].join('; '),
    regimen: units.some((unit) => unit.regimen),
    linked: [],
  };
  return { row, units };
}

/** The row is as sure as the weakest tie that holds it together. */
function weakestWithin(units: readonly Unit[], edges: readonly Edge[]): Evidence | undefined {
  let weakest: Evidence | undefined;
  for (const { a, b, evidence } of edges)
    if ((weakest === undefined || evidence.score < weakest.score) && units.includes(a) && units.includes(b))
      weakest = evidence;
  return weakest;
}
