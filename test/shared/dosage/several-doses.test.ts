import { expect, test } from 'vitest';
import { directionsAsJson } from '../../../shared/dosage/dosage.ts';

/** Each dose with its unit, in the order of the words. */
const dosesOf = (text: string): string => {
  const { doses, steps } = directionsAsJson(text);
  const all = steps === undefined ? doses : steps.flatMap((step) => step.doses);
  return all
    .map(({ low, high, unit }) => `${low === high ? low : `${low}-${high}`} ${unit}`.trim())
    .join(', ');
};

test.each([
  ['100mg am/300mg pm', '100 mg, 300 mg'],
  ['100mg mane/300mg nocte', '100 mg, 300 mg'],
  ['Half in the morning and a whole at night', '0.5, 1'],
  ['whole mane half nocte', '1, 0.5'],
  ['half am, full tab pm', '0.5, 1 tablet'],
  ['one, two or three at night prn', '1-3'],
  ['1, 2 or 3 tablets prn', '1-3 tablet'],
])('every dose of a day is read: "%s"', (text, doses) => {
  expect(dosesOf(text)).toBe(doses);
  expect(directionsAsJson(text).remainder).toBe('');
});

test.each([
  '3/4mg alternate days',
  '1/2mg od',
  '3mg/4mg alternate days',
  '3mg 4mg alternate days',
  '10 12 14 units with meals',
  '10, 12 and 14 units with meals',
  '12/12 units bd',
  '24 + 18 units',
])('numbers of which nobody can say which is the dose are none, and stay on show: "%s"', (text) => {
  expect(dosesOf(text)).toBe('');
  for (const number of text.match(/\d+/gu) ?? []) expect(directionsAsJson(text).remainder).toContain(number);
});

test.each([
  ['1/2 tablet od', '0.5 tablet'],
  ['3/4 tablet daily', '0.75 tablet'],
  ['half a tablet, swallow whole at night', '0.5 tablet'],
  ['half a tablet dissolved in a full glass of water', '0.5 tablet'],
  ['one at night swallowed whole', '1'],
  ['500mg/125mg one tds', '1'],
  ['40mg + 80mg daily', '120 mg'],
])('a broken tablet, a whole glass and a strength are what they were: "%s"', (text, doses) => {
  expect(dosesOf(text)).toBe(doses);
});

test('hours of the day are times, and no dose', () => {
  const { doses, timing } = directionsAsJson('30mg twice daily at 8 and 20');
  expect(doses).toEqual([{ low: '30', high: '30', unit: 'mg' }]);
  expect(timing['timeOfDay']).toEqual(['08:00', '20:00']);
  expect(dosesOf('at 8 and 20 take one')).toBe('1');
  expect(directionsAsJson('two at 8 and 10').remainder).toBe('at 8 and 10');
});

test('a course of days is no insulin, and an insulin no course', () => {
  expect(directionsAsJson('one bd for 5/7').duration).toEqual({ value: '5', unit: 'd' });
  expect(directionsAsJson('12/12 units bd').duration).toBeUndefined();
});

test('a number with a cross before a week counts tablets, not times: nothing is reckoned from it', () => {
  const { timing, remainder, daily } = directionsAsJson('2.5mg x 4 weekly');
  expect([timing, remainder, daily]).toMatchObject([{}, 'x 4 weekly', { kind: 'cannot' }]);
  expect(timing).toEqual({});
  expect(directionsAsJson('x 3 times a week').timing).toMatchObject({ frequency: '3', periodUnit: 'wk' });
});
