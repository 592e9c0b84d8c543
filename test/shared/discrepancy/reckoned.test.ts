import { expect, test } from 'vitest';
import { dosingOfWords } from '../../support/directions.ts';

/** The totals of fourteen days, as "14000 mg". */
const totals = (term: string, words: string) =>
  dosingOfWords(term, words).totals.map(({ value, measure }) => `${value} ${measure}`);

test.each([
  ['Metformin', '500 mg twice a day', ['14000 mg']],
  ['Metformin 500mg tablets', 'TWO TWICE A DAY', ['28000 mg']],
  ['Metformin', '1 g on alternate days', ['7000 mg']],
  ['Metformin', '500 mg in the morning and 1 g at night', ['21000 mg']],
  ['Metformin', '500 mg on Monday and Thursday', ['2000 mg']],
  ['Metformin', '500 mg every 8 hours', ['21000 mg']],
  ['Lantus', '10 units at night', ['140 unit']],
  ['Morphine 10mg/5ml oral solution', '5ml twice a day', ['280 mg', '140 mL']],
  ['Lactulose', '10 ml daily', ['140 mL']],
])('what is taken in fourteen days is reckoned: %s "%s"', (term, words, expected) => {
  expect(totals(term, words)).toEqual(expected);
});

test.each([
  ['as needed', 'Paracetamol', '1 g four times a day when required'],
  ['in steps', 'Prednisolone', '10 mg daily for 5 days then 5 mg daily for 5 days'],
  ['weekly', 'Methotrexate', '10 mg once a week'],
  ['weekly in one part of several', 'Methotrexate', '10 mg once a week and 5 mg daily'],
  ['rarer than weekly', 'Hydroxocobalamin', '1 mg every 3 months'],
  ['a range of amounts', 'Metformin', '500 mg to 1 g daily'],
  ['a range of times', 'Metformin', '500 mg two to three times a day'],
  ['up to so many times', 'Metformin', '500 mg up to three times a day'],
  ['no whole number of times', 'Metformin', '500 mg every 5 hours'],
  ['how often not said', 'Metformin', '500 mg'],
  ['an amount not said', 'Metformin', 'twice a day'],
  ['one part without an amount', 'Metformin', '500 mg in the morning and one at night'],
  ['two ingredients', 'Co-codamol 8mg/500mg tablets', 'TWO four times a day'],
  ['drops', 'Timolol 0.5% eye drops', 'one drop twice a day'],
  ['a strength not stated', 'Metformin tablets', 'one twice a day'],
  ['two measures', 'Gaviscon', '10 ml in the morning and 500 mg at night'],
  ['no directions', 'Metformin', ''],
])('no total is reckoned of what has none for certain: %s', (_, term, words) => {
  expect(totals(term, words)).toEqual([]);
});

test('how often all parts come together is said where every part says it', () => {
  const often = (words: string) => dosingOfWords('Metformin', words).often;
  expect(often('500 mg in the morning and 1 g at night')).toEqual({ times: '2', timesMax: '2', hours: '24' });
  expect(often('500 mg twice a day')).toEqual({ times: '2', timesMax: '2', hours: '24' });
  expect(often('500 mg')).toBeUndefined();
  expect(often('')).toBeUndefined();
});

test.each([
  ['once a week', true],
  ['every 3 months', true],
  ['10 mg once a week and 5 mg daily', true],
  ['daily', false],
  ['twice a week', false],
  ['10 mg', false],
  ['', false],
])('a week or more lies between two doses: "%s" %s', (words, long) => {
  expect(dosingOfWords('Methotrexate', words).longInterval).toBe(long);
});
