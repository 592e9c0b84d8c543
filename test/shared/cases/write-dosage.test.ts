import { expect, test } from 'vitest';
import { dosagesToWrite } from '../../../shared/cases/writes/dosage.ts';
import { isObject } from '../../../shared/core/brand.ts';
import { readTree } from '../../../shared/fhir/fhir.ts';
import { exampleData, testWith } from '../../support/skip.ts';
import { exampleFiles } from '../fhir/example-files.ts';
import { expectEqual, onlyLine, readText, statement, type Json } from '../fhir/support.ts';

const written = (resource: Json): readonly unknown[] =>
  dosagesToWrite(onlyLine(readText(JSON.stringify(resource))), resource);
const tablets = { value: 2, unit: 'tablet' };
const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } };

test('what the source sent goes back as it came, with fields and extensions nobody here knows', () => {
  const dosage = [
    {
      text: 'two daily',
      doseAndRate: [{ doseQuantity: tablets }],
      later: 1,
      extension: [{ url: 'https://x.nhs.uk/e' }],
    },
  ];
  expect(written(statement('s', { dosage }))).toEqual(dosage);
});

test('a dose in the shape of STU3 is written in the shape of R4', () => {
  const rate = { numerator: { value: 1, unit: 'mL' }, denominator: { value: 1, unit: 'h' } };
  expect(
    written(statement('s', { dosage: [{ text: 'x', doseQuantity: tablets, rateRatio: rate }] })),
  ).toEqual([{ text: 'x', doseAndRate: [{ doseQuantity: tablets, rateRatio: rate }] }]);
});

test('structure without words gets words, and never empty ones', () => {
  const structured = { timing: daily, doseAndRate: [{ doseQuantity: tablets }] };
  expect(written(statement('s', { dosage: [structured, { ...structured, text: ' ' }, {}] }))).toEqual([
    { ...structured, text: '2 tablet - once a day' },
    { ...structured, text: '2 tablet - once a day' },
    { text: 'Directions as structured' },
  ]);
});

test('a dose that was given is the dose of a dosage', () => {
  const given = {
    resourceType: 'MedicationAdministration',
    id: 'g',
    status: 'completed',
    medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
    dosage: { text: 'one capsule', dose: tablets },
  };
  expect(written(given)).toEqual([{ text: 'one capsule', doseAndRate: [{ doseQuantity: tablets }] }]);
});

test('a line whose directions came with its plan is written in their words', () => {
  const line = onlyLine(readText(JSON.stringify(statement('s', { dosage: [{ timing: daily }] }))));
  expect(dosagesToWrite(line, {})).toEqual([{ text: 'once a day' }]);
  expect(dosagesToWrite({ ...line, dosages: [] }, {})).toEqual([{ text: 'Directions not recorded' }]);
});

testWith(exampleData('ukcore'))(
  'every value of every dosage of the examples survives being written back',
  () => {
    const lost = exampleFiles(exampleData().path).flatMap((file) => {
      const tree = readTree(file.text);
      if (!tree.ok) return [];
      const resources = [
        tree.value,
        ...[tree.value['entry'] ?? []].flat().map((entry) => (isObject(entry) ? entry['resource'] : {})),
      ];
      return resources
        .filter((one: unknown) => isObject(one))
        .filter((one) => /^Medication(Statement|Request|Dispense)$/.test(String(one['resourceType'])))
        .filter((one) => {
          const line = readText(JSON.stringify(one)).lines[0];
          const out = line === undefined ? '' : JSON.stringify(dosagesToWrite(line, one));
          return leaves(one['dosage'] ?? one['dosageInstruction'] ?? []).some((leaf) => !out.includes(leaf));
        })
        .map(() => file.name);
    });
    expectEqual(lost, []);
  },
);

/** Every text, number and flag in a tree, as JSON writes it. */
const leaves = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leaves)
    : [JSON.stringify(value)];
