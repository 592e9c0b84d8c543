import { add, compareDecimal, decimal, divide, multiply, readDecimal, type Decimal } from '../core/decimal.ts';
import type { TermStrength } from '../dmd/dmd.ts';
import type { Candidate } from './placed.ts';

/** Mass to micrograms, so that 1 g, 1000 mg and a million micrograms are one. */
const micrograms: Readonly<Record<string, string>> = { nanogram: '0.001', microgram: '1', mg: '1000', g: '1000000', kg: '1000000000' };

const factor = (text: string): Decimal => {
  const read = readDecimal(text);
  return read.ok ? read.value : decimal(1);
};

/** One strength in one way of writing: per one of its denominator, mass in micrograms, a percentage as mass per millilitre or gram. */
export function concentration(strength: TermStrength): string {
  if (strength.unit === '%') return `${multiply(strength.value, decimal(10_000))} microgram/mL`;
  const scale = micrograms[strength.unit];
  const value = scale === undefined ? strength.value : multiply(strength.value, factor(scale));
  const unit = scale === undefined ? strength.unit : 'microgram';
  if (strength.per === undefined) return `${value} ${unit}`.trim();
  const litre = strength.per.unit === 'L' ? decimal(1000) : decimal(1);
  const each = divide(value, multiply(strength.per.value, litre));
  return `${each ?? value} ${unit}/${['g', 'L'].includes(strength.per.unit) ? 'mL' : strength.per.unit}`;
}

/** A product's strengths as one text; the order they are written in does not matter. */
export const strengthTextOf = (strengths: readonly TermStrength[]): string => strengths.map(concentration).toSorted().join(' + ');

export const strengthText = (candidate: Candidate): string => strengthTextOf(candidate.identity.strengths);

const plain = (strengths: readonly TermStrength[]): string => strengths.map((strength) => strength.value).toSorted(compareDecimal).join(' + ');
const isBare = (strengths: readonly TermStrength[]): boolean => strengths.some((strength) => strength.unit === '');

/** Both state a strength and the strengths differ. "30/500" names its numbers only, and only its numbers are compared. */
export function strengthsDiffer(a: Candidate, b: Candidate): boolean {
  const [one, other] = [a.identity.strengths, b.identity.strengths];
  if (one.length === 0 || other.length === 0) return false;
  if (isBare(one) || isBare(other)) return !sameNumbers(one, other);
  return strengthTextOf(one) !== strengthTextOf(other) && !isSumOf(one, other) && !isSumOf(other, one);
}

/** "Arthrotec 50" names one number of two. */
const sameNumbers = (a: readonly TermStrength[], b: readonly TermStrength[]): boolean =>
  plain(a) === plain(b) || [...a].every((one) => b.some((other) => other.value === one.value)) || [...b].every((one) => a.some((other) => other.value === one.value)) || isSumOf(a, b) || isSumOf(b, a);

/** "Augmentin 625" and "co-amoxiclav 500/125" name one product: a combination named by the sum of its parts. */
const isSumOf = (one: readonly TermStrength[], parts: readonly TermStrength[]): boolean =>
  one.length === 1 && parts.length > 1 && parts.every((part) => part.per === undefined) && one[0]?.value === parts.map((part) => part.value).reduce(add);

/** Both state a form and form or its qualifiers differ; release that is not mentioned is ordinary release. */
export function formsDiffer(a: Candidate, b: Candidate): boolean {
  const [one, other] = [a.identity, b.identity];
  if (one.form === '' || other.form === '') return false;
  const told = (qualifiers: readonly string[]): string => qualifiers.filter((word) => word !== 'immediate-release').join();
  return one.form !== other.form || told(one.qualifiers) !== told(other.qualifiers);
}
