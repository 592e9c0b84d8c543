import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import {
  compareTextWithStructure,
  emptyMeaning,
  routeConcept,
  textReader,
} from '../../../shared/dosage/dosage.ts';
import type { Dosage, DosageMeaning, Timing } from '../../../shared/medicines/dosage.ts';

const dose = (value: number, unit: string): Pick<DosageMeaning, 'doses'> => ({
  doses: [{ low: { value: decimal(value), unit }, high: { value: decimal(value), unit } }],
});
const times = (timing: Partial<Timing>): Pick<DosageMeaning, 'timing'> => ({
  timing: { ...emptyMeaning.timing, ...timing },
});
const per = (
  frequency: number,
  period: number,
  periodUnit: 'h' | 'd' | 'wk',
): Pick<DosageMeaning, 'timing'> =>
  times({ frequency: decimal(frequency), period: decimal(period), periodUnit });

const weekly: Partial<Timing> = { frequency: decimal(1), period: decimal(1), periodUnit: 'wk' };
const course = (frequency: number, days: number, unit: 'd' | 'wk'): Pick<DosageMeaning, 'timing'> =>
  times({ ...per(frequency, 1, 'd').timing, bounds: { kind: 'duration', value: decimal(days), unit } });
const most = (tablets: number, value: number, unit: string): Pick<DosageMeaning, 'maxPerPeriod'> => ({
  maxPerPeriod: {
    numerator: { value: decimal(tablets), unit: 'tablet' },
    denominator: { value: decimal(value), unit },
  },
});

const dosage = (text: string, structure: Partial<DosageMeaning>): Dosage => ({
  text: known(text),
  structured: known({ ...emptyMeaning, ...structure }),
  fromText: textReader(text),
  patientInstruction: notRecorded,
});
const compare = (text: string, structure: Partial<DosageMeaning>) =>
  compareTextWithStructure(dosage(text, structure));

test.each<[string, Partial<DosageMeaning>]>([
  ['TAKE ONE DAILY', { ...dose(1, 'capsule'), ...per(1, 1, 'd') }],
  ['10 mg bd', { ...dose(10, 'mg'), ...per(1, 12, 'h') }],
  ['1 g four times a day', { ...dose(1000, 'mg'), ...per(4, 1, 'd') }],
  ['one 5ml spoonful tds', { ...dose(5, 'mL'), ...per(1, 8, 'h') }],
  ['one on mon wed fri', { ...dose(1, 'tablet'), ...per(3, 1, 'wk') }],
  ['one at night', { ...dose(1, 'tablet'), ...times({ when: ['NIGHT'] }) }],
  ['one at night', { ...dose(1, 'tablet'), ...times({ when: ['HS'] }) }],
  ['one on mon and fri', { ...dose(1, 'tablet'), ...times({ dayOfWeek: ['fri', 'mon'] }) }],
  ['one daily for 2 weeks', { ...dose(1, 'tablet'), ...course(1, 14, 'd') }],
  ['40mg once only', { ...dose(40, 'mg'), ...times({ count: decimal(1) }) }],
  ['max 8 tablets in 24 hours', most(8, 1, 'day')],
  ['two puffs when required', { ...dose(2, 'dose'), asNeeded: { kind: 'yes' } }],
])('"%s" agrees with its structure', (text, structure) => {
  expect(compare(text, structure).kind).toBe('agree');
});

test.each<[string, Partial<DosageMeaning>, readonly string[]]>([
  [
    '10 milligram, Inject, Subcutaneous route, once weekly',
    { ...dose(10, 'mg'), ...per(5, 1, 'd'), route: routeConcept('subcutaneous') },
    ['frequency'],
  ],
  ['TAKE ONE DAILY', { ...dose(2, 'capsule'), ...per(1, 1, 'd') }, ['amount']],
  ['50 micrograms each morning', { ...dose(50, 'mg'), ...per(1, 1, 'd') }, ['amount']],
  [
    '1 g four times a day by mouth',
    { ...dose(1, 'g'), ...per(4, 1, 'd'), route: routeConcept('rectal') },
    ['route'],
  ],
  ['one tds prn', { ...dose(1, 'tablet'), ...per(3, 1, 'd'), asNeeded: { kind: 'no' } }, ['as-needed']],
  ['1-2 at night', { ...dose(4, 'tablet'), ...per(1, 1, 'd') }, ['amount']],
  ['one every other day', { ...per(1, 1, 'd') }, ['frequency']],
  ['one every 4 to 6 hours', { ...per(1, 4, 'h') }, ['frequency']],
  ['one up to four times a day', { ...per(3, 1, 'd') }, ['frequency']],
  ['one weekly on mondays', { ...times({ ...weekly, dayOfWeek: ['tue'] }) }, ['days']],
  ['one in the morning', { ...dose(1, 'tablet'), ...times({ when: ['NIGHT'] }) }, ['time of day']],
  ['one daily for 7 days', { ...dose(1, 'tablet'), ...course(1, 14, 'd') }, ['course']],
  ['one daily for 2 weeks', { ...dose(1, 'tablet'), ...course(1, 7, 'd') }, ['course']],
  ['40mg once only', { ...dose(40, 'mg'), ...per(1, 1, 'd') }, ['frequency']],
  ['max 8 tablets in 24 hours', most(4, 24, 'hour'), ['maximum']],
])('"%s" is caught against its structure', (text, structure, fields) => {
  expect(compare(text, structure)).toMatchObject({ kind: 'disagree', fields });
});

test.each<[string, Partial<DosageMeaning>]>([
  ['one in the morning', times({ timeOfDay: ['20:00'] })],
  ['one with food', times({ when: ['MORN'] })],
  ['10mg as a single dose at night', { ...dose(10, 'mg'), ...per(1, 1, 'd') }],
  ['max 8 tablets in 24 hours', most(40, 7, 'day')],
  ['one daily for one month', course(1, 30, 'd')],
])('"%s" is not accused of what it does not say', (text, structure) => {
  expect(compare(text, structure).kind).not.toBe('disagree');
});

test('a count cannot be set against a mass, nor words that state nothing against a structure', () => {
  expect(compare('two each morning', { ...dose(80, 'mg'), ...per(1, 1, 'd') })).toEqual({
    kind: 'agree',
    fields: ['frequency'],
  });
  expect(compare('as directed', { ...dose(80, 'mg') })).toEqual({
    kind: 'cannot-compare',
    why: 'nothing-stated-by-both',
  });
});

test('several doses in words agree with the structure of any one of them, and accuse none', () => {
  const words = 'one in the morning and two at night';
  expect(compare(words, { ...dose(2, 'tablet'), ...times({ when: ['NIGHT'] }) }).kind).toBe('agree');
  expect(compare(words, { ...dose(3, 'tablet'), ...per(2, 1, 'd') })).toEqual({
    kind: 'cannot-compare',
    why: 'several-doses',
  });
});

test('both originals are worded', () => {
  expect(compare('one daily', { ...dose(1, 'tablet'), ...per(1, 1, 'wk') })).toEqual({
    kind: 'disagree',
    fields: ['frequency'],
    textWords: 'once a day',
    structureWords: 'once a week',
  });
});
