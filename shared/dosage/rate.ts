import { compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import type { PeriodUnit, Timing } from '../medicines/dosage.ts';

/** How often as a range of fractions of one unit, so that "every 8 hours" and "3 times a day" are equal exactly. */
export type Pace = {
  readonly unit: 'hour' | 'month';
  readonly least?: Fraction;
  readonly most?: Fraction;
};
type Fraction = { readonly times: Decimal; readonly over: Decimal };

const sizes: Readonly<Record<PeriodUnit, readonly [unit: Pace['unit'], seconds: number]>> = {
  s: ['hour', 1],
  min: ['hour', 60],
  h: ['hour', 3600],
  d: ['hour', 86_400],
  wk: ['hour', 604_800],
  mo: ['month', 1],
  a: ['month', 12],
};

const one = decimal(1);

/** The pace a timing states or plainly implies (clock times, parts of the day, named days); `undefined` where it says none. */
export function paceOf(timing: Timing): Pace | undefined {
  const { frequency, frequencyMax, period, periodMax, periodUnit, dayOfWeek } = timing;
  if (timing.count !== undefined) return undefined;
  if (dayOfWeek.length > 0 && (periodUnit === undefined || periodUnit === 'd')) return weekly(timing);
  if (period === undefined || periodUnit === undefined)
    return frequency === undefined ? implied(timing) : undefined;
  const [unit, size] = sizes[periodUnit];
  const over = (value: Decimal): Decimal => multiply(value, decimal(size));
  const said = frequency ?? (frequencyMax === undefined ? (atTimes(timing) ?? one) : undefined);
  const most = frequencyMax ?? said;
  return {
    unit,
    ...(said === undefined ? {} : { least: { times: said, over: over(periodMax ?? period) } }),
    ...(most === undefined ? {} : { most: { times: most, over: over(period) } }),
  };
}

const atTimes = ({ timeOfDay }: Timing): Decimal | undefined =>
  timeOfDay.length === 0 ? undefined : decimal(timeOfDay.length);

/** Named days: so many days a week, each with the day's frequency. */
function weekly(timing: Timing): Pace | undefined {
  if (
    timing.frequencyMax !== undefined ||
    timing.periodMax !== undefined ||
    (timing.period !== undefined && timing.period !== '1')
  )
    return undefined;
  const aDay = timing.frequency ?? atTimes(timing) ?? one;
  return exactly({ times: multiply(aDay, decimal(timing.dayOfWeek.length)), over: decimal(604_800) });
}

const vague: readonly string[] = ['C', 'AC', 'PC'];

/** Parts of the day alone: once at each. A meal without a name says nothing. */
function implied(timing: Timing): Pace | undefined {
  const count =
    timing.timeOfDay.length > 0
      ? timing.timeOfDay.length
      : timing.when.some((code) => vague.includes(code))
        ? 0
        : timing.when.length;
  return count === 0 ? undefined : exactly({ times: decimal(count), over: decimal(86_400) });
}

const exactly = (fraction: Fraction): Pace => ({ unit: 'hour', least: fraction, most: fraction });

const equal = (a: Fraction, b: Fraction): boolean =>
  compareDecimal(multiply(a.times, b.over), multiply(b.times, a.over)) === 0;

/** Whether two paces are the same where both are stated; months and days have no common measure (`undefined`). */
export function samePace(a: Pace, b: Pace): boolean | undefined {
  if (a.unit !== b.unit)
    return (a.unit === 'month' && isLong(b)) || (b.unit === 'month' && isLong(a)) ? undefined : false;
  const pairs = [
    [a.least, b.least],
    [a.most, b.most],
  ] as const;
  const both = pairs.flatMap(([left, right]) =>
    left === undefined || right === undefined ? [] : [equal(left, right)],
  );
  return both.length === 0 ? undefined : both.every(Boolean);
}

/** An interval of at least four weeks may be what somebody else calls a month. */
const isLong = (pace: Pace): boolean => {
  const fastest = pace.most ?? pace.least;
  return (
    fastest !== undefined && compareDecimal(fastest.over, multiply(fastest.times, decimal(4 * 604_800))) >= 0
  );
};
