import { add, compareDecimal } from '../core/decimal.ts';
import { strengthTextOf } from './strength-text.ts';
import type { TermStrength } from './term.ts';

/** Both state a strength and the strengths differ. "30/500" names its numbers only, and only its numbers are compared. */
export function differentStrengths(one: readonly TermStrength[], other: readonly TermStrength[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  if (isBare(one) || isBare(other)) return !sameNumbers(one, other);
  return strengthTextOf(one) !== strengthTextOf(other) && !isSumOf(one, other) && !isSumOf(other, one);
}

const plain = (strengths: readonly TermStrength[]): string =>
  strengths
    .map((strength) => strength.value)
    .toSorted(compareDecimal)
    .join(' + ');
const isBare = (strengths: readonly TermStrength[]): boolean =>
  strengths.some((strength) => strength.unit === '');

/** "Arthrotec 50" names one number of two. */
const sameNumbers = (a: readonly TermStrength[], b: readonly TermStrength[]): boolean =>
  plain(a) === plain(b) ||
  [...a].every((one) => b.some((other) => other.value === one.value)) ||
  [...b].every((one) => a.some((other) => other.value === one.value)) ||
  isSumOf(a, b) ||
  isSumOf(b, a);

/** "Augmentin 625" and "co-amoxiclav 500/125" name one product: a combination named by the sum of its parts. */
const isSumOf = (one: readonly TermStrength[], parts: readonly TermStrength[]): boolean =>
  one.length === 1 &&
  parts.length > 1 &&
  parts.every((part) => part.per === undefined) &&
  one[0]?.value === parts.map((part) => part.value).reduce(add);
