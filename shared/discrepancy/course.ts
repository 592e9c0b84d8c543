import { compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import { table } from '../core/table.ts';
import { quantityWords } from '../dosage/dosage.ts';
import type { PeriodUnit } from '../medicines/dosage.ts';
import type { MedicineLine } from '../medicines/line.ts';
import { dayText } from './current.ts';
import type { Dosing } from './dosing.ts';
import { ofLength, type Course } from './stated-course.ts';

/** How long the line's course is. The validity of an order is not its length; the end of a plan or statement is. */
export function courseOf(line: MedicineLine, { course }: Dosing): Course {
  const end = line.statedAs === 'order' ? undefined : dayText(line.end);
  if (line.duration.kind !== 'known' && end === undefined) return course;
  return {
    ...(line.duration.kind === 'known'
      ? lengthOf(line.duration.value.value, line.duration.value.unit)
      : undefined),
    ...(end === undefined ? undefined : { end }),
    ...course,
  };
}

const unitWords = table<PeriodUnit>({ day: 'd', week: 'wk', month: 'mo', year: 'a' });
const lengthOf = (value: Decimal, unit: string): Course => ofLength(value, unitWords[unit] ?? 's');

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

/** Whether both state how long in one way: as a number of doses, as a length, or by the end. */
export const haveCommonMeasure = (a: Course, b: Course): boolean =>
  (a.doses !== undefined && b.doses !== undefined) ||
  (reckonedDays(a) !== undefined && reckonedDays(b) !== undefined) ||
  (a.end !== undefined && b.end !== undefined);

const reckonedDays = (course: Course): Decimal | undefined =>
  course.days ?? (course.months === undefined ? undefined : multiply(course.months, thirty));

/** "28 days" and "4 weeks" are exact; "a month" against days is the same when within three days a month. */
function sameLength(a: Course, b: Course, daysA: Decimal, daysB: Decimal): boolean {
  const exact = (a.months === undefined) === (b.months === undefined);
  const gap = Math.abs(Number(daysA) - Number(daysB));
  return exact ? gap === 0 : gap <= 3 * Number(a.months ?? b.months ?? '1');
}

function courseWords(course: Course): string {
  if (course.days !== undefined) return quantityWords({ value: course.days, unit: 'day' });
  if (course.months !== undefined) return quantityWords({ value: course.months, unit: 'month' });
  if (course.doses !== undefined) return quantityWords({ value: course.doses, unit: 'dose' });
  return `until ${course.end ?? 'a date not stated'}`;
}
