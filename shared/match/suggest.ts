import { compareText } from '../core/compare.ts';
import { abbreviated, withoutLastWords } from '../dmd/dmd.ts';
import type { MatchLevel } from './evidence.ts';
import { hasTooManyPairs } from './limits.ts';
import { isSaltOf, neverEquated, sameSubstance, type NeverReason } from './never.ts';
import type { Candidate } from './candidate.ts';
import { isLive } from './regimen.ts';
import { shareSource, type Unit } from './unit.ts';

/** Rows a person may pair or link; never done by itself. */
export type Suggestion = {
  readonly rows: readonly [string, string];
  readonly kind: 'pair' | 'link';
  readonly level: MatchLevel;
  readonly why: string;
  /** What keeps the two apart; null where nothing does and several lines fit equally well. */
  readonly reason: NeverReason | null;
};

const linkWords: Readonly<Record<NeverReason, string>> = {
  'different-medicine': 'Another medicine of the same group',
  combination: 'A combination and one of its parts',
  release: 'The same medicine in another release',
  brand: 'Another brand, and brand matters',
  route: 'The same medicine by another route',
  'insulin-strength': 'The same insulin in another strength',
  'insulin-device': 'The same insulin in another device',
  'patch-rate': 'The same patch at another rate',
  concentration: 'The same liquid in another concentration',
  'inhaler-device': 'The same inhaled medicine in another device',
  form: 'The same medicine in a form that is not interchangeable',
  ratio: 'The same medicine in another ratio',
  preservative: 'The same drops with and without preservative',
  'prescribing-status': 'Products that dm+d says are not interchangeable',
  unconfirmed: 'One medicine by a row of the brand table that no source confirms',
  'code-against-words': 'A code says this medicine and the words beside it another',
};

export type RowOf = {
  readonly id: string;
  readonly units: readonly Unit[];
  readonly candidates: readonly Candidate[];
  readonly sources: readonly string[];
};

/**
 * Likely switches between two rows that share no source: the same substance kept apart by the table, or two medicines of
 * one therapeutic group.
 */
export function suggestLinks(rows: readonly RowOf[]): readonly Suggestion[] {
  const found: Suggestion[] = [];
  const named = rows.map((row): Named => ({ ...row, names: namesOf(row) }));
  const byName = index(named);
  for (const [at, row] of named.entries()) {
    const others = new Set(row.names.flatMap((name) => byName.get(name) ?? []));
    for (const other of [...others].filter((index) => index > at).toSorted((a, b) => a - b)) {
      const second = rows[other];
      const suggestion = second === undefined ? undefined : linkBetween(row, second);
      if (suggestion !== undefined) found.push(suggestion);
    }
  }
  return withoutWeaker(found).toSorted((a, b) => compareText(a.rows.join(), b.rows.join()));
}

/** The first of those about the same two rows. */
export const onceEach = (suggestions: readonly Suggestion[]): readonly Suggestion[] =>
  [
    ...new Map(
      suggestions.toReversed().map((one) => [one.rows.toSorted().join('\n'), one] as const),
    ).values(),
  ].toReversed();

/** A row with a partner of its own substance is not also offered another medicine of its group. */
function withoutWeaker(found: readonly Suggestion[]): readonly Suggestion[] {
  const isWeak = ({ reason }: Suggestion): boolean =>
    reason === 'different-medicine' || reason === 'combination';
  const settled = new Set(found.filter((one) => !isWeak(one)).flatMap((one) => one.rows));
  return found.filter((one) => !isWeak(one) || !one.rows.some((row) => settled.has(row)));
}

/** A row by its ingredients and groups: only rows that share one can be linked. Too many of one name are not. */
function index(rows: readonly Named[]): ReadonlyMap<string, readonly number[]> {
  const out = new Map<string, number[]>();
  for (const [at, row] of rows.entries())
    for (const name of row.names) {
      const own = out.get(name);
      if (own === undefined) out.set(name, [at]);
      else own.push(at);
    }
  for (const [name, own] of out)
    if (hasTooManyPairs(own.map((at) => rows[at]?.sources.join() ?? ''))) out.delete(name);
  return out;
}

type Named = RowOf & { readonly names: readonly string[] };

/** A name may be an ingredient's and a group's at once: that only lets a pair be looked at. */
function namesOf(row: RowOf): readonly string[] {
  const names = new Set<string>();
  for (const { identity, about } of new Map(row.candidates.map((one) => [one.identity, one])).values()) {
    for (const name of identity.ingredients) names.add(name).add(name.split(' ', 1)[0] ?? name);
    for (const name of identity.byCode?.ingredients ?? []) names.add(name);
    for (const name of about.groups) names.add(name);
  }
  return [...names];
}

function linkBetween(a: RowOf, b: RowOf): Suggestion | undefined {
  if (shareSource(a, b)) return undefined;
  const [one, other] = [a.candidates[0], b.candidates[0]];
  if (one === undefined || other === undefined) return undefined;
  const pairs = a.candidates.flatMap((first) => b.candidates.map((second) => neverEquated(first, second)));
  const reason = pairs.find((found) => found !== undefined);
  if (reason === undefined)
    return sameSubstance(one, other)
      ? {
          rows: [a.id, b.id],
          kind: 'pair',
          level: 'same-vtm',
          why: 'The same substance; several lines fit equally well',
          reason: null,
        }
      : undefined;
  if (reason === 'unconfirmed' || reason === 'code-against-words')
    return { rows: [a.id, b.id], kind: 'pair', level: 'near-text', why: linkWords[reason], reason };
  if (saltUnnamed(one, other))
    return {
      rows: [a.id, b.id],
      kind: 'pair',
      level: 'near-text',
      why: 'The same substance; only one side names its salt',
      reason: null,
    };
  if (
    (reason === 'different-medicine' && !sameGroup(one, other)) ||
    !a.candidates.some(isLive) ||
    !b.candidates.some(isLive)
  )
    return undefined;
  if ((reason === 'different-medicine' || reason === 'combination') && !isSwitch(a, b)) return undefined;
  return { rows: [a.id, b.id], kind: 'link', level: 'near-text', why: linkWords[reason], reason };
}

/** "Perindopril" beside "perindopril erbumine": a person knows which is meant. */
const saltUnnamed = (a: Candidate, b: Candidate): boolean => {
  const [one, other] = [a.identity.substance, b.identity.substance];
  return (
    one !== other &&
    !one.includes('/') &&
    !other.includes('/') &&
    isSaltOf(one, other) &&
    !one.includes('insulin') &&
    !other.includes('insulin')
  );
};

/** One side only history, the other only orders: the old medicine and what took its place. */
const isSwitch = (a: RowOf, b: RowOf): boolean => {
  const sides = [a, b].map((row) =>
    row.candidates.every((one) => one.role === 'history')
      ? 'history'
      : row.candidates.every((one) => one.role !== 'history')
        ? 'order'
        : 'both',
  );
  return sides.toSorted().join() === 'history,order';
};

const sameGroup = (a: Candidate, b: Candidate): boolean =>
  a.about.groups.some((group) => b.about.groups.includes(group));

/** Names nearly alike, of which a table knows one at most: one typing mistake apart, an abbreviation, or a name with a word more. */
export function suggestNearText(rows: readonly RowOf[]): readonly Suggestion[] {
  const unknown = rows.filter((row) =>
    row.candidates.every((candidate) => candidate.identity.substance !== ''),
  );
  const buckets = new Map<string, RowOf[]>();
  for (const row of unknown) {
    const name = row.candidates[0]?.identity.substance ?? '';
    for (const bucket of new Set([
      `start ${name.slice(0, 3)}`,
      `end ${name.slice(-3)}`,
      `name ${abbreviated(name) ?? withoutLastWords(name) ?? name}`,
      `name ${name}`,
    ])) {
      const own = buckets.get(bucket);
      if (own === undefined) buckets.set(bucket, [row]);
      else own.push(row);
    }
  }
  for (const [name, own] of buckets)
    if (hasTooManyPairs(own.map((row) => row.sources.join()))) buckets.delete(name);
  const found = new Map<string, Suggestion>();
  for (const bucket of buckets.values()) {
    for (const [at, row] of bucket.entries()) {
      for (const other of bucket.slice(at + 1)) {
        const nearness = near(row, other);
        if (nearness !== undefined)
          found.set([row.id, other.id].toSorted().join('\n'), {
            rows: [row.id, other.id],
            level: 'near-text',
            reason: null,
            ...nearness,
          });
      }
    }
  }
  return [...found.values()].toSorted((a, b) => compareText(a.rows.join(), b.rows.join()));
}

type Nearness = Pick<Suggestion, 'kind' | 'why'>;

function near(a: RowOf, b: RowOf): Nearness | undefined {
  if (shareSource(a, b)) return undefined;
  const [one = '', other = ''] = [a.candidates[0]?.identity.substance, b.candidates[0]?.identity.substance];
  const knownApart =
    a.candidates[0]?.identity.recognised === true && b.candidates[0]?.identity.recognised === true;
  if (knownApart || one === other) return undefined;
  if (Math.min(one.length, other.length) >= 6 && withinOneEdit(one, other))
    return { kind: 'pair', why: 'Nearly the same name' };
  if (abbreviated(one) === other || abbreviated(other) === one)
    return { kind: 'pair', why: 'One may be an abbreviation of the other' };
  // "Cipramil drops" may be of that brand, and another product of it.
  return withoutLastWords(one) === other || withoutLastWords(other) === one
    ? { kind: 'link', why: 'One name begins as the other and has a word more' }
    : undefined;
}

/** One letter changed, added or left out. */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (text: string, skip: number): string => text.slice(at + skip);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
}
