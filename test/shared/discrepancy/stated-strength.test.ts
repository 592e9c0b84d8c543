import { expect, test } from 'vitest';
import { makeLine } from '../../../build/gold/make.ts';
import { decimal } from '../../../shared/core/decimal.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { productOf } from '../../../shared/discrepancy/measure.ts';
import { statedProduct } from '../../../shared/discrepancy/stated-strength.ts';
import { identify } from '../../../shared/dmd/dmd.ts';
import type { Medicine } from '../../../shared/medicines/line.ts';

type Ingredient = Medicine['ingredients'][number];
const quantity = (value: number, unit: string) => ({ value: decimal(value), unit });
const ingredient = (strength: Ingredient['strength']) => ({ strength }) as Ingredient;
const of = (value: number, unit: string, per?: readonly [number, string]) =>
  ingredient(
    known({
      numerator: quantity(value, unit),
      ...(per === undefined ? {} : { denominator: quantity(...per) }),
    } as never),
  );
/** The strengths of a product, as "10 mg/5 mL". */
const strengths = (term: string, words: string, ...ingredients: readonly Ingredient[]) =>
  statedProduct(
    productOf(identify(term)),
    ingredients,
    makeLine('gp', 'a', term, words).dosages,
  ).strengths.map(
    ({ value, unit, per }) => `${value} ${unit}${per === undefined ? '' : `/${per.value} ${per.unit}`}`,
  );

test('the strength of the name goes before that of a coded ingredient, and this before the directions', () => {
  expect(strengths('Ramipril 5mg capsules', '10mg/5ml, 5ml daily', of(10, 'mg'))).toEqual(['5 mg']);
  expect(strengths('Ramipril', '10mg/5ml, 5ml daily', of(10, 'mg'))).toEqual(['10 mg']);
  expect(strengths('Ramipril', '10mg/5ml, 5ml daily')).toEqual(['10 mg/5 mL']);
  expect(strengths('Ramipril', '5 mg daily')).toEqual([]);
});

test.each<[string, Ingredient, readonly string[]]>([
  ['without anything to hold it', of(5, 'mg'), ['5 mg']],
  ['in one tablet', of(5, 'mg', [1, 'tablet']), ['5 mg']],
  ['in two tablets', of(5, 'mg', [2, 'tablet']), []],
  ['in millilitres', of(10, 'mg', [5, 'mL']), ['10 mg/5 mL']],
  ['in one millilitre', of(100, 'unit', [1, 'mL']), ['100 unit/1 mL']],
  ['in an hour', of(25, 'microgram', [1, 'hour']), ['25 microgram/1 hour']],
  ['in a dose', of(100, 'microgram', [1, 'dose']), ['100 microgram/1 dose']],
  ['not recorded', ingredient(notRecorded), []],
])('the strength of a coded ingredient %s', (_, coded, expected) => {
  expect(strengths('Ramipril', '', coded)).toEqual(expected);
});

test('of several coded ingredients each has its strength', () => {
  expect(strengths('Ramipril', '', of(5, 'mg'), ingredient(notRecorded), of(10, 'mg'))).toEqual([
    '5 mg',
    '10 mg',
  ]);
});

test.each([
  ['10mg/5ml, 5ml twice a day', ['10 mg/5 mL']],
  ['10 mg in 5 ml, 5ml twice a day', ['10 mg/5 mL']],
  ['10 mg per 5 mls, 5ml twice a day', ['10 mg/5 mL']],
  ['100 units/ml 10 units at night', ['100 unit/1 mL']],
  ['1,000 units/ml 0.5ml daily', ['1000 unit/1 mL']],
  ['50mcg/ml 1ml daily', ['50 microgram/1 mL']],
  ['2.5mg/2.5ml one nebule', ['2.5 mg/2.5 mL']],
  // Said twice it is one; two that differ are none; and how fast something runs is no strength.
  ['10mg/5ml 5ml (10mg/5ml)', ['10 mg/5 mL']],
  ['10mg/5ml or 20mg/5ml', []],
  ['5 mg/ml/hour', []],
  ['9,999,999 units/ml', []],
  ['5 ml daily', []],
])('the concentration that directions begin with: "%s"', (words, expected) => {
  expect(strengths('Morphine', words)).toEqual(expected);
});
