import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compare } from '../../electron/cli/compare.ts';
import { read } from '../../electron/cli/read.ts';
import { folderOfFile } from '../support/temp.ts';

const folder = folderOfFile('whose');

const patient = (id: string, over: object = {}) => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
  name: [{ family: 'Example', given: ['Ada'] }],
  birthDate: '1950-01-31',
  ...over,
});
const statement = (id: string, subject: object = { reference: 'Patient/p' }) => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject,
  medicationCodeableConcept: { text: 'Warfarin 3mg tablets' },
  dosage: [{ text: 'one daily' }],
});

/** A file of these resources. */
function file(name: string, ...resources: readonly object[]): string {
  const path = join(folder, name);
  const entry = resources.map((resource) => ({ resource }));
  writeFileSync(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
  return path;
}

const compared = (gp: string, chart: string) =>
  compare({
    history: [gp],
    chart: [chart],
    discharge: [],
    current: 'all',
    asOf: '2026-11-18',
    today: '2026-11-18',
    tables: undefined,
  });
const other = { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }] };

test.each([
  ['another NHS number', patient('p', other), 'the NHS number differs'],
  ['another birth date', patient('p', { birthDate: '1961-05-04' }), 'the birth date differs'],
  ['both', patient('p', { ...other, birthDate: '1961-05-04' }), 'the NHS number and the birth date differ'],
])('the medicines of two people are never compared: %s', (_, second, why) => {
  const found = compared(
    file('a.json', patient('p'), statement('1')),
    file('b.json', second, statement('1')),
  );
  expect(found.ok).toBe(false);
  const words = found.ok ? '' : found.fault.words;
  expect(words).toContain(why);
  expect(words).toContain('Nothing was compared');
  expect(words).not.toMatch(/999000|19\d\d-/);
});

test.each<[string, ...object[]]>([
  ['the same person under another id', patient('q'), statement('1', { reference: 'Patient/q' })],
  ['a birth year alone', patient('p', { birthDate: '1950' }), statement('1')],
  ['no patient at all', statement('2'), statement('1')],
  ['a married name', patient('p', { name: [{ family: 'Married', given: ['Ada'] }] }), statement('1')],
])('one person is compared however told: %s', (_, ...resources) => {
  const found = compared(file('a.json', patient('p'), statement('1')), file('b.json', ...resources));
  expect(found.ok).toBe(true);
});

test('a number of the subject alone tells two people apart', () => {
  const by = (value: string) =>
    statement('1', { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value } });
  expect(compared(file('a.json', by('9990000018')), file('b.json', by('9990000026'))).ok).toBe(false);
  expect(compared(file('a.json', by('9990000018')), file('b.json', by('9990000018'))).ok).toBe(true);
});

test('entries of another patient in one file are noticed, read and compared', () => {
  const path = file(
    'mixed.json',
    patient('p'),
    statement('1'),
    statement('2'),
    statement('3', { reference: 'Patient/other' }),
  );
  expect(read(path)).toMatchObject({
    value: { status: 'partial', reasons: [{ kind: 'another-patient', count: 1 }] },
  });
  const found = compared(path, file('b.json', statement('1')));
  expect(JSON.stringify(found.ok ? found.value : '')).toContain('about another patient');
});

test('copies of one patient in one file are one patient', () => {
  const path = file(
    'copies.json',
    patient('p'),
    patient('q'),
    statement('1'),
    statement('2', { reference: 'Patient/q' }),
    statement('3', { reference: 'https://example.nhs.uk/Patient/p/_history/2' }),
  );
  expect(read(path)).toMatchObject({ value: { status: 'complete' } });
});
