import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import {
  administrationsPerDay,
  dailyDose,
  directionsAsJson,
  readDirections,
  sameDailyDose,
  type DailyDose,
} from '../../../shared/dosage/dosage.ts';
import type { Strength } from '../../../shared/medicines/line.ts';

const strength = (value: number, unit: string, per?: readonly [number, string]): Strength => ({
  numerator: { value: decimal(value), unit },
  ...(per === undefined ? {} : { denominator: { value: decimal(per[0]), unit: per[1] } }),
});
const daily = (text: string, ...strengths: readonly Strength[]): DailyDose => {
  const { meaning, remainder } = readDirections(text);
  return dailyDose(meaning, { remainder, ...(strengths.length === 0 ? {} : { strengths }) });
};
const total = (dose: DailyDose): string =>
  dose.kind === 'computed' ? `${dose.amount} ${dose.unit}` : dose.why;

test.each([
  ['2 tablets bd', '4 tablet'],
  ['500mg every 8 hours', '1500 mg'],
  ['0.1mg tds', '0.3 mg'],
  ['10mg mane and 5mg at 4pm', '15 mg'],
  ['one tablet in the morning and two at night', '3 tablet'],
  ['two 5ml spoonfuls bd', '20 mL'],
])('%s is %s a day', (text, amount) => {
  expect(total(daily(text))).toBe(amount);
});

test.each([
  ['2 tablets prn', 'as-needed'],
  ['1-2 tablets bd', 'variable'],
  ['1 tablet 3-4 times a day', 'variable'],
  ['10mg once weekly', 'longer-than-a-day'],
  ['10mg on alternate days', 'longer-than-a-day'],
  ['10mg mon wed fri', 'named-days'],
  ['40mg od for 5 days then 20mg od for 5 days', 'schedule'],
  ['2 drops bd', 'uncountable'],
  ['2 puffs bd', 'uncountable'],
  ['one spoonful bd', 'uncountable'],
  ['1 patch every 24 hours', 'uncountable'],
  ['10mg with food', 'not-stated'],
  ['10mg stat', 'once-only'],
  ['one daily apart from mondays', 'words-not-understood'],
  ['one daily as directed', 'words-not-understood'],
  ['apply bd', 'no-dose'],
  ['10mg every 7 hours', 'not-whole'],
])('%s is never computed: %s', (text, why) => {
  expect(total(daily(text))).toBe(why);
});

test('a product of one ingredient turns tablets, liquids and puffs into mass, one of two never', () => {
  expect(daily('2 tablets qds', strength(500, 'mg'))).toEqual({
    kind: 'computed',
    amount: '4000',
    unit: 'mg',
    also: [{ amount: '8', unit: 'tablet' }],
    working: '2 tablets = 1,000 mg; 1,000 mg × 4 = 4,000 mg',
  });
  expect(total(daily('10ml bd', strength(5, 'mg', [5, 'mL'])))).toBe('20 mg');
  expect(total(daily('2 puffs bd', strength(100, 'microgram', [1, 'dose'])))).toBe('400 microgram');
  expect(total(daily('2 tablets qds', strength(8, 'mg'), strength(500, 'mg')))).toBe('several-ingredients');
  expect(total(daily('2 puffs bd', strength(100, 'microgram'), strength(6, 'microgram')))).toBe(
    'several-ingredients',
  );
});

test('the same dose by another regimen is the same, in whichever unit both are known', () => {
  expect(sameDailyDose(daily('500mg bd'), daily('1g od'))).toBe(true);
  expect(sameDailyDose(daily('500mg bd'), daily('500mg od'))).toBe(false);
  expect(sameDailyDose(daily('2 tablets bd', strength(250, 'mg')), daily('1 g od'))).toBe(true);
  expect(sameDailyDose(daily('2 tablets bd'), daily('1 g od'))).toBeUndefined();
  expect(sameDailyDose(daily('2 tablets prn'), daily('2 tablets od'))).toBeUndefined();
});

test('times a day are exact', () => {
  const [eightHourly, sevenHourly] = ['every 8 hours', 'every 7 hours'].map(
    (text) => readDirections(text).meaning[0],
  );
  expect(eightHourly === undefined ? undefined : administrationsPerDay(eightHourly.timing)).toBe('3');
  expect(sevenHourly === undefined ? undefined : administrationsPerDay(sevenHourly.timing)).toBeUndefined();
});

test('the command line gets plain data', () => {
  expect(directionsAsJson('TWO 500mg TABLETS QDS PRN FOR PAIN')).toEqual({
    doses: [{ low: '2', high: '2', unit: 'tablet' }],
    timing: { frequency: '4', period: '1', periodUnit: 'd' },
    asNeeded: true,
    asNeededFor: 'pain',
    remainder: '500mg',
    daily: { kind: 'cannot', why: 'as-needed' },
  });
});
