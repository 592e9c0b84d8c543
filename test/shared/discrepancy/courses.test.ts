import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import { readPartialDate } from '../../../shared/core/instant.ts';
import { known } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import { coursesDiffer, statesCourse } from '../../../shared/discrepancy/course.ts';
import type { Course } from '../../../shared/discrepancy/stated-course.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import { chart, gp, wordsFound } from '../../support/found.ts';

const on = (text: string) => {
  const read = readPartialDate(text);
  return known(must(read.ok ? read.value : undefined, text));
};
const term = 'Doxycycline 100mg capsules';
const differ = (home: Partial<MedicineLine>, ordered: Partial<MedicineLine>) =>
  wordsFound('duration', [gp([term, 'ONE DAILY', home]), chart([term, 'ONE DAILY', ordered])]);
const lasting = (value: number, unit: string) => ({ duration: known({ value: decimal(value), unit }) });

test('the length that a line states apart from its words is its course, in whatever unit', () => {
  expect(differ(lasting(14, 'day'), lasting(2, 'week'))).toEqual([]);
  expect(differ(lasting(14, 'day'), lasting(3, 'week'))).toEqual([
    'significant: Course differs: 14 days against 21 days',
  ]);
  expect(differ(lasting(12, 'month'), lasting(1, 'year'))).toEqual([]);
  expect(differ(lasting(1, 'fortnight'), lasting(3, 'week'))).toEqual([]);
});

test('the end of a statement is its course, that of an order is how long it is valid', () => {
  const [early, late] = [{ end: on('2026-12-01') }, { end: on('2026-12-08') }];
  expect(differ(early, late)).toEqual([
    'significant: Course differs: until 2026-12-01 against until 2026-12-08',
  ]);
  expect(differ(early, { ...late, statedAs: 'order' })).toEqual([]);
  expect(differ(early, early)).toEqual([]);
});

test('an acute course that has no length on the other side is said, from whichever side', () => {
  const acute = { category: known('acute' as const) };
  const why = ['significant: Course differs: 7 days on one side, no length on the other'];
  expect(differ({ ...lasting(7, 'day'), ...acute }, {})).toEqual(why);
  expect(differ({}, { ...lasting(7, 'day'), ...acute })).toEqual(why);
  expect(differ({ ...lasting(7, 'day') }, acute)).toEqual(why);
  expect(differ(lasting(7, 'day'), {})).toEqual([]);
  expect(differ(acute, acute)).toEqual([]);
});

const days = (value: number): Course => ({ days: decimal(value) });
const months = (value: number): Course => ({ months: decimal(value) });
const doses = (value: number): Course => ({ doses: decimal(value) });

test.each<[string, Course, Course, string | undefined]>([
  ['a month and 27 days', months(1), days(27), undefined],
  ['a month and 33 days', months(1), days(33), undefined],
  ['a month and 34 days', months(1), days(34), '1 month against 34 days'],
  ['27 days and a month', days(27), months(1), undefined],
  ['two months and 54 days', months(2), days(54), undefined],
  ['two months and 53 days', months(2), days(53), '2 months against 53 days'],
  ['a month and two', months(1), months(2), '1 month against 2 months'],
  ['as many doses', doses(6), doses(6), undefined],
  ['fewer doses', doses(6), doses(5), '6 doses against 5 doses'],
  ['a single dose', doses(1), doses(2), '1 dose against 2 doses'],
  ['doses and days', doses(6), days(5), undefined],
  ['one day', days(1), days(2), '1 day against 2 days'],
  ['days and a date', days(5), { end: '2026-12-01' }, undefined],
  ['dates', { end: '2026-12-01' }, { end: '2026-12-02' }, 'until 2026-12-01 against until 2026-12-02'],
  ['nothing', {}, {}, undefined],
])('only what both state the same way is held against one another: %s', (_, a, b, expected) => {
  expect(coursesDiffer(a, b, false)).toBe(expected);
});

test('a course is stated by its length, its end or its number of doses', () => {
  expect([{}, days(1), months(1), doses(1), { end: '2026-12-01' }].map(statesCourse)).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});
