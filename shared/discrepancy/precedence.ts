import { strengthsDiffer } from '../match/match.ts';
import { compareDosings, type DosingDifference } from './compare-dosing.ts';
import type { Difference, Pair } from './pairs.ts';
import type { PairRule } from './rule.ts';

const perPair = new WeakMap<Pair, DosingDifference>();

/** Dose, frequency, same total or timing: exactly one is said of a pair, and it is worked out once. */
export function dosingBetween(pair: Pair): DosingDifference {
  const known = perPair.get(pair);
  if (known !== undefined) return known;
  const [a, b] = [pair.a.first.candidate, pair.b.first.candidate];
  const counted = pair.a.dosing.product.countOnly || pair.b.dosing.product.countOnly;
  const samePiece = !pair.a.regimen && !pair.b.regimen && !strengthsDiffer(a, b);
  const found = compareDosings(pair.a.dosing, pair.b.dosing, { samePiece, countFirst: counted });
  perPair.set(pair, found);
  return found;
}

/**
 * The precedence of `4b-definitions` in one place. Product first: brand, then strength or form; across a link only the
 * first of brand, strength or form, and route is said. Then the route, then exactly one of the directions, then the course.
 */
export type Fields = {
  readonly product: readonly PairRule[];
  readonly route: PairRule;
  readonly directions: readonly PairRule[];
  readonly course: PairRule;
};

/** A rule with what it found. */
export type Said = { readonly rule: PairRule; readonly difference: Difference };

/** Which rules speak about a pair, in order. Where a weekly medicine reads as not weekly, that finding takes the directions' place. */
export function speaking(pair: Pair, fields: Fields, weeklyMisread: boolean): readonly Said[] {
  const product = [...fields.product, fields.route];
  return [
    ...(pair.reason === null ? product.flatMap((rule) => said(rule, pair)) : firstOf(pair, product)),
    ...(weeklyMisread || dosingBetween(pair).kind === 'none' ? [] : firstOf(pair, fields.directions)),
    ...said(fields.course, pair),
  ];
}

function said(rule: PairRule, pair: Pair): readonly Said[] {
  const difference = rule.compare(pair);
  return difference === undefined ? [] : [{ rule, difference }];
}

function firstOf(pair: Pair, rules: readonly PairRule[]): readonly Said[] {
  for (const rule of rules) {
    const found = said(rule, pair);
    if (found.length > 0) return found;
  }
  return [];
}
