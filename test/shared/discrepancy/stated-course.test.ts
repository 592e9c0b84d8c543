import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import { courseOfDirections, ofLength } from '../../../shared/discrepancy/stated-course.ts';
import { emptyMeaning } from '../../../shared/dosage/dosage.ts';
import type { Timing, TimingBounds } from '../../../shared/medicines/dosage.ts';
import { dosingOfWords } from '../../support/directions.ts';

/** The course of directions whose parts have these timings. */
const courseOf = (...timings: readonly Partial<Timing>[]) =>
  courseOfDirections({
    ...dosingOfWords('Amoxicillin', 'as directed'),
    meanings: timings.map((timing) => ({ ...emptyMeaning, timing: { ...emptyMeaning.timing, ...timing } })),
  });
const bounded = (bounds: TimingBounds) => courseOf({ bounds });
const [five, seven] = [decimal(5), decimal(7)];

test.each([
  ['7 days', 7, 'd', { days: '7' }],
  ['2 weeks', 2, 'wk', { days: '14' }],
  ['3 months', 3, 'mo', { months: '3' }],
  ['2 years', 2, 'a', { months: '24' }],
  ['48 hours', 48, 'h', {}],
] as const)('days and weeks are exact, months stay months, and shorter is no course: %s', (...row) => {
  const [, value, unit, expected] = row;
  expect(ofLength(decimal(value), unit)).toEqual(expected);
  expect(bounded({ kind: 'duration', value: decimal(value), unit })).toEqual(expected);
});

test('"for five to seven days" is a course of seven at the most, and "at least five" has no length', () => {
  expect(bounded({ kind: 'range', low: five, high: seven, unit: 'd' })).toEqual({ days: '7' });
  expect(bounded({ kind: 'range', high: five, unit: 'wk' })).toEqual({ days: '35' });
  expect(bounded({ kind: 'range', low: five, unit: 'd' })).toEqual({});
});

test.each([
  ['whole days hold the last of them', '2026-11-01', '2026-11-07', { days: '7', end: '2026-11-07' }],
  ['one day is a day', '2026-11-07', '2026-11-07', { days: '1', end: '2026-11-07' }],
  ['from a time to a time', '2026-11-01T09:00:00Z', '2026-11-08T09:00:00Z', { days: '7', end: '2026-11-08' }],
  ['from a day to a time', '2026-11-01', '2026-11-07T23:00:00Z', { days: '7', end: '2026-11-07' }],
  ['from a time to a day', '2026-11-01T09:00:00Z', '2026-11-07', { days: '7', end: '2026-11-07' }],
  ['with no start', undefined, '2026-11-07', { end: '2026-11-07' }],
  ['from some time in a month', '2026-11', '2026-12-07', { end: '2026-12-07' }],
  ['to some time in a month', '2026-11-01', '2026-12', { end: '2026-12' }],
  ['that ends before it starts', '2026-11-08', '2026-11-07', { end: '2026-11-07' }],
  ['with no end', '2026-11-01', undefined, {}],
] as const)('a period is as long as the days that it holds: %s', (_, start, end, expected) => {
  const bounds = {
    kind: 'period' as const,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
  expect(bounded(bounds)).toEqual(expected);
});

test('a number of doses is a course, beside a length or alone, wherever it is said', () => {
  const forDays: TimingBounds = { kind: 'duration', value: five, unit: 'd' };
  expect(courseOf({ count: seven })).toEqual({ doses: '7' });
  expect(courseOf({ count: seven, bounds: forDays })).toEqual({ doses: '7', days: '5' });
  expect(courseOf({}, { count: seven })).toEqual({ doses: '7' });
  expect(courseOf({ count: five }, { count: seven })).toEqual({ doses: '5' });
  expect(courseOf({}, { bounds: forDays })).toEqual({ days: '5' });
  expect(courseOf({ bounds: { kind: 'period', end: '2026-11-07' } }, { bounds: forDays })).toEqual({
    days: '5',
    end: '2026-11-07',
  });
  expect(courseOf({}, {})).toEqual({});
});

test.each([
  ['one three times a day for seven days', { days: '7' }],
  ['one three times a day for two weeks', { days: '14' }],
  ['one three times a day for 1 month', { months: '1' }],
  ['one three times a day', {}],
])('words say a course as codes do: "%s"', (words, expected) => {
  expect(dosingOfWords('Amoxicillin 500mg capsules', words).course).toEqual(expected);
});
