import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read } from '../../electron/cli/read.ts';
import { folderOfFile } from '../support/temp.ts';

const folder = folderOfFile('beside');

/** What `read` says of a file of these resources. */
function said(...resources: readonly object[]): unknown {
  const path = join(folder, 'file.json');
  const entry = resources.map((resource) => ({ resource }));
  writeFileSync(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
  const found = read(path);
  return found.ok ? found.value : found.fault;
}

test.each([
  ['Condition', { code: { text: 'Allergy to penicillin' } }],
  [
    'Observation',
    { status: 'final', code: { text: 'H/O: drug allergy' }, valueString: 'Allergy to penicillin' },
  ],
  ['DocumentReference', { status: 'current', description: 'Allergy to penicillin' }],
  ['CarePlan', { status: 'active', intent: 'plan', description: 'Allergy to penicillin' }],
])('what a %s says is shown, though nothing is read from it', (resourceType, body) => {
  const { beside } = said({ resourceType, id: 'x', ...body }) as { beside: readonly { key: string }[] };
  expect(beside.map(({ key }) => key)).toEqual([`${resourceType}/x`]);
  expect(JSON.stringify(beside)).toContain('Allergy to penicillin');
});

test('people and places are accounted for, and repeated to nobody', () => {
  expect(said({ resourceType: 'Patient', id: 'p', name: [{ family: 'Example' }] })).toMatchObject({
    supporting: ['Patient/p'],
    beside: [],
  });
});

test('an allergy whose substance is not stated is no blank', () => {
  const unknown = {
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
  };
  expect(said({ resourceType: 'AllergyIntolerance', id: 'a', code: unknown })).toMatchObject({
    allergies: [{ text: 'substance not stated' }],
  });
});

test.each([
  ['nilknown', 'complete'],
  ['nil-known', 'complete'],
  ['withheld', 'partial'],
  ['notasked', 'partial'],
])('an empty list of allergies for the reason "%s" is %s', (code, status) => {
  const list = {
    resourceType: 'List',
    id: 'l',
    status: 'current',
    mode: 'snapshot',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '886921000000105' }] },
    emptyReason: { coding: [{ code }] },
  };
  expect(said(list)).toMatchObject({ status });
});
