import { compareDecimal, decimal, multiply, showDecimal } from '../core/decimal.ts';
import type { PeriodUnit, Quantity, Timing } from '../medicines/dosage.ts';
import type { Strength } from '../medicines/line.ts';
import type { Day } from './daily-dose.ts';
import { quantityWords } from './words.ts';

const hoursIn: Readonly<Partial<Record<PeriodUnit, number>>> = { h: 1, d: 24, wk: 168 };
const day = decimal(24);

/**
 * Patches worn one after another: rate x hours. Only where the strength is a rate of one ingredient and a new patch follows
 * the old at least a day later; a patch taken off before the next (so much "per 16 hours") has no such rate.
 */
export function patchDay(
  doses: readonly Quantity[],
  { frequency, period, periodMax, periodUnit, dayOfWeek }: Timing,
  strengths: readonly Strength[] | undefined,
): Day | undefined {
  const [dose] = doses;
  const [strength, ...others] = strengths ?? [];
  const hours = periodUnit === undefined ? undefined : hoursIn[periodUnit];
  if (dose?.unit !== 'patch' || doses.length > 1 || strength === undefined || others.length > 0)
    return undefined;
  if (strength.denominator?.unit !== 'hour' || strength.denominator.value !== '1') return undefined;
  if (frequency !== '1' || period === undefined || periodMax !== undefined || hours === undefined)
    return undefined;
  if (dayOfWeek.length > 1 || compareDecimal(multiply(period, decimal(hours)), day) < 0) return undefined;
  const { numerator } = strength;
  const amount = multiply(multiply(dose.value, numerator.value), day);
  return {
    totals: [{ amount, unit: numerator.unit }],
    working: `${quantityWords(dose)} × ${quantityWords(numerator)} an hour × ${showDecimal(day)} hours = ${quantityWords({ value: amount, unit: numerator.unit })}`,
  };
}
