import { expect, test } from 'vitest';
import { decimal } from '../../../shared/core/decimal.ts';
import { must } from '../../../shared/core/must.ts';
import { amountsBetween, amountWords, compareDosings } from '../../../shared/discrepancy/compare-dosing.ts';
import type { Dosing } from '../../../shared/discrepancy/dosing.ts';
import type { Measures } from '../../../shared/discrepancy/measure.ts';
import { dosingOfWords } from '../../support/directions.ts';

const usual = { samePiece: true, countFirst: false };
type Words = readonly [term: string, words: string];
const amounts = (a: Words, b: Words, options = usual) =>
  [amountsBetween(dosingOfWords(...a), dosingOfWords(...b), options)].concat(
    amountsBetween(dosingOfWords(...b), dosingOfWords(...a), options),
  );
const both = (kind: string) => [kind, kind];
const between = (a: Words, b: Words, options = usual) =>
  compareDosings(dosingOfWords(...a), dosingOfWords(...b), options);

test.each<[string, Words, Words]>([
  ['no directions at all', ['Ramipril', ''], ['Ramipril', '5 mg daily']],
  ['none on either side', ['Ramipril', ''], ['Ramipril', '']],
  ['the same', ['Ramipril', '5 mg daily'], ['Ramipril', '5 mg once a day']],
  ['an amount on one side', ['Ramipril', '5 mg daily'], ['Ramipril', 'daily']],
  ['how often on one side', ['Ramipril', '5 mg daily'], ['Ramipril', '5 mg']],
  ['when on one side', ['Ramipril', '5 mg daily'], ['Ramipril', '5 mg in the morning']],
  [
    'the same steps',
    ['Prednisolone', '10 mg daily for 5 days then 5 mg daily for 5 days'],
    ['Prednisolone', '10 mg daily for 5 days then 5 mg daily for 5 days'],
  ],
  [
    'steps against none',
    ['Prednisolone', '10 mg daily for 5 days then 5 mg daily for 5 days'],
    ['Prednisolone', '10 mg daily'],
  ],
  [
    'fewer steps of one amount',
    ['Prednisolone', '5 mg daily for 5 days then 5 mg twice a day for 5 days then 5 mg daily for 5 days'],
    ['Prednisolone', '5 mg daily for 5 days then 5 mg twice a day for 5 days'],
  ],
  [
    'fewer steps of amounts that change',
    ['Prednisolone', '5 mg daily for 5 days then 5 mg twice a day for 5 days then 5 mg daily for 5 days'],
    ['Prednisolone', '10 mg daily for 5 days then 5 mg daily for 5 days'],
  ],
])('nothing is said to differ: %s', (_, a, b) => {
  expect(between(a, b)).toEqual({ kind: 'none' });
  expect(between(b, a)).toEqual({ kind: 'none' });
});

test.each<[string, Words, Words, string]>([
  ['another dose', ['Ramipril', '5 mg daily'], ['Ramipril', '10 mg daily'], 'dose'],
  ['another pace', ['Ramipril', '5 mg daily'], ['Ramipril', '5 mg twice a day'], 'frequency'],
  [
    'as much in another way',
    ['Ramipril', '10 mg daily'],
    ['Ramipril', '5 mg twice a day'],
    'same-daily-dose',
  ],
  ['another time of day', ['Ramipril', '5 mg in the morning'], ['Ramipril', '5 mg at night'], 'timing'],
  ['another rate', ['Heparin', '1000 units/hr iv'], ['Heparin', '2000 units/hr iv'], 'dose'],
  [
    'twice the volume of a concentration that one side states',
    ['Morphine 10mg/5ml oral solution', '5ml twice a day'],
    ['Morphine oral solution', '10ml twice a day'],
    'dose',
  ],
  [
    'another second step',
    ['Prednisolone', '10 mg daily for 5 days then 5 mg daily for 5 days'],
    ['Prednisolone', '10 mg daily for 5 days then 2 mg daily for 5 days'],
    'dose',
  ],
])('what differs is said as %s', (_, a, b, kind) => {
  expect(between(a, b).kind).toBe(kind);
  expect(between(b, a).kind).toBe(kind);
});

const one25: Words = ['Fentanyl', 'apply ONE patch 25 mcg/hr every 72 hours'];
const two25: Words = ['Fentanyl', 'TWO 25 mcg/hr patches every 72 hours'];
const bare50: Words = ['Fentanyl', '50 mcg/hr patch every 72 hours'];

test.each<[string, Words, Words, string]>([
  ['one patch of another rate', one25, ['Fentanyl', 'apply ONE patch 50 mcg/hr every 72 hours'], 'different'],
  ['the same patch', one25, one25, 'equal'],
  ['several of one rate against one that is not counted', two25, bare50, 'different'],
  [
    'a rate against a single dose',
    ['Heparin', '1000 units/hr iv'],
    ['Heparin', '5000 units twice a day'],
    'not-comparable',
  ],
  ['an amount on one side alone', ['Ramipril', '5 mg daily'], ['Ramipril', 'daily'], 'not-comparable'],
  ['tens of an insulin', ['Lantus', '10 at night'], ['Lantus', '12 at night'], 'not-comparable'],
  ['a bare number and as many mg', ['Lipantil 200', 'one daily'], ['Fenofibrate', '200mg daily'], 'equal'],
  [
    'twice a bare number and one of as many mg',
    ['Lipantil 200', 'one in the morning and one at night'],
    ['Fenofibrate', '200mg daily'],
    'not-comparable',
  ],
  [
    'one of a bare number and twice as many mg',
    ['Lipantil 200', 'one daily'],
    ['Fenofibrate', '200mg in the morning and 200mg at night'],
    'not-comparable',
  ],
  [
    'one or two of a bare number',
    ['Lipantil 200', 'one to two tablets daily'],
    ['Fenofibrate', '200mg daily'],
    'not-comparable',
  ],
  [
    'a bare number and a range',
    ['Lipantil 200', 'one daily'],
    ['Fenofibrate', '200mg to 400mg daily'],
    'not-comparable',
  ],
  ['a bare number and nothing', ['Lipantil 200', 'one daily'], ['Fenofibrate', ''], 'not-comparable'],
  [
    'times of day without an amount',
    ['Ramipril', 'in the morning and at night'],
    ['Ramipril', '5 mg in the morning and 10 mg at night'],
    'not-comparable',
  ],
])('amounts are called different, equal or neither: %s', (_, a, b, kind) => {
  expect(amounts(a, b)).toEqual(both(kind));
});

test('millilitres of two strengths are not held against each other, however they are spread over the day', () => {
  const strengths = { samePiece: false, countFirst: false };
  expect(
    amounts(
      ['Gaviscon', '10ml in the morning and 10ml at night'],
      ['Gaviscon Advance', '20ml daily'],
      strengths,
    ),
  ).toEqual(both('not-comparable'));
});

test('drops are counted, however many times of the day they are given at', () => {
  const drops = { samePiece: false, countFirst: true };
  const [morning, other]: readonly Words[] = [
    ['Timolol eye drops', 'one drop in the morning and one drop at night'],
    ['Timolol eye drops', 'two drops twice a day'],
  ];
  expect(amounts(morning ?? one25, other ?? one25, drops)).toEqual(both('different'));
});

/** Directions with these milligrams one after another; `undefined` for an amount that is not stated. */
function amountsInTurn(...each: readonly (number | undefined)[]): Dosing {
  const dosing = dosingOfWords('Ramipril', '5 mg daily');
  const parts = each.map((mg) => ({
    ...must(dosing.parts[0], 'a part'),
    amount: mg === undefined ? undefined : { mg: { low: decimal(mg), high: decimal(mg) } },
  }));
  return { ...dosing, parts, totals: [] };
}

test('parts are held against their fellows: one that differs counts before one that has no amount', () => {
  const kind = (a: Dosing, b: Dosing) => amountsBetween(a, b, usual);
  expect(kind(amountsInTurn(10, undefined), amountsInTurn(10, 5))).toBe('not-comparable');
  expect(kind(amountsInTurn(10, 5), amountsInTurn(10, undefined))).toBe('not-comparable');
  expect(kind(amountsInTurn(undefined, 10), amountsInTurn(5, 20))).toBe('different');
  expect(kind(amountsInTurn(10, 5), amountsInTurn(10, 5))).toBe('equal');
  expect(kind(amountsInTurn(10, 5), amountsInTurn(5, 10))).toBe('different');
  expect(kind(amountsInTurn(10, undefined), amountsInTurn(10))).toBe('not-comparable');
  expect(kind(amountsInTurn(undefined, undefined), amountsInTurn(10))).toBe('not-comparable');
});

test('other numbers of doses a day differ where any measure of them can be added up on both sides', () => {
  const twice: Words = ['Morphine 10mg/5ml oral solution', '5ml in the morning and 10ml at night'];
  expect(amounts(twice, ['Morphine', '20mg morning, 10mg noon and 20mg night'])).toEqual(both('different'));
  expect(amounts(twice, ['Morphine', '20 units morning, 10 units noon and 20 units night'])).toEqual(
    both('not-comparable'),
  );
});

test('steps of which an amount is not stated are not held against other steps', () => {
  const unsaid: Dosing = { ...amountsInTurn(undefined, undefined, undefined), stepped: true };
  const steps: Dosing = { ...amountsInTurn(5, 5), stepped: true };
  expect(compareDosings(unsaid, steps, usual)).toEqual({ kind: 'none' });
  expect(compareDosings(steps, unsaid, usual)).toEqual({ kind: 'none' });
});

test.each<[string, readonly (Measures | undefined)[], RegExp]>([
  [
    'milligrams before pieces',
    [{ mg: { low: decimal(5), high: decimal(5) }, count: { low: decimal(1) } }],
    /^5 mg$/,
  ],
  ['a range by both its ends', [{ unit: { low: decimal(5), high: decimal(10) } }], /^5 to 10 unit$/],
  ['an open end by the other', [{ mL: { high: decimal(10) } }], /^10 mL$/],
  ['pieces as a number each time', [{ count: { low: decimal(2) } }], /^2 /],
  ['each after another', [{ mg: { low: decimal(5) } }, { mg: { low: decimal(10) } }], /^5 mg and 10 mg$/],
  ['none where it is not stated', [undefined, {}], /not stated and .*not stated/],
])('an amount is put in words: %s', (_, all, expected) => {
  const part = must(dosingOfWords('Ramipril', '5 mg daily').parts[0], 'a part');
  expect(amountWords(all.map((amount) => ({ ...part, amount })))).toMatch(expected);
});
