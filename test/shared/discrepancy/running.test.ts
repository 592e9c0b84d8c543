import { expect, test } from 'vitest';
import { makeLine } from '../../../build/gold/make.ts';
import { decimal } from '../../../shared/core/decimal.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import {
  compareRates,
  rateOfDose,
  rateOfProduct,
  ratesOf,
  type Running,
} from '../../../shared/discrepancy/rates.ts';
import type { TermStrength } from '../../../shared/dmd/dmd.ts';
import { emptyMeaning } from '../../../shared/dosage/dosage.ts';
import type { Dosage, DosageMeaning, DoseAmount, Rate } from '../../../shared/medicines/dosage.ts';

const quantity = (value: number, unit: string) => ({ value: decimal(value), unit });
const coded = (rate: Rate): Dosage => ({
  text: notRecorded,
  structured: known({ ...emptyMeaning, rate }),
  fromText: notRecorded,
  patientInstruction: notRecorded,
});
const words = (text: string): readonly Dosage[] => makeLine('gp', 'a', 'Heparin', text).dosages;

/** Read within the test that asks for them. */
type Rates = () => readonly Running[];
const said =
  (text: string): Rates =>
  () =>
    ratesOf(words(text));
/** A rate as one coded quantity, or as a range of two. */
const amount =
  (low: number, unit: string, high = low): Rates =>
  () =>
    ratesOf([coded({ kind: 'amount', amount: { low: quantity(low, unit), high: quantity(high, unit) } })]);
/** A rate as so much in so long. */
const ratio =
  (value: number, unit: string, per: number, time: string): Rates =>
  () =>
    ratesOf([coded({ kind: 'ratio', numerator: quantity(value, unit), denominator: quantity(per, time) })]);
const compared = (a: Rates, b: Rates) => compareRates(a(), b());

test.each<[string, Rates, Rates]>([
  ['1 mg an hour and 24 mg in 24 hours', amount(1, 'mg/h'), ratio(24, 'mg', 24, 'hour')],
  ['10 mg a day and 10 mg in 24 hours', amount(10, 'mg/d'), ratio(10, 'mg', 24, 'h')],
  ['1 mL a second and 60 mL a minute', amount(1, 'mL/s'), amount(60, 'mL/min')],
  ['2 mL a minute and 120 mL an hour', amount(2, 'mL/min'), amount(120, 'mL/hour')],
  ['1 g an hour and 1000 mg an hour', amount(1, 'g/h'), amount(1000, 'mg/h')],
  ['micrograms and milligrams', amount(500, 'microgram/h'), amount(0.5, 'mg/h')],
  ['litres and millilitres', ratio(1, 'L', 8, 'hour'), amount(125, 'mL/h')],
  ['"per" and a stroke', amount(6, 'unit per hour'), amount(6, 'unit/h')],
  ['spaces about the stroke', amount(6, 'unit / h'), amount(6, 'unit/h')],
  ['units in code and in words', amount(6, '[iU]/h'), said('6 units/hr')],
  ['by weight, in code and in words', amount(0.1, 'ug/kg/min'), said('0.1 mcg/kg/min')],
  ['by weight, as a ratio', ratio(0.1, 'microgram / kg', 1, 'min'), amount(6, 'ug/kg/h')],
  ['millimoles', amount(10, 'mmol/h'), said('10 mmol/hr')],
  ['a range and the same range', amount(5, 'mL/h', 10), said('5-10 ml/hr')],
  ['twice the same in words', said('10 ml/hr, that is 10 ml per hour'), amount(10, 'mL/h')],
  ['several, in another order', said('5 ml/hr then 10 ml/hr'), said('10 ml/hr then 5 ml/hr')],
  ['over twelve hours and an hour', said('60 mg/12h'), amount(5, 'mg/h')],
])('one rate written two ways is equal: %s', (_, a, b) => {
  expect(a().length).toBeGreaterThan(0);
  expect([compared(a, b), compared(b, a)]).toEqual([{ kind: 'equal' }, { kind: 'equal' }]);
});

test.each<[string, Rates, Rates, string]>([
  ['ten times as much an hour', amount(1, 'mg/h'), amount(10, 'mg/h'), '10'],
  ['an hour and a minute', amount(1, 'mg/h'), amount(1, 'mg/min'), '60'],
  ['a day and an hour', ratio(24, 'mg', 1, 'day'), amount(2, 'mg/h'), '2'],
  ['milligrams and micrograms', amount(1, 'mg/h'), amount(250, 'microgram/h'), '0.25'],
  ['another upper end', amount(5, 'mL/h', 10), amount(5, 'mL/h', 20), '2'],
  ['another lower end', amount(5, 'mL/h', 10), amount(8, 'mL/h', 10), '1'],
  ['a range and its upper end', said('5-10 ml/hr'), said('10 ml/hr'), '1'],
])('rates differ by so many times: %s', (_, a, b, times) => {
  expect(compared(a, b)).toMatchObject({ kind: 'different', ratio: times });
});

test.each<[string, Rates, Rates]>([
  ['a mass and a volume', amount(5, 'mg/h'), amount(5, 'mL/h')],
  ['by weight and not', amount(5, 'mg/kg/h'), amount(5, 'mg/h')],
  ['units and milligrams', said('5 units/hr'), said('5 mg/hr')],
  ['one and two steps', said('5 ml/hr'), said('5 ml/hr then 10 ml/hr')],
  ['two and one step', said('5 ml/hr then 10 ml/hr'), said('5 ml/hr')],
  ['two steps of which one is another', said('5 ml/hr then 10 ml/hr'), said('5 ml/hr then 20 ml/hr')],
])('what has no common measure, or changes on the way, is not compared: %s', (_, a, b) => {
  expect(compared(a, b)).toEqual({ kind: 'not-comparable' });
});

test('an open end of a coded rate is its only end', () => {
  const open =
    (rate: DoseAmount): Rates =>
    () =>
      ratesOf([coded({ kind: 'amount', amount: rate })]);
  for (const rate of [{ low: quantity(5, 'mL/h') }, { high: quantity(5, 'mL/h') }])
    expect(compared(open(rate), amount(5, 'mL/h'))).toEqual({ kind: 'equal' });
  expect(open({})()).toEqual([]);
  expect(open({ low: quantity(5, 'mL/h'), high: quantity(5, 'mg/h') })()).toEqual([]);
});

test.each<[string, Rates]>([
  ['no time', amount(5, 'mg')],
  ['no measure', amount(5, 'h')],
  ['a time that nobody reckons with', amount(5, 'mg/week')],
  ['no time at all', ratio(5, 'mg', 0, 'hour')],
  ['a volume instead of a time', ratio(5, 'mg', 5, 'mL')],
  ['nothing measured', ratio(5, '', 1, 'hour')],
  ['a dose', said('5 mg every 4 hours')],
  ['more than anybody is given', said('2,000,000 units/hr')],
  ['a measure and no number of it', amount(5, '/h')],
  ['no words', () => ratesOf([])],
  [
    'a structure without a rate',
    () => ratesOf([{ ...coded({ kind: 'amount', amount: {} }), structured: known(emptyMeaning) }]),
  ],
])('it runs at no rate: %s', (_, rates) => {
  expect(rates()).toEqual([]);
});

test('a coded rate goes before the rate in words, and is said once however often it is coded', () => {
  const rate: Rate = { kind: 'amount', amount: { low: quantity(5, 'mL/h'), high: quantity(5, 'mL/h') } };
  const both = ratesOf([coded(rate), ...words('50 ml/hr')]);
  expect(compareRates(both, amount(5, 'mL/h')())).toEqual({ kind: 'equal' });
  expect(ratesOf([coded(rate), coded(rate)])).toHaveLength(1);
  expect(said('5 ml/hr, then 10 ml/hr')()).toHaveLength(2);
});

test('the words of a rate say the numbers that the source gave', () => {
  const wordsOf = (rates: Rates) => rates()[0]?.words ?? '';
  expect(wordsOf(said('5-10 ml/hr'))).toBe('5-10 ml/hr');
  expect(wordsOf(amount(5, 'mL/h'))).toBe('5 mL/h');
  expect(wordsOf(amount(5, 'mL/h', 10))).toMatch(/^5 .*10 mL\/h$/);
  expect(wordsOf(ratio(24, 'mg', 12, 'hour'))).toMatch(/^24 mg .*12 hour/);
});

const meaning = (
  doses: readonly DoseAmount[],
  over: Partial<DosageMeaning['timing']> = {},
): DosageMeaning => ({
  ...emptyMeaning,
  doses,
  timing: { ...emptyMeaning.timing, ...over },
});
const just = (value: number, unit: string): DoseAmount => ({
  low: quantity(value, unit),
  high: quantity(value, unit),
});
const patch: TermStrength = { ...quantity(25, 'microgram'), per: quantity(1, 'hour') };
const worn = (...doses: readonly DoseAmount[]) => rateOfProduct([patch], [meaning(doses)]);
const isRate = (found: Running | undefined, expected: Rates) =>
  expect(compareRates(found === undefined ? [] : [found], expected())).toEqual({ kind: 'equal' });

test('a patch runs at the rate of its name, and several at several times as much', () => {
  isRate(worn(), amount(25, 'ug/h'));
  isRate(worn(just(1, 'patch')), amount(25, 'ug/h'));
  isRate(worn(just(2, 'patch')), amount(50, 'ug/h'));
  isRate(worn(just(2, '')), amount(50, 'ug/h'));
  isRate(worn({ low: quantity(1, 'patch'), high: quantity(2, 'patch') }), amount(50, 'ug/h'));
  isRate(worn({ low: quantity(2, 'patch') }), amount(50, 'ug/h'));
  isRate(rateOfProduct([{ ...quantity(5, 'mg'), per: quantity(24, 'hour') }], []), amount(5, 'mg/d'));
  expect(worn(just(2, 'patch'))?.words).toContain('25 microgram');
});

test('of what is not worn as patches of one rate nobody knows at what rate it runs', () => {
  expect(worn(just(5, 'mL'))).toBeUndefined();
  expect(worn(just(1, 'patch'), just(1, 'patch'))).toBeUndefined();
  expect(rateOfProduct([patch, patch], [])).toBeUndefined();
  expect(rateOfProduct([quantity(5, 'mg')], [])).toBeUndefined();
  expect(rateOfProduct([{ ...quantity(5, 'mg'), per: quantity(5, 'mL') }], [])).toBeUndefined();
  expect(rateOfProduct([], [])).toBeUndefined();
});

const over = (duration: number, durationUnit: 'min' | 'h', ...doses: readonly DoseAmount[]) =>
  rateOfDose([meaning(doses, { duration: decimal(duration), durationUnit })]);

test('what is given over so long runs at a rate', () => {
  isRate(over(8, 'h', just(1, 'L')), amount(125, 'mL/h'));
  isRate(over(30, 'min', just(500, 'mg')), amount(1, 'g/h'));
  isRate(over(1, 'h', { low: quantity(10, 'mg'), high: quantity(20, 'mg') }), amount(10, 'mg/h', 20));
  isRate(over(1, 'h', { low: quantity(500, 'mg'), high: quantity(1, 'g') }), amount(500, 'mg/h', 1000));
  isRate(over(1, 'h', { low: quantity(10, 'mg') }), amount(10, 'mg/h'));
  isRate(over(1, 'h', { high: quantity(10, 'mg') }), amount(10, 'mg/h'));
  expect(over(8, 'h', just(1, 'L'))?.words).toMatch(/^1 L over 8 hour/);
});

test('a dose of which it is not said over how long, or of which there are several, has no rate', () => {
  const eightHours = { duration: decimal(8), durationUnit: 'h' as const };
  expect(rateOfDose([])).toBeUndefined();
  expect(over(8, 'h')).toBeUndefined();
  expect(rateOfDose([meaning([just(1, 'L')])])).toBeUndefined();
  expect(rateOfDose([meaning([just(1, 'L')], { duration: decimal(8) })])).toBeUndefined();
  expect(rateOfDose([meaning([just(1, 'L')], { durationUnit: 'h' })])).toBeUndefined();
  expect(over(8, 'h', just(1, 'L'), just(50, 'mg'))).toBeUndefined();
  expect(over(8, 'h', { low: quantity(50, 'mg'), high: quantity(1, 'L') })).toBeUndefined();
  const litre = meaning([just(1, 'L')], eightHours);
  expect(rateOfDose([litre, litre])).toBeUndefined();
  expect(rateOfDose([litre])).toBeDefined();
});
