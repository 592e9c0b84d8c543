import { expect, test } from 'vitest';
import { dosageInWords, dosagesText, textReader } from '../../../shared/dosage/dosage.ts';
import { readDosage } from '../../../shared/fhir/dosage.ts';
import type { Dosage } from '../../../shared/medicines/dosage.ts';

const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } };
const tablet = [{ doseQuantity: { value: 1, unit: 'tablet' } }];
const oral = { text: 'oral' };
const of = (fields: Readonly<Record<string, unknown>>): Dosage => readDosage(fields, textReader);
const verdict = (fields: Readonly<Record<string, unknown>>): readonly unknown[] => {
  const { agrees, agreement, why } = dosageInWords(of(fields));
  return [agrees, agreement, why];
};
const oneDaily = { timing: daily, doseAndRate: tablet, route: oral };

test.each([
  ['1 tablet - once a day - oral', 'exact', 'word for word'],
  [
    '1 tablet - oral - daily',
    'same-parts',
    'the same statements, in another order or with "daily" for "once a day"',
  ],
  ['ONE TO BE TAKEN EACH DAY', 'agree', 'the same amount and frequency'],
  ['take one every 24 hours by mouth', 'agree', 'the same amount, frequency and route'],
])('"%s" agrees with one tablet a day by mouth', (text, agreement, why) => {
  expect(verdict({ ...oneDaily, text })).toEqual([true, agreement, why]);
});

test('the patient instruction behind the text, whole or in part, is no contradiction', () => {
  const text = '1 tablet - once a day - oral - avoid twice a week baths';
  for (const patientInstruction of ['avoid twice a week baths', text])
    expect(verdict({ ...oneDaily, text, patientInstruction }).slice(0, 2)).toEqual([
      true,
      'same-parts-and-instruction',
    ]);
  expect(dosageInWords(of({ ...oneDaily, text, patientInstruction: 'something else' })).agreement).not.toBe(
    'same-parts-and-instruction',
  );
});

test.each([
  ['once weekly', 'the text says once a week; the structure says once a day'],
  ['two tablets once a day', 'the text says 2 tablets; the structure says 1 tablet'],
  ['one daily when required', 'the text says when needed; the structure says not as needed'],
])('"%s" is told apart from one tablet a day', (text, why) => {
  expect(verdict({ ...oneDaily, text, asNeededBoolean: false })).toEqual([false, 'disagree', why]);
});

test('a part less in the text is not the same statements', () => {
  expect(verdict({ ...oneDaily, text: '1 tablet - once a day' })[1]).toBe('agree');
  expect(verdict({ doseAndRate: tablet, text: '1 tablet - 1 tablet' })[1]).not.toBe('exact');
});

test('a patient instruction that says another frequency is caught in the text', () => {
  const text = '1 tablet - once a day - oral - once weekly';
  expect(verdict({ ...oneDaily, text, patientInstruction: 'once weekly' })[0]).toBe(false);
});

test.each([
  ['no text', { timing: daily }, 'there is no text of its own that could be read'],
  ['no structure', { text: 'one daily' }, 'there is no structure that could be read'],
  ['nothing in common', { timing: daily, text: 'as directed' }, 'nothing is stated by both'],
  [
    'several doses',
    { timing: daily, doseAndRate: [{ doseQuantity: { value: 9, unit: 'tablet' } }], text: '1 mane 2 nocte' },
    'the text holds several doses, none of them this one',
  ],
])('%s is "cannot tell", never agreement', (_, fields, why) => {
  expect(verdict(fields)).toEqual([null, 'cannot-compare', why]);
});

test('words that were not understood are named beside the verdict', () => {
  expect(dosageInWords(of({ ...oneDaily, text: 'one daily zigzag' }))).toMatchObject({
    agrees: true,
    notUnderstood: 'zigzag',
  });
});

test('a structure that could not be read says which part of it', () => {
  const broken = of({ text: 'x', timing: { repeat: { frequency: 'lots' } } });
  expect(dosageInWords(broken)).toMatchObject({
    agrees: null,
    unread: 'timing.frequency could not be read: lots',
  });
  expect(dosageInWords(broken).text).toBeUndefined();
});

test('dosages together have no text where one of them has none', () => {
  expect(dosagesText([of(oneDaily), of({ text: 'then stop' })])).toBeUndefined();
});
