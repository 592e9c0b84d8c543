import { compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import { daysBetween } from '../core/instant.ts';
import type { PeriodUnit, TimingBounds } from '../medicines/dosage.ts';
import type { MedicineLine } from '../medicines/line.ts';
import { dayText } from './current.ts';
import type { Dosing } from './dosing.ts';
import { table } from '../core/table.ts';

/** How long a course is, in each way a line states it. */
export type Course = {
  readonly days?: Decimal;
  readonly months?: Decimal;
  readonly end?: string;
  readonly doses?: Decimal;
};

const daysIn: Readonly<Partial<Record<PeriodUnit, Decimal>>> = { d: decimal(1), wk: decimal(7) };
const monthsIn: Readonly<Partial<Record<PeriodUnit, Decimal>>> = { mo: decimal(1), a: decimal(12) };

/** How long the line's course is. The validity of an order is not its length; the end of a plan or statement is. */
export function courseOf(line: MedicineLine, { meanings }: Dosing): Course {
  const timings = meanings.map((meaning) => meaning.timing);
  const bounds = timings.map((timing) => timing.bounds).filter((found) => found !== undefined);
  const count = timings.map((timing) => timing.count).find((found) => found !== undefined);
  const stated =
    line.duration.kind === 'known' ? lengthOf(line.duration.value.value, line.duration.value.unit) : {};
  const ownEnd = line.statedAs === 'order' ? undefined : dayText(line.end);
  return {
    ...stated,
    ...(ownEnd === undefined ? {} : { end: ownEnd }),
    ...(count === undefined ? {} : { doses: count }),
    ...bounds.map(ofBounds).reduce((all, one) => ({ ...all, ...one }), {}),
  };
}

const unitWords = table<PeriodUnit>({ day: 'd', week: 'wk', month: 'mo', year: 'a' });
const lengthOf = (value: Decimal, unit: string): Course => ofLength(value, unitWords[unit] ?? 's');

function ofLength(value: Decimal, unit: PeriodUnit): Course {
  const [days, months] = [daysIn[unit], monthsIn[unit]];
  return days !== undefined
    ? { days: multiply(value, days) }
    : months !== undefined
      ? { months: multiply(value, months) }
      : {};
}

function ofBounds(bounds: TimingBounds): Course {
  switch (bounds.kind) {
    case 'duration':
      return ofLength(bounds.value, bounds.unit);
    case 'range':
      return bounds.high === undefined ? {} : ofLength(bounds.high, bounds.unit);
    case 'period':
      return bounds.end === undefined
        ? {}
        : { ...ofPeriod(bounds.start, bounds.end), end: bounds.end.slice(0, 10) };
  }
}

/** A period of whole days holds its last day (FHIR `Period.end`); one with times is as long as from its start to its end. */
function ofPeriod(start: string | undefined, end: string): Course {
  const [from, to] = [start?.slice(0, 10) ?? '', end.slice(0, 10)];
  if (from.length < 10 || to.length < 10 || to < from) return {};
  const timed = start !== undefined && start.length > 10 && end.length > 10;
  return { days: decimal(daysBetween(from, to) + (timed ? 0 : 1)) };
}

const thirty = decimal(30);

/** How two courses differ, in words, or `undefined`. Only what both state the same way is compared. */
export function coursesDiffer(a: Course, b: Course, acute: boolean): string | undefined {
  const [saysA, saysB] = [statesCourse(a), statesCourse(b)];
  if (!saysA && !saysB) return undefined;
  if (saysA !== saysB)
    return acute ? `${courseWords(saysA ? a : b)} on one side, no length on the other` : undefined;
  const different = `${courseWords(a)} against ${courseWords(b)}`;
  if (a.doses !== undefined && b.doses !== undefined)
    return compareDecimal(a.doses, b.doses) === 0 ? undefined : different;
  const [daysA, daysB] = [reckonedDays(a), reckonedDays(b)];
  if (daysA !== undefined && daysB !== undefined)
    return sameLength(a, b, daysA, daysB) ? undefined : different;
  return a.end !== undefined && b.end !== undefined && a.end !== b.end ? different : undefined;
}

/** Whether a course is stated in any way. */
export const statesCourse = (course: Course): boolean =>
  course.days !== undefined ||
  course.months !== undefined ||
  course.end !== undefined ||
  course.doses !== undefined;

const reckonedDays = (course: Course): Decimal | undefined =>
  course.days ?? (course.months === undefined ? undefined : multiply(course.months, thirty));

/** "28 days" and "4 weeks" are exact; "a month" against days is the same when within three days a month. */
function sameLength(a: Course, b: Course, daysA: Decimal, daysB: Decimal): boolean {
  const exact = (a.months === undefined) === (b.months === undefined);
  const gap = Math.abs(Number(daysA) - Number(daysB));
  return exact ? gap === 0 : gap <= 3 * Number(a.months ?? b.months ?? '1');
}

function courseWords(course: Course): string {
  if (course.days !== undefined) return `${course.days} days`;
  if (course.months !== undefined) return `${course.months} months`;
  if (course.doses !== undefined) return `${course.doses} doses`;
  return `until ${course.end ?? 'a date not stated'}`;
}
