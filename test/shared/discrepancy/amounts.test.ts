import { expect, test } from 'vitest';
import { fared } from '../../support/fared.ts';

/** What is said of the directions, with its working. */
const said = (term: string, home: string, ordered: string, orderedTerm = term) =>
  fared(term, home, ordered, orderedTerm)
    .findings.filter((one) =>
      ['dose', 'frequency', 'same-daily-dose', 'timing', 'duration'].includes(one.class),
    )
    .map((one) => `${one.class}: ${one.working ?? one.why}`);

test.each([
  [
    'a range against an amount',
    'Oxycodone',
    '5 mg to 10 mg daily',
    '10 mg daily',
    ['dose: 5 to 10 mg against 10 mg'],
  ],
  ['one range however written', 'Oxycodone', '5-10mg daily', '5 mg to 10 mg once a day', []],
  ['another upper end', 'Oxycodone', '5-10mg daily', '5-15mg daily', ['dose: 5 to 10 mg against 5 to 15 mg']],
  ['units', 'Lantus', '10 units at night', '12 units at night', ['dose: 10 unit against 12 unit']],
  ['millilitres', 'Gaviscon Advance', '10ml daily', '5ml daily', ['dose: 10 mL against 5 mL']],
  ['pieces', 'Senna', '1 tablet at night', '2 tablets at night', ['dose: 1 each time against 2 each time']],
  ['grams and milligrams', 'Metformin', '1 g daily', '1000 mg daily', []],
  ['a spoonful and millilitres', 'Lactulose', 'one 5ml spoonful daily', '5ml daily', []],
])('amounts: %s', (_, term, home, ordered, expected) => {
  expect(said(term, home, ordered)).toEqual(expected);
});

test('amounts through the day are held against their fellows, in order', () => {
  const of = (home: string, ordered: string) => said('Carbamazepine', home, ordered);
  expect(
    of('400 mg in the morning and 200 mg at night', '400 mg in the morning and 200 mg at night'),
  ).toEqual([]);
  expect(
    of('400 mg in the morning and 200 mg at night', '400 mg in the morning and 400 mg at night'),
  ).toEqual(['dose: 400 mg and 200 mg against 400 mg and 400 mg']);
  expect(of('400 mg in the morning and 200 mg at night', '600 mg once a day')).toEqual([
    'same-daily-dose: 400 mg and 200 mg against 600 mg; the same in total, 8400 mg in 14 days',
  ]);
  expect(of('400 mg in the morning and 200 mg at night', '800 mg once a day')).toEqual([
    'dose: 400 mg and 200 mg against 800 mg',
  ]);
});

test('the same in total is only said where a total can be had', () => {
  expect(said('Metformin 500mg tablets', 'TWO TWICE A DAY', '500 mg four times a day')).toEqual([
    'same-daily-dose: 1000 mg against 500 mg; the same in total, 28000 mg in 14 days',
  ]);
  expect(said('Metformin', '1 g on alternate days', '500 mg once a day')).toEqual([
    'same-daily-dose: 1000 mg against 500 mg; the same in total, 7000 mg in 14 days',
  ]);
  expect(
    said('Paracetamol', '1 g twice a day when required', '500 mg four times a day when required'),
  ).toEqual(['dose: 1000 mg against 500 mg']);
  expect(said('Alendronic acid', '70 mg once a week', '10 mg once a day')).toEqual([
    'dose: 70 mg against 10 mg',
  ]);
});

test('how often is said with both paces', () => {
  expect(said('Oxycodone', '5 mg every 4 to 6 hours', '5 mg every 4 hours')).toEqual([
    'frequency: 4 to 6 in 24 hours against 1 in 4 hours',
  ]);
  expect(said('Metformin', '500 mg once or twice a day', '500 mg twice a day')).toEqual([
    'frequency: 1 to 2 in 24 hours against 2 in 24 hours',
  ]);
});

test('steps are held against steps, one after another', () => {
  const down = 'Prednisolone';
  const steps = '30 mg daily for 5 days then 20 mg daily for 5 days';
  expect(said(down, steps, steps.toUpperCase())).toEqual([]);
  expect(said(down, steps, '30 mg daily for 5 days then 10 mg daily for 5 days')).toEqual([
    'dose: 30 mg and 20 mg against 30 mg and 10 mg',
  ]);
  expect(said(down, steps, '30 mg daily for 5 days then 20 mg twice a day for 5 days')).toEqual([
    'frequency: step 2: 1 in 24 hours against 2 in 24 hours',
  ]);
});

test('a course that changes on one side alone is said once, with both in words', () => {
  const found = fared(
    'Prednisolone',
    '30 mg daily for 5 days then 20 mg daily for 5 days',
    '30 mg daily',
  ).findings;
  expect(found.map((one) => one.class)).toEqual(['duration']);
  expect(found[0]?.why).toMatch(/^The course changes in gp and not in chart: /);
  expect(found[0]?.fields).toEqual(['duration', 'dose', 'frequency']);
  const turned = fared(
    'Prednisolone',
    '30 mg daily',
    '30 mg daily for 5 days then 20 mg daily for 5 days',
  ).findings;
  expect(turned[0]?.why).toMatch(/^The course changes in chart and not in gp: /);
});

test.each([
  ['days and weeks', 'FOR 28 DAYS', 'for 4 weeks', []],
  ['a month and days', 'FOR 1 MONTH', 'for 28 days', []],
  ['a month and too few days', 'FOR 1 MONTH', 'for 26 days', ['duration: 1 month against 26 days']],
  ['three months and days', 'FOR 3 MONTHS', 'for 84 days', []],
  ['a year and months', 'FOR 1 YEAR', 'for 12 months', []],
  ['months', 'FOR 2 MONTHS', 'for 3 months', ['duration: 2 months against 3 months']],
  ['days', 'FOR 5 DAYS', 'for 7 days', ['duration: 5 days against 7 days']],
  ['a day more', 'FOR 28 DAYS', 'for 29 days', ['duration: 28 days against 29 days']],
  ['on one side alone', 'FOR 5 DAYS', '', []],
])('courses: %s', (_, home, ordered, expected) => {
  expect(said('Doxycycline 100mg capsules', `ONE DAILY ${home}`, `100 mg once a day ${ordered}`)).toEqual(
    expected,
  );
});

test.each([
  [
    'another amount beside one of another measure',
    '10mg morning, 5 mL night',
    '20mg morning, 5mg night',
    'differs',
  ],
  [
    'the same beside one of another measure',
    '10mg morning, 5 mL night',
    '10mg morning, 5mg night',
    'not-compared',
  ],
  [
    'a number of times with nothing in common',
    '10 units morning, 5 units night',
    '10mg morning, 5mg noon, 2mg night',
    'not-compared',
  ],
  ['another number of times', '10mg morning, 5mg night', '10mg morning, 5mg noon, 5mg night', 'differs'],
  [
    'the same, moved to other days',
    '5mg on Monday and 3mg on Tuesday',
    '3mg on Monday and 5mg on Tuesday',
    'differs',
  ],
  [
    'a mass and a count against two masses',
    '500mg morning and one at night',
    '500mg twice a day',
    'not-compared',
  ],
])('amounts through the day: %s', (_, home, ordered, kind) => {
  expect(fared('Hydrocortisone', home, ordered).kinds['amount']).toBe(kind);
});

test('the working says the ends that are stated, and no others', () => {
  expect(said('Senna', 'up to two tablets at night', 'three tablets at night')).toEqual([
    'dose: 2 each time against 3 each time',
  ]);
  expect(said('Paracetamol', 'one tablet up to four times a day', 'one tablet five times a day')).toEqual([
    'frequency: 4 in 24 hours against 5 in 24 hours',
  ]);
  expect(said('Paracetamol', 'one tablet two to four times a day', 'one tablet once a day')).toEqual([
    'frequency: 2 to 4 in 24 hours against 1 in 24 hours',
  ]);
});

test('against one amount without steps, a schedule is said as a course and not as a dose', () => {
  const found = said(
    'Prednisolone',
    '10 mg daily for 5 days then 10 mg twice a day for 5 days',
    '20 mg daily',
  );
  expect(found).toEqual([expect.stringMatching(/^duration: /)]);
});
