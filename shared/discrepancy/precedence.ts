import type { ComparedPair } from './compared-pair.ts';
import { isOfUnknownMeaning, type Difference } from './pairs.ts';
import type { PairRule } from './rule.ts';

/**
 * The precedence of `4b-definitions` in one place. Product first: brand, then strength or form; across a link only the
 * first of brand, strength or form, and route is said. Then the route, then exactly one of the directions, then as-needed, the
 * maximum and the course, and last what could not be compared and nothing before spoke of.
 */
export type Fields = {
  readonly product: readonly PairRule[];
  readonly route: PairRule;
  readonly directions: readonly PairRule[];
  /** Fields of their own, said beside a difference of the directions. */
  readonly besides: readonly PairRule[];
  readonly last: PairRule;
};

/** A rule with what it found. */
export type Said = { readonly rule: PairRule; readonly difference: Difference };

/** Which rules speak about a pair, in order. Where a weekly medicine reads as not weekly, that finding takes the directions' place. */
export function speaking(pair: ComparedPair, fields: Fields, weeklyMisread: boolean): readonly Said[] {
  // What may mean its opposite is held against nothing; a finding of the line itself says so.
  if (isOfUnknownMeaning(pair)) return [];
  const product = [...fields.product, fields.route];
  const found = [
    ...(pair.reason === null ? product.flatMap((rule) => said(rule, pair)) : firstOf(pair, product)),
    ...(weeklyMisread || pair.difference.kind === 'none' ? [] : firstOf(pair, fields.directions)),
    ...fields.besides.flatMap((rule) => said(rule, pair)),
  ];
  return [...found, ...rest(fields.last, pair, found)];
}

/** What could not be compared, but for the fields that something was said of. */
function rest(rule: PairRule, pair: ComparedPair, before: readonly Said[]): readonly Said[] {
  const spoken = new Set(before.flatMap(({ difference }) => difference.fields));
  return said(rule, pair).filter(({ difference }) => difference.fields.some((field) => !spoken.has(field)));
}

function said(rule: PairRule, pair: ComparedPair): readonly Said[] {
  const difference = rule.compare(pair);
  return difference === undefined ? [] : [{ rule, difference }];
}

function firstOf(pair: ComparedPair, rules: readonly PairRule[]): readonly Said[] {
  for (const rule of rules) {
    const found = said(rule, pair);
    if (found.length > 0) return found;
  }
  return [];
}
