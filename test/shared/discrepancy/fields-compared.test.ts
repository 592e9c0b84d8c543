import { expect, test } from 'vitest';
import { comparedFields, findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { fared } from '../../support/fared.ts';
import { chart, gp, listOf } from '../../support/found.ts';
import { source, statement } from '../../support/lines.ts';

/** How each field of the only row fared. */
function kindsOf(...lists: readonly SourceList[]) {
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  const fields = found.fields.get(matching.rows[0]?.id ?? '');
  return Object.fromEntries(comparedFields.map((name) => [name, fields?.[name].kind]));
}

test('a medicine that one source alone has is stated on one side, as far as it says anything', () => {
  expect(kindsOf(gp(['Ramipril 5mg capsules', 'one daily']), chart())).toEqual({
    medicine: 'one-side',
    form: 'one-side',
    strength: 'one-side',
    amount: 'one-side',
    frequency: 'one-side',
    'as-needed': 'one-side',
    route: 'none',
    timing: 'none',
    course: 'none',
  });
  expect(kindsOf(gp(['Ramipril', 'as directed']), chart())).toMatchObject({
    medicine: 'one-side',
    form: 'none',
    amount: 'none',
    frequency: 'none',
  });
});

test('of three sources the most that must be said of any two is said of the row', () => {
  const home = (words: string) => listOf('home', 'history', [['Ramipril', words]]);
  const row = (words: string) =>
    kindsOf(gp(['Ramipril', '5mg daily']), home(words), chart(['Ramipril', '5mg once a day by mouth']));
  expect(row('5mg twice a day')).toMatchObject({ amount: 'equal', frequency: 'differs', route: 'one-side' });
  expect(row('ten of them daily')).toMatchObject({ amount: 'not-compared', frequency: 'equal' });
  expect(row('5mg each day')).toMatchObject({ amount: 'equal', frequency: 'equal', timing: 'none' });
});

test.each([
  ['10 units morning', '10 units at night'],
  ['10 units on Monday', '10 units on Tuesday'],
  ['10 units in the morning', '10 units at 22:00'],
])('when it is given differs: "%s" and "%s"', (home, ordered) => {
  expect(fared('Lantus', home, ordered).kinds).toMatchObject({ amount: 'equal', timing: 'differs' });
});

test('a time by the clock agrees with the time of day it lies in', () => {
  const { kinds } = fared('Hydrocortisone', '10mg morning, 5mg night', '10mg at 08:00 and 5mg at 22:00');
  expect(kinds).toMatchObject({ amount: 'equal', timing: 'equal' });
});

test.each([
  ['2 puffs when needed', '2 puffs four times a day', 'differs'],
  ['2 puffs up to four times a day', '2 puffs four times a day', 'one-side'],
  ['2 puffs four times a day', '2 puffs qds', 'equal'],
  ['2 puffs when needed', '2 puffs prn', 'equal'],
  ['2 puffs', '2 puffs into the lungs', 'none'],
])('whether it is taken as needed: "%s" and "%s"', (home, ordered, kind) => {
  expect(fared('Salbutamol', home, ordered).kinds['as-needed']).toBe(kind);
});

const down = (second: string) => `10 mg once a day for 5 days then ${second}`;
test.each([
  ['5 mg twice a day for 5 days', 'differs'],
  ['5 mg once a day for 5 days', 'equal'],
  ['5 mg for 5 days', 'not-compared'],
  ['5 mg once a day for 5 days then 2 mg once a day for 5 days', 'differs'],
])('how often a schedule says, step by step, against its second step "%s"', (second, kind) => {
  const { kinds } = fared('Prednisolone', down(second), `${down('5 mg daily for 5 days')}, swallow whole`);
  expect(kinds['frequency']).toBe(kind);
});

test('a step that differs is found also where another cannot be compared', () => {
  const home = '10 mg twice a day for 5 days then 5 mg for 5 days';
  const { kinds, findings } = fared('Prednisolone', home, down('5 mg once a day for 5 days'));
  expect(kinds['frequency']).toBe('differs');
  expect(findings.map(({ why }) => why)).toContain(
    'How often differs: step 1: 2 in 24 hours against 1 in 24 hours',
  );
});

test.each([
  [
    'Bisoprolol',
    'one tablet daily',
    '5 mg once a day',
    '“one tablet daily” of a strength not stated and “5 mg once a day”',
  ],
  [
    'Bisoprolol 5mg tablets',
    'one tablet daily',
    '5 ml once a day',
    '“one tablet daily” of 5 mg and “5 ml once a day”',
  ],
])('%s, "%s": amounts without a common unit are quoted, with the strength of what is counted', (...row) => {
  const [term, home, ordered, words] = row;
  expect(fared(term, home, ordered, 'Bisoprolol 5mg tablets').fields?.amount).toEqual({
    kind: 'not-compared',
    because: `${words} are not in units that can be held against each other`,
  });
});

/** The course of two coded directions, the first in the GP record. */
const courses = (home: object, ordered: object): unknown =>
  kindsOf(
    ...(['history', 'chart'] as const).map((role, at) =>
      source(
        role,
        [
          statement('a', 'Amoxicillin 500mg capsules', {
            dosage: [{ timing: { repeat: at === 0 ? home : ordered } }],
          }),
        ],
        { role },
      ),
    ),
  )['course'];
const tds = { frequency: 3, period: 1, periodUnit: 'd' };
const length = { ...tds, boundsDuration: { value: 7, unit: 'd', code: 'd' } };
const doses = { ...tds, count: 21 };
const end = { ...tds, boundsPeriod: { end: '2026-11-25' } };

test('courses stated in one way are compared', () => {
  expect(courses(length, length)).toBe('equal');
  expect(courses(doses, doses)).toBe('equal');
  expect(courses(end, end)).toBe('equal');
  expect(courses(doses, { ...tds, count: 15 })).toBe('differs');
  expect(courses(length, { ...tds, boundsDuration: { value: 5, unit: 'd', code: 'd' } })).toBe('differs');
  expect(courses(end, { ...tds, boundsPeriod: { end: '2026-11-27' } })).toBe('differs');
  expect(courses(length, tds)).toBe('one-side');
});

test.each([
  ['a length', length, 'a number of doses', doses],
  ['a length', length, 'an end', end],
  ['a number of doses', doses, 'an end', end],
])('a course as %s is equal to no other way of stating it', (_, one, _other, other) => {
  expect(courses(one, other)).toBe('not-compared');
  expect(courses(other, one)).toBe('not-compared');
});
