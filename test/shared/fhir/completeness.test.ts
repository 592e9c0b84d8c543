import { expect, test } from 'vitest';
import { readSource } from '../../../shared/fhir/fhir.ts';
import { asGp, bundle, concept, read, readText, statement, type Json } from './support.ts';

const reasons = (...resources: readonly Json[]) => {
  const { state } = read(...resources);
  return state.kind === 'partial' ? state.reasons : state.kind;
};
const listWith = (fields: Json): Json => ({
  resourceType: 'List',
  id: 'l',
  status: 'current',
  mode: 'snapshot',
  title: 'Medication List',
  code: { coding: [{ code: '933361000000108' }] },
  ...fields,
});
const warning = (code: string, value: 'valueCode' | 'valueCodeableConcept'): Json => ({
  url:
    value === 'valueCode'
      ? 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1'
      : 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ListWarningCode',
  [value]: value === 'valueCode' ? code : { coding: [{ code }] },
});

test('list warnings of STU3 and R4 make the source partial', () => {
  expect(
    reasons(
      listWith({
        extension: [
          warning('confidential-items', 'valueCode'),
          warning('data-in-transit', 'valueCodeableConcept'),
          warning('data-awaiting-filing', 'valueCode'),
        ],
      }),
    ),
  ).toEqual([
    { kind: 'items-withheld', detail: 'confidential items' },
    { kind: 'data-in-transit' },
    { kind: 'data-awaiting-filing' },
  ]);
});

test('an OperationOutcome in the answer names who could not be asked; praise is not a gap', () => {
  const outcome = (severity: string, fields: Json): Json => ({
    resourceType: 'OperationOutcome',
    issue: [{ severity, ...fields }],
  });
  expect(
    reasons(
      statement('1'),
      outcome('warning', { code: 'timeout', diagnostics: '"Oak Surgery" did not answer' }),
      outcome('error', { code: 'suppressed', details: concept('withheld by the patient') }),
      outcome('information', { code: 'informational' }),
    ),
  ).toEqual([
    { kind: 'provider-not-answering', provider: 'Oak Surgery', detail: '"Oak Surgery" did not answer' },
    { kind: 'items-withheld', detail: 'withheld by the patient' },
  ]);
});

test('an entry with parts taken out makes the source partial', () => {
  expect(reasons(statement('1', { meta: { security: [{ code: 'REDACTED' }] } }))).toEqual([
    { kind: 'items-withheld', detail: 'MedicationStatement marked redacted' },
  ]);
});

test('a list that names what did not come, and a page of several, are not complete', () => {
  const text = JSON.stringify({
    ...bundle(
      listWith({
        entry: [
          { item: { reference: 'MedicationStatement/1' } },
          { item: { reference: 'MedicationStatement/2' } },
        ],
      }),
      statement('1'),
    ),
    link: [{ relation: 'next', url: 'x' }],
  });
  expect(readText(text).state).toEqual({
    kind: 'partial',
    reasons: [
      { kind: 'paging-stopped', detail: 'the file is one page of several' },
      { kind: 'paging-stopped', detail: 'Medication List names 1 that did not come with it' },
    ],
  });
});

test('an entry a list marks as deleted is not missed', () => {
  const list = listWith({
    mode: 'changes',
    entry: [{ deleted: true, item: { reference: 'MedicationStatement/9' } }],
  });
  expect(readText(JSON.stringify(bundle(list))).state).toEqual({ kind: 'complete' });
});

test('an empty list is not "no medicines"; a statement of none is', () => {
  const none = {
    coding: [{ system: 'http://snomed.info/sct', code: '787481004', display: 'No known medications' }],
  };
  expect(
    read(listWith({ emptyReason: { coding: [{ code: 'no-content-recorded' }] } })).noKnownMedications.kind,
  ).toBe('not-recorded');
  expect(
    read(listWith({ emptyReason: { coding: [{ code: 'nilknown' }] }, date: '2026-11-01' }))
      .noKnownMedications,
  ).toEqual({ kind: 'known', value: { asserted: { kind: 'known', value: '2026-11-01' } } });
  const stated = read(statement('1', { medicationCodeableConcept: none, dateAsserted: '2026-11-02' }));
  expect([stated.lines.length, stated.supporting.length, stated.noKnownMedications]).toEqual([
    0,
    1,
    { kind: 'known', value: { asserted: { kind: 'known', value: '2026-11-02' } } },
  ]);
});

test('why an allergy list is empty is kept in its own words', () => {
  const list = read(
    listWith({
      code: { coding: [{ code: '886921000000105' }] },
      emptyReason: { coding: [{ code: 'notasked', display: 'Not Asked' }] },
    }),
  );
  expect(list.allergyListEmpty).toEqual({ kind: 'known', value: 'Not Asked' });
});

test('a document that gives its medicines in words only is listed for a person to read', () => {
  const section = {
    title: 'Medications',
    code: { coding: [{ code: '933361000000108' }] },
    text: { status: 'generated', div: '<div>Ramipril <b>5mg</b></div>' },
  };
  const list = read({ resourceType: 'Composition', id: 'c', status: 'final', section: [section] });
  expect(list.notUnderstood.map((odd) => [odd.raw, odd.why])).toEqual([
    ['Medications: Ramipril 5mg', 'medicines or allergies in words only'],
  ]);
});

const versionOf = (resource: Json): string => {
  const read = readSource(JSON.stringify(resource), asGp);
  return read.ok ? 'read' : read.fault.kind === 'other-version' ? read.fault.version : read.fault.kind;
};

test.each([
  [
    'R5 by its medication',
    statement('1', { medicationCodeableConcept: undefined, medication: { concept: concept('x') } }),
    'R5',
  ],
  [
    'R5 by its profile',
    statement('1', {
      meta: { profile: ['http://hl7.org/fhir/5.0/StructureDefinition/MedicationStatement'] },
    }),
    'R5',
  ],
  ['DSTU2 by its type', { resourceType: 'MedicationOrder', id: '1' }, 'DSTU2'],
  ['DSTU2 by its allergy', { resourceType: 'AllergyIntolerance', id: '1', substance: concept('x') }, 'DSTU2'],
  [
    'STU3 by its profile, whatever its shape',
    statement('1', {
      meta: {
        profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-MedicationStatement-1'],
      },
      medication: { concept: concept('x') },
    }),
    'read',
  ],
  ['R4', statement('1'), 'read'],
])('%s is told apart', (_, resource, version) => {
  expect(versionOf(resource)).toBe(version);
});

test('one entry of another version among readable ones is listed, not read', () => {
  const list = read(
    statement('1'),
    statement('2', { medicationCodeableConcept: undefined, medication: { concept: concept('x') } }),
  );
  expect([list.lines.length, list.notUnderstood.map((odd) => odd.why)]).toEqual([
    1,
    ['FHIR R5, which Concord does not read'],
  ]);
});

test.each(['None', 'No regular medication', 'Patient is not on any medication', 'Takes no medicines'])(
  'a statement that nothing is taken is no medicine: "%s"',
  (text) => {
    const list = read(statement('s', { medicationCodeableConcept: { text } }));
    expect([list.lines.length, list.noKnownMedications.kind]).toEqual([0, 'known']);
  },
);
