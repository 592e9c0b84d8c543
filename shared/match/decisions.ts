import type { Evidence } from './evidence.ts';
import { neverEquated } from './never.ts';
import type { Candidate } from './candidate.ts';
import type { PairDecision } from './pair-decision.ts';
import type { Suggestion } from './suggest.ts';
import type { Edge, Unit } from './unit.ts';

/** What was decided of two units: together, apart, or nothing. */
export type Verdicts = {
  readonly of: (a: Unit, b: Unit) => boolean | undefined;
  readonly edges: readonly Edge[];
};

const nothing: Verdicts = { of: () => undefined, edges: [] };

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

export function decided(units: readonly Unit[], decisions: readonly PairDecision[]): Verdicts {
  if (decisions.length === 0) return nothing;
  const unitOf = new Map(units.flatMap((unit) => unit.items.map((item) => [item.key, unit] as const)));
  const known = new Map<string, { readonly a: Unit; readonly b: Unit; readonly together: boolean }>();
  for (const decision of decisions) {
    if (decision.kind !== 'paired' && decision.kind !== 'unpaired') continue;
    const named = [...new Set(decision.lines.flatMap((key) => unitOf.get(key) ?? []))];
    for (const a of named)
      for (const b of named)
        if (a.id < b.id) known.set(pairKey(a, b), { a, b, together: decision.kind === 'paired' });
  }
  const sound = [...known].filter(
    ([, { a, b, together }]) =>
      !together || a.items.every((one) => b.items.every((other) => mayPair(one, other))),
  );
  const verdicts = new Map(sound.map(([key, { together }]) => [key, together]));
  return {
    of: (a, b) => verdicts.get(pairKey(a, b)),
    edges: sound.flatMap(([, { a, b, together }]) => (together ? [{ a, b, evidence: byPerson }] : [])),
  };
}

const pairKey = (a: Unit, b: Unit): string => (a.id < b.id ? `${a.id}\n${b.id}` : `${b.id}\n${a.id}`);

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
