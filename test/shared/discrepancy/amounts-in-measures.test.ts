import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import { together, type Dosing } from '../../../shared/discrepancy/dosing.ts';
import { directionsOf } from '../../../shared/discrepancy/directions.ts';
import {
  compareMeasures,
  exact,
  measuresOf,
  productOf,
  type Measures,
} from '../../../shared/discrepancy/measure.ts';
import { identify } from '../../../shared/dmd/dmd.ts';
import { makeLine } from '../../../build/gold/make.ts';

const of = (term: string, value: number, unit: string) => {
  const quantity = { value: decimal(value), unit };
  return measuresOf([{ low: quantity, high: quantity }], productOf(identify(term)));
};
const both = (value: number | string) => ({ low: String(value), high: String(value) });

test.each<[string, string, number, string, object | undefined]>([
  ['tablets of a strength', 'Ramipril 5mg tablets', 2, 'tablet', { count: both(2), mg: both(10) }],
  ['a bare number of tablets', 'Ramipril 5mg tablets', 2, '', { count: both(2), mg: both(10) }],
  ['tablets of no strength', 'Ramipril tablets', 2, 'tablet', { count: both(2) }],
  ['tablets of two ingredients', 'Co-codamol 30mg/500mg tablets', 2, 'tablet', { count: both(2) }],
  ['micrograms', 'Digoxin', 250, 'microgram', { mg: both('0.25') }],
  ['grams', 'Paracetamol', 1, 'g', { mg: both(1000) }],
  ['units', 'Lantus', 10, 'unit', { unit: both(10) }],
  [
    'millilitres of a concentration',
    'Morphine 10mg/5ml oral solution',
    5,
    'mL',
    { mL: both(5), mg: both(10) },
  ],
  ['litres', 'Sodium chloride 0.9% infusion', 1, 'L', { mL: both(1000) }],
  ['a spoonful', 'Morphine 10mg/5ml oral solution', 2, 'spoonful', { mL: both(10), mg: both(20) }],
  ['a bare number of a liquid', 'Morphine 10mg/5ml oral solution', 5, '', undefined],
  ['a bare number of an insulin', 'Insulin glargine', 10, '', undefined],
  [
    'units of an insulin by its volume',
    'Insulin glargine 100units/ml injection',
    0.1,
    'mL',
    { mL: both('0.1'), unit: both(10) },
  ],
  ['puffs', 'Salbutamol 100micrograms/dose inhaler', 2, 'puff', { count: both(2), mg: both('0.2') }],
  ['drops, which are never weighed', 'Latanoprost 50micrograms/ml eye drops', 1, 'drop', { count: both(1) }],
  [
    'patches, which are never weighed',
    'Fentanyl 25micrograms/hour transdermal patches',
    1,
    'patch',
    { count: both(1) },
  ],
])('what an amount comes to in each measure that is certain: %s', (_, term, value, unit, expected) => {
  expect(of(term, value, unit)).toEqual(expected);
});

test('a range stays a range, and an open end stays open', () => {
  const product = productOf(identify('Ramipril 5mg tablets'));
  const [one, two] = [1, 2].map((value) => ({ value: decimal(value), unit: 'tablet' }));
  expect(measuresOf([{ low: one, high: two }], product)).toEqual({
    count: { low: '1', high: '2' },
    mg: { low: '5', high: '10' },
  });
  expect(measuresOf([{ high: two }], product)).toEqual({ count: { high: '2' }, mg: { high: '10' } });
  expect(measuresOf([{ low: one }], product)).toEqual({ count: { low: '1' }, mg: { low: '5' } });
  expect(measuresOf([], product)).toBeUndefined();
  expect(exact({ low: decimal(2), high: decimal(2) })).toBe('2');
  expect([
    exact({ low: decimal(1), high: decimal(2) }),
    exact({ high: decimal(2) }),
    exact(undefined),
  ]).toEqual([undefined, undefined, undefined]);
});

test('of a dose stated in two units the first word in each measure holds', () => {
  const product = productOf(identify('Ramipril 5mg tablets'));
  const [tablets, mg] = [
    { value: decimal(1), unit: 'tablet' },
    { value: decimal(7), unit: 'mg' },
  ];
  expect(
    measuresOf(
      [
        { low: tablets, high: tablets },
        { low: mg, high: mg },
      ],
      product,
    ),
  ).toEqual({
    count: both(1),
    mg: both(5),
  });
});

const range = (low: string | undefined, high = low) => ({
  ...(low === undefined ? {} : { low: decimal(Number(low)) }),
  ...(high === undefined ? {} : { high: decimal(Number(high)) }),
});
const asMass = { samePiece: true, countFirst: false };

test.each<[string, Measures, Measures, typeof asMass, object]>([
  ['mass against mass', { mg: range('5') }, { mg: range('10') }, asMass, { kind: 'different', ratio: '2' }],
  ['the same mass', { mg: range('5') }, { mg: range('5') }, asMass, { kind: 'equal' }],
  [
    'mass before count',
    { mg: range('5'), count: range('1') },
    { mg: range('5'), count: range('2') },
    asMass,
    { kind: 'equal' },
  ],
  [
    'count before mass',
    { mg: range('5'), count: range('1') },
    { mg: range('5'), count: range('2') },
    { samePiece: true, countFirst: true },
    { kind: 'different', ratio: '2' },
  ],
  [
    'pieces of one strength',
    { count: range('1') },
    { count: range('2') },
    asMass,
    { kind: 'different', ratio: '2' },
  ],
  [
    'pieces of two strengths',
    { count: range('1') },
    { count: range('2') },
    { samePiece: false, countFirst: false },
    { kind: 'not-comparable' },
  ],
  [
    'volumes of two strengths',
    { mL: range('1') },
    { mL: range('2') },
    { samePiece: false, countFirst: false },
    { kind: 'not-comparable' },
  ],
  [
    'masses of two strengths',
    { mg: range('1') },
    { mg: range('1') },
    { samePiece: false, countFirst: false },
    { kind: 'equal' },
  ],
  [
    'units of two strengths',
    { unit: range('1') },
    { unit: range('3') },
    { samePiece: false, countFirst: false },
    { kind: 'different', ratio: '3' },
  ],
  [
    'counted things of two strengths',
    { count: range('1') },
    { count: range('2') },
    { samePiece: false, countFirst: true },
    { kind: 'different', ratio: '2' },
  ],
  ['nothing in common', { mg: range('1') }, { mL: range('1') }, asMass, { kind: 'not-comparable' }],
  ['"up to two" and two', { count: range(undefined, '2') }, { count: range('2') }, asMass, { kind: 'equal' }],
  [
    'another upper end',
    { mg: range('5', '10') },
    { mg: range('5', '20') },
    asMass,
    { kind: 'different', ratio: '2' },
  ],
  [
    'another lower end',
    { mg: range('5', '10') },
    { mg: range('2', '10') },
    asMass,
    { kind: 'different', ratio: '1' },
  ],
])('two amounts are compared in the surest measure of both: %s', (_, a, b, options, expected) => {
  expect(compareMeasures(a, b, options)).toEqual(expected);
});

const dosing = (term: string, words: string): Dosing =>
  directionsOf(makeLine('gp', 'a', term, words), identify(term)).dosing;

test('several strengths at one time add up by mass, at different times they stand side by side', () => {
  const sum = together([
    dosing('Warfarin 1mg tablets', 'two daily'),
    dosing('Warfarin 3mg tablets', 'one daily'),
  ]);
  expect(sum?.parts.map(({ amount }) => amount)).toEqual([{ mg: both(5) }]);
  const apart = together([
    dosing('Warfarin 1mg tablets', 'one in the morning'),
    dosing('Warfarin 3mg tablets', 'one at night'),
  ]);
  expect(apart?.parts.map(({ amount }) => amount?.mg)).toEqual([both(1), both(3)]);
  expect(apart?.often).toMatchObject({ times: '2', hours: '24' });
});

test('one strength whose amount nobody states leaves the sum unknown, and one alone stays as it is', () => {
  const [known, unknown] = [dosing('Warfarin 1mg tablets', 'two daily'), dosing('Warfarin tablets', 'daily')];
  expect(together([known, unknown])?.parts.map(({ amount }) => amount)).toEqual([undefined]);
  expect(together([known])).toBe(known);
  expect(together([])).toBeUndefined();
});

test('several strengths together are stepped, by a route or on a side where any of them is', () => {
  const steps = dosing('Prednisolone 5mg tablets', 'six daily for 5 days then four daily for 5 days');
  const plain = dosing('Prednisolone 1mg tablets', 'one daily by mouth');
  expect(together([plain, steps])).toMatchObject({ stepped: true, route: 'oral' });
  expect(together([plain, plain])).toMatchObject({ stepped: false, route: 'oral' });
  expect(together([steps, plain])?.meanings).toHaveLength(steps.meanings.length + plain.meanings.length);
});
