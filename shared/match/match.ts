import { compareText } from '../core/compare.ts';
import { must } from '../core/must.ts';
import type { DmdPack } from '../dmd/dmd.ts';
import { isDmdSpace } from '../medicines/codes.ts';
import { identifierText } from '../medicines/keys.ts';
import type { SourceList } from '../medicines/source.ts';
import { assign, type Edge, type Unit } from './assign.ts';
import { evidenceBetween, type Evidence, type MatchLevel } from './evidence.ts';
import { neverEquated } from './never.ts';
import { candidatesOf, type Candidate, type PlacedLine } from './placed.ts';
import { unitsOf } from './regimen.ts';
import { suggestLinks, suggestNearText, type RowOf, type Suggestion } from './suggest.ts';

export type { MatchLevel } from './evidence.ts';
export type { Suggestion } from './suggest.ts';
export { candidatesOf, type Candidate, type PlacedLine } from './placed.ts';
export { brandOf, isBrandCritical, isModified, neverEquated, type NeverReason } from './never.ts';
export { formsDiffer, strengthsDiffer, strengthText, strengthTextOf } from './strength.ts';
export { statedRoute } from './route-class.ts';

/** One medicine across the sources. `id` is stable while the row's first line is. */
export type MatchRow = {
  readonly id: string;
  readonly lines: readonly PlacedLine[];
  readonly level: MatchLevel;
  readonly why: string;
  /** Several strengths of one source are one regimen here. */
  readonly regimen: boolean;
  /** Ids of rows a person linked this one to. */
  readonly linked: readonly string[];
};

export type Matching = { readonly rows: readonly MatchRow[]; readonly suggestions: readonly Suggestion[] };

/** What people decided about lines, by `source#Type/id`; the latest word on a set of lines. */
export type PairDecision = { readonly kind: 'paired' | 'unpaired' | 'linked' | 'unlinked'; readonly lines: readonly string[] };

export type MatchOptions = { readonly pack?: DmdPack | undefined; readonly decisions?: readonly PairDecision[] };

/**
 * Lays the lines of n sources into rows: each line in exactly one row, at most one line (or one regimen) per source in a
 * row, by the strongest evidence over all rows together. What the never-equate table separates may only be linked; what is
 * doubtful is a suggestion. The order of lists and lines does not matter.
 *
 * @example matchLines([gp, chart]).rows[0]?.level // 'same-vtm-form-strength'
 */
export function matchLines(lists: readonly SourceList[], options: MatchOptions = {}): Matching {
  const decisions = options.decisions ?? [];
  const candidates = candidatesOf(lists, options.pack).toSorted((a, b) => compareText(a.key, b.key));
  const units = unitsBySource(candidates);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const forced = forcedPairs(units, decisions);
  const mayShare = (a: string, b: string): boolean => forced(a, b) ?? compatible(must(byId.get(a), 'unit').items, must(byId.get(b), 'unit').items);
  const edges = edgesBetween(units, mayShare, forced);
  const parts = connectedParts(units, edges);
  const rows = parts.flatMap((part) => {
    const own = edges.filter((edge) => part.some((unit) => unit.id === edge.a));
    const assignment = assign(part, own, mayShare);
    return assignment.rows.map((ids) => rowOf(ids.map((id) => must(byId.get(id), "unit")), own));
  });
  const ordered = rows.toSorted((a, b) => compareText(a.row.id, b.row.id));
  const shapes: readonly RowOf[] = ordered.map(({ row, candidates: of }) => ({ id: row.id, candidates: of, sources: new Set(of.map((one) => one.source)) }));
  const suggestions = [...suggestLinks(shapes), ...suggestNearText(shapes)].filter((suggestion) => !refused(suggestion, ordered.map(({ row }) => row), decisions));
  return { rows: withLinks(ordered.map(({ row }) => row), decisions), suggestions };
}

type LineUnit = Unit<Candidate> & { readonly regimen: boolean };

function unitsBySource(candidates: readonly Candidate[]): readonly LineUnit[] {
  const sources = [...new Set(candidates.map((candidate) => candidate.source))];
  return sources.flatMap((source) =>
    unitsOf(candidates.filter((candidate) => candidate.source === source)).map(({ items, regimen }) => {
      const ordered = items.toSorted((a, b) => compareText(a.key, b.key));
      return { id: must(ordered[0], 'a unit has a line').key, source, items: ordered, regimen };
    }),
  );
}

const compatible = (a: readonly Candidate[], b: readonly Candidate[]): boolean => a.every((one) => b.every((other) => neverEquated(one, other) === undefined));

/** Pairs worth looking at share a substance, an identifier or a code; everything else can have no evidence. */
function edgesBetween(units: readonly LineUnit[], mayShare: (a: string, b: string) => boolean, forced: (a: string, b: string) => boolean | undefined): readonly Edge[] {
  const buckets = new Map<string, number[]>();
  for (const [at, unit] of units.entries()) {
    for (const name of new Set(unit.items.flatMap(bucketsOf))) {
      const bucket = buckets.get(name);
      if (bucket === undefined) buckets.set(name, [at]);
      else bucket.push(at);
    }
  }
  const seen = new Set<number>();
  const edges: Edge[] = [];
  for (const bucket of buckets.values()) {
    for (const [index, i] of bucket.entries()) {
      for (const j of bucket.slice(index + 1)) {
        const [a, b] = [units[i], units[j]];
        if (a === undefined || b === undefined || a.source === b.source || seen.has(i * units.length + j)) continue;
        seen.add(i * units.length + j);
        const evidence = mayShare(a.id, b.id) ? evidenceBetweenUnits(a, b) : undefined;
        if (evidence !== undefined && forced(a.id, b.id) !== true) edges.push({ a: a.id, b: b.id, evidence });
      }
    }
  }
  return [...edges, ...forcedEdges(units, forced)];
}

const bucketsOf = (candidate: Candidate): readonly string[] => [
  `i ${candidate.identity.ingredients.join('+')}`,
  ...candidate.line.identifiers.map((identifier) => `b ${identifierText(identifier)}`),
  ...candidate.line.medicine.codes.filter(isDmdSpace).map((code) => `c ${code.code}`),
];

/** The weakest link of two regimens says how sure the whole is. */
function evidenceBetweenUnits(a: LineUnit, b: LineUnit): Evidence | undefined {
  const found = a.items.flatMap((one) => b.items.map((other) => evidenceBetween(one, other)));
  return found.includes(undefined) ? undefined : found.filter((one) => one !== undefined).toSorted((x, y) => y.score - x.score)[0];
}

const byPerson: Evidence = { level: 'by-person', score: 5000, why: 'Paired by a person' };

/** What people decided about two units: true together, false apart, undefined not decided. Unit ids are first keys. */
function forcedPairs(units: readonly LineUnit[], decisions: readonly PairDecision[]): (a: string, b: string) => boolean | undefined {
  const unitOf = new Map(units.flatMap((unit) => unit.items.map((item) => [item.key, unit.id] as const)));
  const known = new Map<string, boolean>();
  for (const decision of decisions) {
    if (decision.kind !== 'paired' && decision.kind !== 'unpaired') continue;
    const ids = [...new Set(decision.lines.flatMap((key) => unitOf.get(key) ?? []))];
    for (const a of ids) for (const b of ids) if (a !== b) known.set(`${a}\n${b}`, decision.kind === 'paired');
  }
  return (a, b) => known.get(`${a}\n${b}`);
}

function forcedEdges(units: readonly LineUnit[], forced: (a: string, b: string) => boolean | undefined): readonly Edge[] {
  return units.flatMap((a, at) => units.slice(at + 1).flatMap((b) => (forced(a.id, b.id) === true ? [{ a: a.id, b: b.id, evidence: byPerson }] : [])));
}

function connectedParts(units: readonly LineUnit[], edges: readonly Edge[]): readonly (readonly LineUnit[])[] {
  const parent = new Map(units.map((unit) => [unit.id, unit.id]));
  const root = (id: string): string => {
    const up = must(parent.get(id), 'every unit has a parent');
    return up === id ? id : root(up);
  };
  for (const edge of edges) parent.set(root(edge.a), root(edge.b));
  const parts = new Map<string, LineUnit[]>();
  for (const unit of units) parts.set(root(unit.id), [...(parts.get(root(unit.id)) ?? []), unit]);
  return [...parts.values()];
}

function rowOf(units: readonly LineUnit[], edges: readonly Edge[]): { readonly row: MatchRow; readonly candidates: readonly Candidate[] } {
  const candidates = units.flatMap((unit) => unit.items).toSorted((a, b) => compareText(a.key, b.key));
  const ids = units.map((unit) => unit.id);
  // The row is as sure as the weakest tie that holds it together.
  const held = edges.filter((edge) => ids.includes(edge.a) && ids.includes(edge.b)).toSorted((a, b) => a.evidence.score - b.evidence.score);
  const weakest = held[0]?.evidence;
  const first = must(candidates[0], 'a row has a line');
  const row: MatchRow = {
    id: first.key,
    lines: candidates.map(({ source, key, line }) => ({ source, key, line })),
    level: weakest?.level ?? 'single',
    why: weakest?.why ?? 'Only one source states it',
    regimen: units.some((unit) => unit.regimen),
    linked: [],
  };
  return { row, candidates };
}

function withLinks(rows: readonly MatchRow[], decisions: readonly PairDecision[]): readonly MatchRow[] {
  const rowOfLine = new Map(rows.flatMap((row) => row.lines.map((placed) => [placed.key, row.id] as const)));
  const links = decisions.filter((decision) => decision.kind === 'linked').map((decision) => [...new Set(decision.lines.flatMap((key) => rowOfLine.get(key) ?? []))]);
  return rows.map((row) => ({ ...row, linked: [...new Set(links.filter((link) => link.includes(row.id)).flat())].filter((id) => id !== row.id) }));
}

/** A suggestion somebody already answered is not made again. */
function refused(suggestion: Suggestion, rows: readonly MatchRow[], decisions: readonly PairDecision[]): boolean {
  const keys = suggestion.rows.map((id) => rows.find((row) => row.id === id)?.lines.map((placed) => placed.key) ?? []);
  return decisions.some((decision) => keys.every((own) => own.some((key) => decision.lines.includes(key))));
}
