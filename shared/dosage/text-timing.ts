import { compareDecimal, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import { showDate, showDateTime } from '../core/instant.ts';
import type { DayOfWeek, PeriodUnit, Timing, TimingBounds } from '../medicines/dosage.ts';
import { isCodeSaid } from '../medicines/timing-code.ts';
import { listed } from './listed.ts';
import { table } from '../core/table.ts';

/** Timing as the NHS guide words it. Source: Implementation guide for interoperable medicines, "Dose to text translation". */

const units: Readonly<Record<PeriodUnit, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
};
const days: Readonly<Record<DayOfWeek, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const adverbs: Readonly<Partial<Record<PeriodUnit, string>>> = {
  d: 'daily',
  wk: 'weekly',
  mo: 'monthly',
  a: 'annually',
  h: 'hourly',
};

const events = table<string>({
  MORN: 'during the morning',
  'MORN.early': 'during the early morning',
  'MORN.late': 'during the late morning',
  NOON: 'around 12:00pm',
  AFT: 'during the afternoon',
  'AFT.early': 'during the early afternoon',
  'AFT.late': 'during the late afternoon',
  EVE: 'during the evening',
  'EVE.early': 'during the early evening',
  'EVE.late': 'during the late evening',
  NIGHT: 'during the night',
  PHS: 'once asleep',
  HS: 'before sleep',
  IMD: 'immediately',
  WAKE: 'upon waking',
  C: 'at a meal',
  CM: 'at breakfast',
  CD: 'at lunch',
  CV: 'at dinner',
  AC: 'before a meal',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  PC: 'after a meal',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after dinner',
});

const isOne = (value: Decimal | undefined): boolean => value === '1';

/** A number of a unit of time; only time is put in the plural. */
export const timeWords = (value: Decimal, unit: string): string =>
  `${value} ${unit}${value === '1' ? '' : 's'}`;

/** "4 times a day", "every 8 hours", "twice every 6 to 8 hours", "up to 3 times a day", "daily". */
export function oftenText(timing: Timing): string {
  const { frequency, frequencyMax, period, periodMax, periodUnit } = timing;
  const count = countText(frequency, frequencyMax);
  if (period === undefined && periodMax === undefined)
    return periodUnit === undefined ? count : joined(count, `every unstated number of ${units[periodUnit]}s`);
  if (periodUnit === undefined)
    return joined(count, `every ${listedSpan(period, periodMax)} (unit not stated)`);
  const unit = units[periodUnit];
  if (isOne(period) && periodMax === undefined)
    return count === ''
      ? (adverbs[periodUnit] ?? `every ${unit}`)
      : `${count} ${unit === 'hour' ? 'an' : 'a'} ${unit}`;
  const span = spanText(period, periodMax, unit);
  return count === '' || (isOne(frequency) && frequencyMax === undefined)
    ? `every ${span}`
    : `${count} every ${span}`;
}

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');

const listedSpan = (period: Decimal | undefined, periodMax: Decimal | undefined): string =>
  period === undefined
    ? `up to ${periodMax ?? ''}`
    : periodMax === undefined
      ? period
      : `${period} to ${periodMax}`;

const spanText = (period: Decimal | undefined, periodMax: Decimal | undefined, unit: string): string =>
  `${listedSpan(period, periodMax)} ${unit}${(periodMax ?? period) === '1' ? '' : 's'}`;

function countText(frequency: Decimal | undefined, most: Decimal | undefined): string {
  if (frequency === undefined) return most === undefined ? '' : `up to ${timesText(most)}`;
  if (most !== undefined && most !== frequency) return `${frequency} to ${most} times`;
  return timesText(frequency);
}

const timesText = (count: Decimal): string =>
  count === '1' ? 'once' : count === '2' ? 'twice' : `${count} times`;

/** "1 hour before a meal", "during the morning, at a meal". */
export function whenText({ when, offsetMinutes }: Timing): string {
  const offset =
    offsetMinutes === undefined || offsetMinutes === 0 ? '' : `${minutesText(decimal(offsetMinutes))} `;
  if (when.length === 0) return offset === '' ? '' : `${offset}from an event not stated`;
  return when.map((code) => `${offset}${events[code] ?? code}`).join(', ');
}

function minutesText(minutes: Decimal): string {
  for (const [size, unit] of [
    [1440, 'day'],
    [60, 'hour'],
  ] as const) {
    const whole = divide(minutes, decimal(size));
    if (whole !== undefined && !whole.includes('.') && multiply(whole, decimal(size)) === minutes)
      return timeWords(whole, unit);
  }
  return timeWords(minutes, 'minute');
}

/** "on Monday and Friday at 10:30": a day and its time are one statement. */
export const dayAndTimeText = ({ dayOfWeek, timeOfDay }: Timing): string =>
  [
    dayOfWeek.length === 0 ? '' : `on ${listed(dayOfWeek.map((day) => days[day]))}`,
    timeOfDay.length === 0
      ? ''
      : `at ${listed(timeOfDay.map((time) => time.replace(/^(\d\d:\d\d):00$/, '$1')))}`,
  ]
    .filter((text) => text !== '')
    .join(' ');

/** The code of a timing in its own words, where nothing else of the timing says what it does. */
export const codeText = (timing: Timing): string =>
  timing.code === undefined || isCodeSaid(timing) ? '' : timing.code.text;

/** "over 8 hours", "over 4 hours (maximum 6 hours)". */
export function durationText({ duration, durationMax, durationUnit }: Timing): string {
  const words = (value: Decimal): string =>
    durationUnit === undefined ? `${value} (unit not stated)` : timeWords(value, units[durationUnit]);
  if (duration === undefined) return durationMax === undefined ? '' : `over up to ${words(durationMax)}`;
  return `over ${words(duration)}${durationMax === undefined ? '' : ` (maximum ${words(durationMax)})`}`;
}

/** "for 7 days", "for 2 to 4 weeks", "for up to 2 hours", "from 18-Nov-2026 to 25-Nov-2026". */
export function boundsText(bounds: TimingBounds | undefined): string {
  if (bounds === undefined) return '';
  if (bounds.kind === 'duration') return `for ${timeWords(bounds.value, units[bounds.unit])}`;
  if (bounds.kind === 'range') {
    const { low, high, unit } = bounds;
    if (low !== undefined && high !== undefined) return `for ${low} to ${timeWords(high, units[unit])}`;
    if (high !== undefined) return `for up to ${timeWords(high, units[unit])}`;
    return low === undefined ? '' : `for at least ${timeWords(low, units[unit])}`;
  }
  const from = bounds.start === undefined ? '' : `from ${edgeText(bounds.start)}`;
  const to = bounds.end === undefined ? '' : `${from === '' ? 'until' : 'to'} ${edgeText(bounds.end)}`;
  return [from, to].filter((text) => text !== '').join(' ');
}

/** Midnight at the edge of a course is a date that had to be a moment. */
const edgeText = (date: string): string =>
  /T00:00(?!:0*[1-9])/.test(date) ? showDate(date) : momentText(date);

/** "18-Nov-2026 at 10:52" by the ward's clock; a date alone stays a date. */
function momentText(date: string): string {
  const [day = '', time] = showDateTime(date).split(' ');
  const local = time ?? /T(\d\d:\d\d)/.exec(date)?.[1];
  return local === undefined ? day : `${day} at ${local}`;
}

/** "take once", "take 3 to 5 times". */
export function courseText({ count, countMax }: Timing): string {
  if (count === undefined) return countMax === undefined ? '' : `take up to ${timesText(countMax)}`;
  if (countMax !== undefined && compareDecimal(countMax, count) !== 0)
    return `take ${count} to ${countMax} times`;
  return `take ${timesText(count)}`;
}

/** "on 25-Jan-2019 and 25-Feb-2019". */
export const eventsText = ({ events }: Timing): string =>
  events.length === 0 ? '' : `on ${listed(events.map(momentText))}`;
