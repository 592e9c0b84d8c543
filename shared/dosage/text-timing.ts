import { compareDecimal, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import { showDate } from '../core/instant.ts';
import type { DayOfWeek, PeriodUnit, Timing, TimingBounds } from '../medicines/dosage.ts';
import { listed } from './listed.ts';

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

const events: Readonly<Record<string, string>> = {
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
};

const isOne = (value: Decimal | undefined): boolean => value === '1';

/** A number of a unit of time; only time is put in the plural. */
export const timeWords = (value: Decimal, unit: string): string =>
  `${value} ${unit}${value === '1' ? '' : 's'}`;

/** "4 times a day", "every 8 hours", "twice every 6 to 8 hours", "up to 3 times a day", "daily". */
export function oftenText(timing: Timing): string {
  const { frequency, frequencyMax, period, periodMax, periodUnit } = timing;
  const count = countText(frequency, frequencyMax);
  if (periodUnit === undefined || (period === undefined && periodMax === undefined)) return count;
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

function spanText(period: Decimal | undefined, periodMax: Decimal | undefined, unit: string): string {
  if (period === undefined) return periodMax === undefined ? '' : `up to ${timeWords(periodMax, unit)}`;
  return periodMax === undefined ? timeWords(period, unit) : `${period} to ${timeWords(periodMax, unit)}`;
}

function countText(frequency: Decimal | undefined, most: Decimal | undefined): string {
  if (frequency === undefined) return most === undefined ? '' : `up to ${timesText(most)}`;
  if (most !== undefined) return `${frequency} to ${most} times`;
  return timesText(frequency);
}

const timesText = (count: Decimal): string =>
  count === '1' ? 'once' : count === '2' ? 'twice' : `${count} times`;

/** "1 hour before a meal", "during the morning, at a meal". */
export function whenText({ when, offsetMinutes }: Timing): string {
  const offset =
    offsetMinutes === undefined || offsetMinutes === 0 ? '' : `${minutesText(decimal(offsetMinutes))} `;
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

/** "over 8 hours", "over 4 hours (maximum 6 hours)". */
export function durationText({ duration, durationMax, durationUnit }: Timing): string {
  if (duration === undefined || durationUnit === undefined) return '';
  const most = durationMax === undefined ? '' : ` (maximum ${timeWords(durationMax, units[durationUnit])})`;
  return `over ${timeWords(duration, units[durationUnit])}${most}`;
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
  const from = bounds.start === undefined ? '' : `from ${showDate(bounds.start)}`;
  const to = bounds.end === undefined ? '' : `${from === '' ? 'until' : 'to'} ${showDate(bounds.end)}`;
  return [from, to].filter((text) => text !== '').join(' ');
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
  events.length === 0
    ? ''
    : `on ${listed(events.map((event) => (/T\d\d:\d\d/.test(event) ? `${showDate(event)} at ${event.slice(11, 16)}` : showDate(event))))}`;
