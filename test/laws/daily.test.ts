import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal } from '../../shared/core/decimal.ts';
import { emptyMeaning } from '../../shared/dosage/assemble.ts';
import { dailyDose, sameDailyDose } from '../../shared/dosage/dosage.ts';
import type { DosageMeaning, Quantity } from '../../shared/medicines/dosage.ts';

/** Regular directions in micrograms, kept whole so that the law can reckon in integers. */
type Plain = { readonly micrograms: number; readonly times: number };
const plain: fc.Arbitrary<Plain> = fc.record({
  micrograms: fc.integer({ min: 1, max: 5_000_000 }),
  times: fc.integer({ min: 1, max: 8 }),
});

const meaningOf = (amount: Quantity, times: number): DosageMeaning => ({
  ...emptyMeaning,
  doses: [{ low: amount, high: amount }],
  timing: {
    ...emptyMeaning.timing,
    frequency: decimal(times),
    period: decimal(1),
    periodUnit: 'd',
  },
});
const inMg = ({ micrograms, times }: Plain): DosageMeaning =>
  meaningOf({ value: decimal(micrograms / 1000), unit: 'mg' }, times);
const inMicrograms = ({ micrograms, times }: Plain): DosageMeaning =>
  meaningOf({ value: decimal(micrograms), unit: 'microgram' }, times);

const several = fc.array(plain, { minLength: 2, maxLength: 5 });

test('doses side by side add up exactly, in any order and in any unit of mass', () => {
  fc.assert(
    fc.property(several, (all) => {
      const micrograms = all.reduce((sum, one) => sum + one.micrograms * one.times, 0);
      const mixed = all.map((one, at) => (at % 2 === 0 ? inMg(one) : inMicrograms(one)));
      const found = dailyDose(mixed);
      expect(found).toMatchObject({ kind: 'computed', amount: decimal(micrograms / 1000), unit: 'mg' });
      expect(sameDailyDose(found, dailyDose(mixed.toReversed()))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('steps of different numbers are never added up', () => {
  fc.assert(
    fc.property(several, (all) => {
      const steps = all.map((one, at) => ({ ...inMg(one), sequence: at + 1 }));
      expect(dailyDose(steps)).toMatchObject({ kind: 'cannot', why: 'schedule' });
    }),
    { numRuns: 300 },
  );
});

const changes: readonly ((meaning: DosageMeaning) => DosageMeaning)[] = [
  (meaning) => ({ ...meaning, asNeeded: { kind: 'yes' } }),
  (meaning) => ({ ...meaning, rate: { kind: 'amount', amount: meaning.doses[0] ?? {} } }),
  (meaning) => ({
    ...meaning,
    doses: meaning.doses.map(({ high }) => (high === undefined ? {} : { high })),
  }),
  (meaning) => ({ ...meaning, additionalInstructions: [{ text: 'according to INR', codes: [] }] }),
  (meaning) => ({ ...meaning, timing: { ...meaning.timing, dayOfWeek: ['mon'] } }),
  (meaning) => ({ ...meaning, timing: { ...meaning.timing, period: decimal(2) } }),
  (meaning) => ({ ...meaning, timing: { ...meaning.timing, periodUnit: 'wk' } }),
  (meaning) => ({ ...meaning, timing: { ...meaning.timing, frequencyMax: decimal(9) } }),
  (meaning) => ({ ...meaning, timing: { ...meaning.timing, periodMax: decimal(2) } }),
  (meaning) => ({ ...meaning, timing: { ...meaning.timing, count: decimal(3) } }),
  (meaning) => ({ ...meaning, timing: { ...meaning.timing, duration: decimal(3), durationUnit: 'h' } }),
  (meaning) => ({ ...meaning, timing: { ...meaning.timing, events: ['2026-11-18'] } }),
];

test('one dose that may not be reckoned leaves the whole day unreckoned, and says why', () => {
  fc.assert(
    fc.property(several, fc.constantFrom(...changes), fc.nat(), (all, change, at) => {
      const meanings = all.map((one, index) => (index === at % all.length ? change(inMg(one)) : inMg(one)));
      const found = dailyDose(meanings);
      expect(found.kind).toBe('cannot');
      expect(found).toHaveProperty('why');
    }),
    { numRuns: 500 },
  );
});

test('the same dose stated again in another unit is not counted again', () => {
  fc.assert(
    fc.property(plain, (one) => {
      const again = { ...inMg(one), doses: [...inMg(one).doses, ...inMicrograms(one).doses] };
      expect(sameDailyDose(dailyDose([again]), dailyDose([inMg(one)]))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
