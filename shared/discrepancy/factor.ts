import { compareDecimal, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import { isHighRisk, isTimeCritical } from './context.ts';
import type { Circumstance } from './finding.ts';
import type { Pair } from './pairs.ts';

/**
 * By how much two directions differ, as the severity table asks: the daily total, or where no total can be had what the
 * rule itself compared (`ratio`: the amount, or how often). `ofAmounts` is for the slip of a unit, whatever the total.
 */
export function factorBetween(
  pair: Pair,
  ratio: Decimal | undefined,
  ofAmounts: Decimal | undefined = ratio,
): readonly Circumstance[] {
  const items = [...pair.a.items, ...pair.b.items];
  const highRisk = items.some(isHighRisk);
  const up = upwards(ratioOfTotals(pair) ?? ratio);
  const amount = upwards(ofAmounts);
  const reaches = (limit: number): boolean => up !== undefined && compareDecimal(up, decimal(limit)) >= 0;
  return [
    ...(reaches(1000) || (amount !== undefined && compareDecimal(amount, decimal(1000)) >= 0)
      ? (['thousand-fold'] as const)
      : []),
    ...(highRisk && reaches(10) ? (['ten-fold-high-risk'] as const) : []),
    ...((highRisk || items.some(isTimeCritical)) && reaches(2) ? (['two-fold-critical'] as const) : []),
  ];
}

function ratioOfTotals({ a, b }: Pair): Decimal | undefined {
  for (const total of a.dosing.totals) {
    const other = b.dosing.totals.find(({ measure }) => measure === total.measure);
    if (other !== undefined) return divide(other.value, total.value);
  }
  return undefined;
}

/** Of amounts that differ and may be reckoned with how often: "two twice a day" and "one four times a day" are one total. */
export function ratioOfDoses(pair: Pair, ratio: Decimal | undefined): Decimal | undefined {
  const often = ratioOfOften(pair);
  return ratio === undefined || often === undefined ? ratio : multiply(ratio, often);
}

/** How many times more often the second side is than the first, by the most either may be. */
export function ratioOfOften({ a, b }: Pair): Decimal | undefined {
  const one = a.dosing.often;
  const other = b.dosing.often;
  if (one?.timesMax === undefined || other?.timesMax === undefined) return undefined;
  return divide(multiply(other.timesMax, one.hours), multiply(one.timesMax, other.hours));
}

const upwards = (ratio: Decimal | undefined): Decimal | undefined =>
  ratio === undefined || compareDecimal(ratio, decimal(0)) === 0
    ? undefined
    : compareDecimal(ratio, decimal(1)) >= 0
      ? ratio
      : divide(decimal(1), ratio);
