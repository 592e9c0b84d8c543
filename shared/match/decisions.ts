import type { Edge } from './unit.ts';
import type { Evidence } from './evidence.ts';
import { neverEquated } from './never.ts';
import type { Candidate } from './candidate.ts';
import type { PairDecision } from './pair-decision.ts';
import type { Suggestion } from './suggest.ts';
import type { LineUnit } from './units.ts';

/** What was decided of two units: together, apart, or nothing. */
export type Verdicts = {
  readonly of: (a: string, b: string) => boolean | undefined;
  readonly edges: readonly Edge[];
};

const byPerson: Evidence = { level: 'by-person', score: 5000, why: 'Paired by a person' };

/**
 * Whether a person may pair two lines. A name our tables do not know may be anything a person recognises; what the
 * never-equate table keeps apart stays apart, and can be linked.
 */
export function mayPair(a: Candidate, b: Candidate): boolean {
  const reason = neverEquated(a, b);
  if (reason === undefined || reason === 'unconfirmed' || reason === 'code-against-words') return true;
  return (
    (reason === 'different-medicine' || reason === 'combination') &&
    !(a.identity.recognised && b.identity.recognised)
  );
}

export function decided(units: readonly LineUnit[], decisions: readonly PairDecision[]): Verdicts {
  const unitOf = new Map(units.flatMap((unit) => unit.items.map((item) => [item.key, unit] as const)));
  const known = new Map<string, { readonly a: LineUnit; readonly b: LineUnit; readonly together: boolean }>();
  for (const decision of decisions) {
    if (decision.kind !== 'paired' && decision.kind !== 'unpaired') continue;
    const named = [...new Set(decision.lines.flatMap((key) => unitOf.get(key) ?? []))];
    for (const a of named)
      for (const b of named)
        if (a.id < b.id) known.set(pairKey(a.id, b.id), { a, b, together: decision.kind === 'paired' });
  }
  const sound = [...known].filter(
    ([, { a, b, together }]) =>
      !together || a.items.every((one) => b.items.every((other) => mayPair(one, other))),
  );
  const verdicts = new Map(sound.map(([key, { together }]) => [key, together]));
  return {
    of: (a, b) => (verdicts.size === 0 ? undefined : verdicts.get(a < b ? pairKey(a, b) : pairKey(b, a))),
    edges: sound.flatMap(([, { a, b, together }]) =>
      together ? [{ a: a.id, b: b.id, evidence: byPerson }] : [],
    ),
  };
}

const pairKey = (a: string, b: string): string => `${a}\n${b}`;

type Row = {
  readonly id: string;
  readonly lines: readonly { readonly key: string }[];
  readonly linked: readonly string[];
};

/** Rows with the links people made and have not taken back. */
export function withLinks<R extends Row>(
  rows: readonly R[],
  decisions: readonly PairDecision[],
): readonly R[] {
  if (decisions.length === 0) return rows;
  const rowOfLine = new Map(rows.flatMap((row) => row.lines.map((placed) => [placed.key, row.id] as const)));
  const links = new Map<string, readonly string[]>();
  for (const decision of decisions) {
    if (decision.kind !== 'linked' && decision.kind !== 'unlinked') continue;
    const ids = [...new Set(decision.lines.flatMap((key) => rowOfLine.get(key) ?? []))].toSorted();
    if (decision.kind === 'linked') links.set(ids.join('\n'), ids);
    else links.delete(ids.join('\n'));
  }
  const all = [...links.values()];
  return rows.map((row) => ({
    ...row,
    linked: [...new Set(all.filter((link) => link.includes(row.id)).flat())].filter((id) => id !== row.id),
  }));
}

/** A suggestion somebody already answered is not made again. */
export function refused(
  suggestion: Suggestion,
  rows: readonly Row[],
  decisions: readonly PairDecision[],
): boolean {
  if (decisions.length === 0) return false;
  const keys = suggestion.rows.map(
    (id) => rows.find((row) => row.id === id)?.lines.map((placed) => placed.key) ?? [],
  );
  return decisions.some((decision) => keys.every((own) => own.some((key) => decision.lines.includes(key))));
}
