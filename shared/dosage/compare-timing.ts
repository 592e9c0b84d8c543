import { compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import type { PeriodUnit, Timing, TimingBounds } from '../medicines/dosage.ts';
import { momentsOf } from './moments.ts';
import { paceOf, samePace } from './rate.ts';

/** Parts of two timings: equal, different, or `undefined` where one of them does not say. */

export function sameFrequency(a: Timing, b: Timing): boolean | undefined {
  if (isOnce(a) || isOnce(b)) return sameOnce(a, b);
  const left = paceOf(a);
  const right = paceOf(b);
  return left === undefined || right === undefined ? undefined : samePace(left, right);
}

/** One dose in all, and nothing that could make "a single dose" one of every day. */
const isOnce = ({ count, countMax, period, when }: Timing): boolean =>
  count === '1' && countMax === undefined && period === undefined && when.length === 0;

/** Once only against a regular dose is a difference; against anything else nobody can say. */
function sameOnce(a: Timing, b: Timing): boolean | undefined {
  if (isOnce(a) && isOnce(b)) return true;
  const other = isOnce(a) ? b : a;
  return paceOf(other) === undefined || other.bounds !== undefined ? undefined : false;
}

export const sameDays = (a: Timing, b: Timing): boolean | undefined => sameNames(a.dayOfWeek, b.dayOfWeek);

/** Morning against night. Clock times are not set against parts of the day, nor a meal against either. */
export const sameMoments = (a: Timing, b: Timing): boolean | undefined =>
  sameNames(momentsOf(a), momentsOf(b));

function sameNames(a: readonly string[], b: readonly string[]): boolean | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  return new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size;
}

const inDays: Readonly<Partial<Record<PeriodUnit, number>>> = { d: 1, wk: 7 };

/** How long a course is, where both say it in days or weeks, or in one unit. */
export function sameCourse({ bounds: a }: Timing, { bounds: b }: Timing): boolean | undefined {
  if (a?.kind !== 'duration' || b?.kind !== 'duration') return undefined;
  if (a.unit === b.unit) return compareDecimal(a.value, b.value) === 0;
  const [left, right] = [daysOf(a), daysOf(b)];
  return left === undefined || right === undefined ? undefined : compareDecimal(left, right) === 0;
}

function daysOf({ value, unit }: Extract<TimingBounds, { kind: 'duration' }>): Decimal | undefined {
  const days = inDays[unit];
  return days === undefined ? undefined : multiply(value, decimal(days));
}
