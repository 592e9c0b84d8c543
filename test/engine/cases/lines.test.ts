import { expect, test } from 'vitest';
import { cellLine } from '../../../electron/engine/cases/lines.ts';
import { line } from '../../support/lines.ts';

const milligrams = (value: number) => [
  { doseQuantity: { value, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
];
const given = (value: number, sequence: number | undefined, repeat: Readonly<Record<string, unknown>>) => ({
  ...(sequence === undefined ? {} : { sequence }),
  doseAndRate: milligrams(value),
  timing: { repeat },
});

const shown = (term: string, dosage: readonly unknown[]) => cellLine(line('s', term, { dosage }), true);

test('a dose that is split over the day reads in the order it is taken, each part with its own time', () => {
  const cell = shown('Hydrocortisone 10mg tablets', [
    given(10, undefined, { when: ['WAKE'] }),
    given(5, undefined, { timeOfDay: ['12:00:00'] }),
    given(5, undefined, { timeOfDay: ['16:00:00'] }),
  ]);
  expect(cell.steps).toEqual(['10 mg on waking', '5 mg at 12:00', '5 mg at 16:00']);
});

test('doses that follow one another stand in the order of their sequence, however they were sent', () => {
  const cell = shown('Prednisolone 5mg tablets', [
    given(20, 2, { frequency: 1, period: 1, periodUnit: 'd' }),
    given(40, 1, { frequency: 1, period: 1, periodUnit: 'd' }),
  ]);
  expect(cell.steps).toEqual(['40 mg once a day', '20 mg once a day']);
});

test('one dose several times a day is one dose, and is not taken apart', () => {
  const cell = shown('Paracetamol 500mg tablets', [
    given(1000, undefined, { frequency: 4, period: 1, periodUnit: 'd' }),
  ]);
  expect([cell.steps, cell.dose]).toEqual([[], { kind: 'known', value: '1,000 mg' }]);
});

test('a number without its unit says that the unit is not stated', () => {
  const cell = shown('Senna tablets', [
    { doseAndRate: [{ doseQuantity: { value: 2 } }], timing: { repeat: { when: ['HS'] } } },
  ]);
  expect(cell.dose).toEqual({ kind: 'known', value: '2 (unit not stated)' });
});
