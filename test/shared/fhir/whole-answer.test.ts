import { expect, test } from 'vitest';
import { faultText, readSource } from '../../../shared/fhir/fhir.ts';
import {
  accounted,
  asGp,
  bundle,
  dispense,
  read,
  readText,
  request,
  statement,
  type Json,
} from './support.ts';

const reasonsOf = (tree: Json): readonly string[] => {
  const { state } = readText(JSON.stringify(tree));
  return state.kind === 'partial'
    ? state.reasons.map((reason) => ('detail' in reason ? reason.detail : reason.kind))
    : [state.kind];
};

test('a search that counts more than it holds is not complete', () => {
  const search = { ...bundle(statement('a')), type: 'searchset' };
  expect(reasonsOf({ ...search, total: 1 })).toEqual(['complete']);
  expect(reasonsOf({ ...search, total: 5 })).toEqual(['the answer counts 5 entries and holds 1']);
});

test('what was sent along with a search does not fill its count', () => {
  expect(
    reasonsOf({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 2,
      entry: [
        { resource: statement('a'), search: { mode: 'match' } },
        { resource: { resourceType: 'Patient', id: '1' }, search: { mode: 'include' } },
        { resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'information' }] } },
      ],
    }),
  ).toEqual(['the answer counts 2 entries and holds 1']);
});

test('a batch that failed in part is not complete', () => {
  const batch = (response: Json): Json => ({
    resourceType: 'Bundle',
    type: 'batch-response',
    entry: [{ response: { status: '200 OK' }, resource: bundle(statement('a')) }, { response }],
  });
  expect(reasonsOf(batch({ status: '201' }))).toEqual(['complete']);
  expect(reasonsOf(batch({ status: '404 Not Found' }))).toEqual(['a part of the answer is 404 Not Found']);
  expect(
    reasonsOf(
      batch({
        status: '500',
        outcome: {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', diagnostics: 'Site B down' }],
        },
      }),
    ),
  ).toEqual(['Site B down']);
});

test('a further page shows in a bundle inside a bundle, and inside Parameters', () => {
  const page = { ...bundle(statement('a')), link: [{ relation: 'next', url: 'https://x.nhs.uk/2' }] };
  const words = ['the file is one page of several'];
  expect(reasonsOf({ resourceType: 'Bundle', entry: [{ resource: page }] })).toEqual(words);
  expect(
    reasonsOf({ resourceType: 'Parameters', parameter: [{ name: 'a', part: [{ resource: page }] }] }),
  ).toEqual(words);
});

test('what a history says was deleted is withdrawn, and what was made again after it stands', () => {
  const url = 'https://x.nhs.uk/MedicationStatement/a';
  const gone = { fullUrl: url, request: { method: 'DELETE', url: 'MedicationStatement/a' } };
  const made = { fullUrl: url, request: { method: 'PUT' }, resource: statement('a') };
  const history = (...entry: readonly Json[]) =>
    readText(JSON.stringify({ resourceType: 'Bundle', type: 'history', entry }));
  expect(history(gone, made)).toMatchObject({ lines: [], withdrawn: [{ id: 'a' }], received: 1 });
  expect(history(made, gone)).toMatchObject({ lines: [{ key: { id: 'a' } }], withdrawn: [] });
});

test('medicines in words alone, or in a version that is not read, leave the source incomplete', () => {
  const section = {
    title: 'Medicines',
    code: { coding: [{ code: '933361000000108' }] },
    text: { div: '<div>bisoprolol 5mg</div>' },
  };
  expect(read({ resourceType: 'Composition', id: 'c', section: [section] }).state.kind).toBe('partial');
  const later = statement('b', { medication: { concept: { text: 'Ramipril' } } });
  const list = read(statement('a'), later);
  expect([list.lines.length, list.notUnderstood.length, list.state.kind]).toEqual([1, 1, 'partial']);
});

test('an alert is shown as it came, for it may be about an allergy', () => {
  const list = read({ resourceType: 'Flag', id: 'f', code: { text: 'Severe peanut allergy' } });
  expect(list.notUnderstood).toMatchObject([{ key: { type: 'Flag', id: 'f' }, why: 'an alert, as it came' }]);
  expect(list.state.kind).toBe('complete');
});

test.each([
  ['a web page', '<!DOCTYPE html><html><body>502</body></html>', 'it is a web page (HTML), not a record'],
  ['other XML', '<note><to>x</to></note>', 'the XML is not FHIR'],
  ['a list', '[{"resourceType":"Patient"}]', 'the JSON is a list of things, not one resource or Bundle'],
  [
    'a resource a line',
    '{"resourceType":"Patient"}\n{"resourceType":"Patient"}\n',
    'it is several JSON resources, one a line (NDJSON), not one resource or Bundle',
  ],
])('%s is refused by its name', (_, text, words) => {
  const answer = readSource(text, asGp);
  expect(answer.ok ? '' : faultText(answer.fault)).toBe(`The answer could not be read: ${words}.`);
});

test('a medicine of a patient, not a subject, is DSTU2 and refused by name', () => {
  const { subject: _, ...old } = statement('a', { patient: { reference: 'Patient/1' }, wasNotTaken: true });
  expect(readSource(JSON.stringify(old), asGp)).toEqual({
    ok: false,
    fault: { kind: 'other-version', version: 'DSTU2' },
  });
});

test('a UUID in capitals is the same UUID', () => {
  const list = readText(
    JSON.stringify({
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'urn:uuid:ABCD', resource: { resourceType: 'Medication', code: { text: 'Amlodipine' } } },
        {
          resource: {
            resourceType: 'MedicationStatement',
            id: 'a',
            medicationReference: { reference: 'urn:uuid:abcd' },
          },
        },
      ],
    }),
  );
  expect(list.lines[0]?.medicine.term).toBe('Amlodipine');
});

test('a supply that names its request by business identifier alone belongs to it, unless two have that identifier', () => {
  const identifier = [{ system: 'urn:rx', value: '1' }];
  const supply = dispense('d', { authorizingPrescription: [{ identifier: identifier[0] }] });
  expect(read(request('r', { identifier }), supply).lines).toMatchObject([
    { evidence: [{ key: { id: 'd' } }] },
  ]);
  const other = request('r2', { identifier, medicationCodeableConcept: { text: 'Atenolol 50mg tablets' } });
  expect(read(request('r', { identifier }), other, supply).lines).toHaveLength(3);
});

test('a null in a list of dosages or notes is an empty place, not words', () => {
  const [line] = read(statement('a', { dosage: [null, { text: 'one daily' }], note: [null] })).lines;
  expect([line?.dosages.length, line?.notes, line?.notUnderstood]).toEqual([1, [], []]);
});

test('ten thousand entries of one name are told apart in a moment', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => statement('a', { note: [{ text: `${at}` }] }));
  const list = read(...many);
  expect([list.lines.length, accounted(list)]).toEqual([10_000, 10_000]);
});
