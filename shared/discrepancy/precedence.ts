import { strengthsDiffer } from '../match/match.ts';
import { compareDosings, type DosingDifference } from './compare-dosing.ts';
import type { Pair } from './pairs.ts';
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
export type Fields = { readonly product: readonly PairRule[]; readonly route: PairRule; readonly directions: readonly PairRule[]; readonly course: PairRule };

/** Which rules speak about a pair, in order. Where a weekly medicine reads as not weekly, that finding takes the directions' place. */
export function speaking(pair: Pair, fields: Fields, weeklyMisread: (pair: Pair) => boolean): readonly PairRule[] {
  const apart = pair.reason !== null;
  const product = apart ? firstOf(pair, [...fields.product, fields.route]) : [...fields.product, fields.route].filter((rule) => rule.compare(pair) !== undefined);
  const directions = weeklyMisread(pair) ? [] : firstOf(pair, fields.directions);
  return [...product, ...directions, ...firstOf(pair, [fields.course])];
}

const firstOf = (pair: Pair, rules: readonly PairRule[]): readonly PairRule[] => {
  const found = rules.find((rule) => rule.compare(pair) !== undefined);
  return found === undefined ? [] : [found];
};
