import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import {
  addOften,
  compareOften,
  isMoreThanWeekly,
  isWeeklyOrLonger,
  mealsOf,
  oftenOf,
  slotsOf,
  type Often,
} from '../../../shared/discrepancy/often.ts';
import type { Timing } from '../../../shared/medicines/dosage.ts';

const timing = (over: Partial<Timing>): Timing => ({
  dayOfWeek: [],
  timeOfDay: [],
  when: [],
  events: [],
  ...over,
});
const often = (times: string | undefined, hours: string, timesMax = times): Often => ({
  ...(times === undefined ? {} : { times: decimal(Number(times)) }),
  ...(timesMax === undefined ? {} : { timesMax: decimal(Number(timesMax)) }),
  hours: decimal(Number(hours)),
});
const [one, two, four, six] = [decimal(1), decimal(2), decimal(4), decimal(6)];

test.each<[string, Partial<Timing>, Often | undefined]>([
  ['twice a day', { frequency: two, period: one, periodUnit: 'd' }, often('2', '24')],
  [
    'once or twice a day',
    { frequency: one, frequencyMax: two, period: one, periodUnit: 'd' },
    often('1', '24', '2'),
  ],
  [
    'up to four times a day',
    { frequencyMax: four, period: one, periodUnit: 'd' },
    { timesMax: four, hours: decimal(24) },
  ],
  ['every six hours', { period: six, periodUnit: 'h' }, often('1', '6')],
  ['every four to six hours', { period: four, periodMax: six, periodUnit: 'h' }, often('4', '24', '6')],
  [
    'twice every four to six hours',
    { frequency: two, period: four, periodMax: six, periodUnit: 'h' },
    often('8', '24', '12'),
  ],
  ['every two weeks', { period: two, periodUnit: 'wk' }, often('1', '336')],
  [
    'once a day on two days',
    { frequency: one, period: one, periodUnit: 'd', dayOfWeek: ['mon', 'fri'] },
    often('2', '168'),
  ],
  [
    'once a week on Monday',
    { frequency: one, period: one, periodUnit: 'wk', dayOfWeek: ['mon'] },
    often('1', '168'),
  ],
  [
    'once a week on two days',
    { frequency: one, period: one, periodUnit: 'wk', dayOfWeek: ['mon', 'fri'] },
    often('2', '168'),
  ],
  [
    'four times a week on two days',
    { frequency: four, period: one, periodUnit: 'wk', dayOfWeek: ['mon', 'fri'] },
    often('4', '168'),
  ],
  ['on two days', { dayOfWeek: ['mon', 'fri'] }, often('2', '168')],
  ['twice on two days', { frequency: two, dayOfWeek: ['mon', 'fri'] }, often('4', '168')],
  [
    'morning and night on two days',
    { when: ['MORN', 'NIGHT'], dayOfWeek: ['mon', 'fri'] },
    often('4', '168'),
  ],
  ['at eight and at twenty', { timeOfDay: ['08:00', '20:00'] }, often('2', '24')],
  ['morning and night', { when: ['MORN', 'NIGHT'] }, often('2', '24')],
  ['in the morning with breakfast', { when: ['MORN', 'CM'] }, often('1', '24')],
  ['with food', { when: ['C'] }, undefined],
  ['nothing', {}, undefined],
  ['a number without its period', { frequency: two }, undefined],
  ['the code BID', { code: { text: '', codes: [{ system: '', code: 'BID' }] } }, often('2', '24')],
])('how often "%s" is', (_, given, expected) => {
  expect(oftenOf(timing(given))).toEqual(expected);
});

test.each<[string, Partial<Timing>, string, Partial<Timing>]>([
  [
    'every 60 minutes',
    { period: decimal(60), periodUnit: 'min' },
    'every hour',
    { period: one, periodUnit: 'h' },
  ],
  [
    'every 30 minutes',
    { period: decimal(30), periodUnit: 'min' },
    'every half hour',
    { period: decimal(0.5), periodUnit: 'h' },
  ],
  [
    'every 20 minutes',
    { period: decimal(20), periodUnit: 'min' },
    'three times an hour',
    { frequency: decimal(3), period: one, periodUnit: 'h' },
  ],
  [
    'every 90 minutes',
    { period: decimal(90), periodUnit: 'min' },
    'every hour and a half',
    { period: decimal(1.5), periodUnit: 'h' },
  ],
  [
    'every 7.5 minutes',
    { period: decimal(7.5), periodUnit: 'min' },
    'eight times an hour',
    { frequency: decimal(8), period: one, periodUnit: 'h' },
  ],
  [
    'every 1440 minutes',
    { period: decimal(1440), periodUnit: 'min' },
    'daily',
    { period: one, periodUnit: 'd' },
  ],
  [
    'every 600 seconds',
    { period: decimal(600), periodUnit: 's' },
    'six times an hour',
    { frequency: six, period: one, periodUnit: 'h' },
  ],
  [
    'twice in 90 minutes',
    { frequency: two, period: decimal(90), periodUnit: 'min' },
    'four times in three hours',
    { frequency: four, period: decimal(3), periodUnit: 'h' },
  ],
  [
    'up to twice in 20 minutes',
    { frequencyMax: two, period: decimal(20), periodUnit: 'min' },
    'up to six times an hour',
    { frequencyMax: six, period: one, periodUnit: 'h' },
  ],
  [
    'every 20 to 30 minutes',
    { period: decimal(20), periodMax: decimal(30), periodUnit: 'min' },
    'two to three times an hour',
    { frequency: two, frequencyMax: decimal(3), period: one, periodUnit: 'h' },
  ],
  [
    'every 288 minutes on Monday',
    { period: decimal(288), periodUnit: 'min', dayOfWeek: ['mon'] },
    'five times on Monday',
    { frequency: decimal(5), dayOfWeek: ['mon'] },
  ],
])('minutes are exact parts of an hour: "%s" is "%s"', (_, a, _other, b) => {
  expect(compareOften(oftenOf(timing(a)), oftenOf(timing(b)))).toBe('equal');
});

test('how often in minutes is said in few numbers', () => {
  expect(oftenOf(timing({ period: decimal(20), periodUnit: 'min' }))).toEqual(often('3', '1'));
  expect(oftenOf(timing({ period: decimal(90), periodUnit: 'min' }))).toEqual(often('2', '3'));
});

test('times of the day are said once, and food by what it says of it', () => {
  expect(slotsOf(timing({ when: ['NIGHT', 'MORN', 'CM', 'HS', 'AFT', 'NOON', 'CV'] }))).toEqual([
    'afternoon',
    'evening',
    'morning',
    'night',
    'noon',
  ]);
  expect(mealsOf(timing({ when: ['PCV', 'ACM', 'C', 'CD', 'MORN'] }))).toEqual([
    'after food',
    'before food',
    'with food',
  ]);
});

test.each<[string, Often | undefined, Often | undefined, string]>([
  ['three a day and every eight hours', often('3', '24'), often('1', '8'), 'equal'],
  ['one a day and two a day', often('1', '24'), often('2', '24'), 'different'],
  ['one to two and one to three', often('1', '24', '2'), often('1', '24', '3'), 'different'],
  ['one to two and one', often('1', '24', '2'), often('1', '24'), 'different'],
  ['up to four, and two to four', { timesMax: four, hours: decimal(24) }, often('2', '24', '4'), 'equal'],
  [
    'up to four, and two to three',
    { timesMax: four, hours: decimal(24) },
    often('2', '24', '3'),
    'different',
  ],
  [
    'up to four, and at least one',
    { timesMax: four, hours: decimal(24) },
    { times: one, hours: decimal(24) },
    'not-comparable',
  ],
  ['something and nothing', often('1', '24'), undefined, 'not-comparable'],
  ['nothing and something', undefined, often('1', '24'), 'not-comparable'],
])('how often is compared by its pace: %s', (_, a, b, expected) => {
  expect(compareOften(a, b)).toBe(expected);
});

test('parts of one regimen come together over the shortest time that holds both', () => {
  expect(addOften(often('1', '24'), often('2', '24', '3'))).toEqual(often('3', '24', '4'));
  // Once a day and every 36 hours: five in three days.
  expect(addOften(often('1', '24'), often('1', '36'))).toEqual(often('5', '72'));
  expect(addOften(often('1', '0.5'), often('1', '2'))).toEqual(often('2.5', '1'));
  expect(addOften({ timesMax: four, hours: decimal(24) }, often('1', '24'))).toEqual({
    timesMax: decimal(5),
    hours: decimal(24),
  });
  expect(addOften({ timesMax: four, hours: decimal(24) }, often('1', '48'))).toEqual({
    timesMax: decimal(9),
    hours: decimal(48),
  });
  expect(addOften(often('1', '24'), undefined)).toBeUndefined();
  expect(addOften(undefined, often('1', '24'))).toBeUndefined();
});

test('weekly is once in seven days at the most, and rarer is weekly too', () => {
  const of = (each: Often) => [isWeeklyOrLonger(each), isMoreThanWeekly(each)];
  expect(of(often('1', '168'))).toEqual([true, false]);
  expect(of(often('1', '336'))).toEqual([true, false]);
  expect(of(often('1', '336', '2'))).toEqual([true, false]);
  expect(of(often('1', '168', '2'))).toEqual([false, true]);
  expect(of(often('1', '24'))).toEqual([false, true]);
  // Nobody says how often at the most: never taken for weekly.
  expect(of({ times: one, hours: decimal(168) })).toEqual([false, true]);
});
