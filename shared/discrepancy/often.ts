import { add, compareDecimal, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import type { PeriodUnit, Timing } from '../medicines/dosage.ts';
import { timingOfCode } from '../medicines/timing-code.ts';
import { table } from '../core/table.ts';

/** Administrations in so many hours; kept as a fraction, so that every 8 hours and three a day are exactly equal. */
export type Often = { readonly times?: Decimal; readonly timesMax?: Decimal; readonly hours: Decimal };

/** A month is reckoned as 30 days and a year as 365: only to compare lengths, never shown. */
const hoursIn: Readonly<Record<Exclude<PeriodUnit, 's' | 'min'>, Decimal>> = {
  h: decimal(1),
  d: decimal(24),
  wk: decimal(168),
  mo: decimal(720),
  a: decimal(8760),
};

const day = decimal(24);
const week = decimal(168);

/** Times of the day named by events; meals and parts of the day that mean one moment count once. */
const slotOf = table<string>({
  MORN: 'morning',
  'MORN.early': 'morning',
  'MORN.late': 'morning',
  CM: 'morning',
  ACM: 'morning',
  PCM: 'morning',
  WAKE: 'morning',
  NOON: 'noon',
  CD: 'noon',
  ACD: 'noon',
  PCD: 'noon',
  AFT: 'afternoon',
  'AFT.early': 'afternoon',
  'AFT.late': 'afternoon',
  EVE: 'evening',
  'EVE.early': 'evening',
  'EVE.late': 'evening',
  CV: 'evening',
  ACV: 'evening',
  PCV: 'evening',
  NIGHT: 'night',
  HS: 'night',
  PHS: 'night',
});

export const slotsOf = (timing: Timing): readonly string[] =>
  [...new Set(timing.when.flatMap((code) => slotOf[code] ?? []))].toSorted();

/** Before, with or after food. */
export const mealsOf = (timing: Timing): readonly string[] =>
  [
    ...new Set(
      timing.when.flatMap((code) =>
        code.startsWith('AC')
          ? ['before food']
          : code.startsWith('PC')
            ? ['after food']
            : ['C', 'CM', 'CD', 'CV'].includes(code)
              ? ['with food']
              : [],
      ),
    ),
  ].toSorted();

/** How often a timing says, or `undefined` when it does not. */
export function oftenOf(timing: Timing): Often | undefined {
  const days = timing.dayOfWeek.length;
  const { period, periodMax, periodUnit } = timing;
  if (period !== undefined && periodUnit !== undefined) {
    if (periodUnit === 's') return oftenOf(inHours(timing, period, 3600));
    if (periodUnit === 'min') return oftenOf(inHours(timing, period, 60));
    const hours = hoursIn[periodUnit];
    return periodMax === undefined
      ? ofPeriod(timing, multiply(period, hours), days)
      : ofPeriods(timing, period, periodMax, hours);
  }
  const each = Math.max(timing.timeOfDay.length, slotsOf(timing).length);
  if (days > 0) return fixed(decimal(days * Math.max(each, Number(timing.frequency ?? '1'))), week);
  if (each > 0 && period === undefined) return fixed(decimal(each), day);
  const { code, ...uncoded } = timing;
  const coded = code === undefined ? undefined : timingOfCode(code);
  return coded === undefined ? undefined : oftenOf({ ...uncoded, ...coded });
}

/** Minutes and seconds are no exact part of an hour: "every 20 minutes" is three times an hour. */
function inHours(timing: Timing, period: Decimal, perHour: number): Timing {
  const { frequency, frequencyMax, periodMax } = timing;
  const by = [period, periodMax ?? period].map(Number).reduce(commonDivisor, perHour);
  const times = (value: Decimal): Decimal => multiply(value, decimal(perHour / by));
  const hours = (value: Decimal): Decimal => decimal(Number(value) / by);
  const once = frequencyMax === undefined ? decimal(1) : undefined;
  const often = frequency ?? once;
  return {
    ...timing,
    ...(often === undefined ? {} : { frequency: times(often) }),
    ...(frequencyMax === undefined ? {} : { frequencyMax: times(frequencyMax) }),
    period: hours(period),
    ...(periodMax === undefined ? {} : { periodMax: hours(periodMax) }),
    periodUnit: 'h',
  };
}

const fixed = (times: Decimal, hours: Decimal): Often => ({ times, timesMax: times, hours });

function ofPeriod(timing: Timing, hours: Decimal, days: number): Often {
  if (timing.frequency === undefined && timing.frequencyMax !== undefined)
    return { timesMax: timing.frequencyMax, hours };
  const times = timing.frequency ?? decimal(1);
  // "Once a day on Monday and Friday" is twice a week; "once a week on Monday" stays once.
  if (days > 0 && compareDecimal(hours, day) === 0) return fixed(multiply(times, decimal(days)), week);
  if (days > 1 && compareDecimal(hours, week) === 0 && compareDecimal(times, decimal(days)) < 0)
    return fixed(decimal(days), week);
  return { times, timesMax: timing.frequencyMax ?? times, hours };
}

/** "Every 4 to 6 hours" is 4 to 6 times in 24 hours. */
const ofPeriods = (
  { frequency = decimal(1), frequencyMax = frequency }: Timing,
  shortest: Decimal,
  longest: Decimal,
  hours: Decimal,
): Often => ({
  times: multiply(frequency, shortest),
  timesMax: multiply(frequencyMax, longest),
  hours: multiply(multiply(shortest, longest), hours),
});

export type OftenComparison = 'equal' | 'different' | 'not-comparable';

export function compareOften(a: Often | undefined, b: Often | undefined): OftenComparison {
  if (a === undefined || b === undefined) return 'not-comparable';
  if (a.hours === b.hours && a.times !== undefined && a.times === b.times && a.timesMax === b.timesMax)
    return 'equal';
  const ends = [
    [a.times, b.times],
    [a.timesMax, b.timesMax],
  ] as const;
  const both = ends.filter(([one, other]) => one !== undefined && other !== undefined);
  if (both.length === 0) return 'not-comparable';
  return both.every(
    ([one, other]) =>
      one !== undefined &&
      other !== undefined &&
      compareDecimal(multiply(one, b.hours), multiply(other, a.hours)) === 0,
  )
    ? 'equal'
    : 'different';
}

/** Two kinds of times of one medicine together (one in the morning and one at night). */
export function addOften(a: Often | undefined, b: Often | undefined): Often | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (compareDecimal(a.hours, b.hours) === 0) return addTimes(a, b);
  const hours = commonHours(a.hours, b.hours);
  const [each, other] = [divide(hours, a.hours), divide(hours, b.hours)];
  if (each === undefined || other === undefined) return undefined;
  return addTimes(scaled(a, each, hours), scaled(b, other, hours));
}

/** The same pace over a longer period. */
const scaled = ({ times, timesMax }: Often, by: Decimal, hours: Decimal): Often => ({
  ...(times === undefined ? {} : { times: multiply(times, by) }),
  ...(timesMax === undefined ? {} : { timesMax: multiply(timesMax, by) }),
  hours,
});

/** The shortest period that holds both whole, of whole hours; of others their product. */
function commonHours(a: Decimal, b: Decimal): Decimal {
  const [one, other] = [Number(a), Number(b)];
  if (!Number.isInteger(one) || !Number.isInteger(other)) return multiply(a, b);
  return decimal((one / commonDivisor(one, other)) * other);
}

/** The greatest of two whole numbers; one of others. */
function commonDivisor(one: number, other: number): number {
  if (!Number.isInteger(one) || !Number.isInteger(other)) return 1;
  let [greatest, rest] = [one, other];
  while (rest > 0) [greatest, rest] = [rest, greatest % rest];
  return greatest;
}

/** Over one period the times add up: four slots a day are four in 24 hours. */
function addTimes(a: Often, b: Often): Often {
  const sum = (one: Decimal | undefined, other: Decimal | undefined): Decimal | undefined =>
    one === undefined || other === undefined ? undefined : add(one, other);
  const [times, timesMax] = [sum(a.times, b.times), sum(a.timesMax, b.timesMax)];
  return {
    ...(times === undefined ? {} : { times }),
    ...(timesMax === undefined ? {} : { timesMax }),
    hours: a.hours,
  };
}

/** Whole or part days between two administrations, at the least. */
export const isWeeklyOrLonger = (often: Often): boolean =>
  often.timesMax !== undefined && compareDecimal(often.hours, multiply(often.timesMax, week)) >= 0;

/** Whether more than one administration falls within seven days. */
export const isMoreThanWeekly = (often: Often): boolean =>
  often.timesMax === undefined || compareDecimal(multiply(often.timesMax, week), often.hours) > 0;
