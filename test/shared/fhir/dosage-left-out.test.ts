import { expect, test } from 'vitest';
import { leftOutOf } from '../../../shared/fhir/dosage-left-out.ts';

const paths = (node: unknown): readonly string[] => leftOutOf(node).map(({ path }) => path);
const gram = { value: 1, unit: 'g', code: 'g', system: 'http://unitsofmeasure.org' };
const rate = { numerator: gram, denominator: { value: 1, unit: 'hour' } };

test.each<[string, unknown, readonly string[]]>([
  ['an extension that may change the meaning', { modifierExtension: [{ url: 'x' }] }, ['modifierExtension']],
  ['the kind of a dose', { doseAndRate: [{ type: { text: 'ordered' } }] }, ['doseAndRate.type']],
  ['a primitive beside its value', { timing: { repeat: { _period: {} } } }, ['timing.repeat._period']],
  [
    'an extension of an amount',
    { doseAndRate: [{ doseQuantity: { value: 1, extension: [] } }] },
    ['doseAndRate.doseQuantity.extension'],
  ],
  ['a field of no version', { timing: { repeat: { frequenzy: 1 } } }, ['timing.repeat.frequenzy']],
  ['a second maximum', { maxDosePerPeriod: [rate, rate] }, ['maxDosePerPeriod']],
  [
    'a second rate',
    { doseAndRate: [{ rateRatio: rate }, { rateQuantity: gram }] },
    ['doseAndRate.rateQuantity'],
  ],
])('%s is left out, and said', (_, node, expected) => {
  expect(paths(node)).toEqual(expected);
});

test('a dosage of R4 or STU3 in full leaves nothing out', () => {
  const concept = { coding: [{ system: 's', code: 'c', display: 'd' }], text: 't' };
  const repeat = {
    boundsRange: { low: gram, high: gram },
    boundsPeriod: { start: '2026', end: '2027' },
    frequency: 1,
    period: 1,
    periodUnit: 'd',
    when: ['MORN'],
    offset: 30,
    dayOfWeek: ['mon'],
  };
  const dosage = {
    id: '1',
    sequence: 1,
    text: 't',
    patientInstruction: 'p',
    additionalInstruction: [concept],
    timing: { event: ['2026-11-18'], code: concept, repeat },
    asNeededCodeableConcept: concept,
    site: concept,
    route: concept,
    method: concept,
    doseQuantity: gram,
    rateRatio: rate,
    doseAndRate: [{ doseRange: { low: gram, high: gram } }, { doseQuantity: gram }],
    maxDosePerPeriod: rate,
    maxDosePerAdministration: gram,
    maxDosePerLifetime: gram,
  };
  expect(leftOutOf(dosage)).toEqual([]);
});

test('what is left out is shown as it came', () => {
  expect(leftOutOf({ extension: [{ url: 'x' }] })).toEqual([{ path: 'extension', raw: '[{"url":"x"}]' }]);
});
