import type { ComparedPair } from './compared-pair.ts';
import type { FindingField } from './finding.ts';
import { isOfUnknownMeaning, type Difference } from './pairs.ts';
import type { PairRule } from './rule.ts';

/**
 * The precedence of `4b-definitions` in one place. Product first: brand, then strength or form; across a link only the
 * first of brand, strength or form, and route is said. Then the route, then exactly one of the directions, then as-needed, the
 * maximum and the course, and last what could not be compared and nothing before spoke of.
 */
export type Fields = {
  /** What it is and which way it goes in. */
  readonly product: readonly PairRule[];
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
  const found: Said[] = [];
  const speaks = (rule: PairRule): boolean => {
    const difference = rule.compare(pair);
    if (difference !== undefined) found.push({ rule, difference });
    return difference !== undefined;
  };
  if (pair.reason === null) for (const rule of fields.product) speaks(rule);
  else fields.product.some(speaks);
  if (!weeklyMisread && pair.difference.kind !== 'none') fields.directions.some(speaks);
  for (const rule of fields.besides) speaks(rule);
  return [...found, ...rest(fields.last, pair, found)];
}

/** What could not be compared, but for the fields that something was said of. */
function rest(rule: PairRule, pair: ComparedPair, before: readonly Said[]): readonly Said[] {
  const difference = rule.compare(pair);
  const isSpoken = (field: FindingField): boolean =>
    before.some((said) => said.difference.fields.includes(field));
  return difference === undefined || difference.fields.every(isSpoken) ? [] : [{ rule, difference }];
}
