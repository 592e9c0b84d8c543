import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { read as concordRead } from '../../../electron/cli/read.ts';
import { nhsNumberSystem } from '../../../shared/patients/patients.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { desktopAt, findPatient, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

/** A desktop with the patient of these files on it, and what asks it about one. */
async function ready() {
  const engine = await signedIn(desktopAt(tempFolder('import-file')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  value(await engine.call('openCase', { patient }));
  const file = (text: string | Uint8Array, name = 'summary.json') => ({
    patient,
    name,
    bytes: Buffer.from(text).toString('base64'),
  });
  return { engine, patient, file };
}

const about = (value: string, birthDate: string) => ({
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: nhsNumberSystem, value }],
  name: [{ family: 'Penhaligon', given: ['Dorothy'] }],
  birthDate,
});
const digoxin = {
  resourceType: 'MedicationStatement',
  id: 's1',
  status: 'active',
  subject: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
  medicationCodeableConcept: { text: 'Digoxin 125microgram tablets' },
  dosage: [{ text: 'ONE to be taken each morning' }],
};
const bundle = (whom: object | null, statement: object = digoxin): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      ...(whom === null
        ? []
        : [{ fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111', resource: whom }]),
      { resource: statement },
    ],
  });
const theirs = bundle(about('9990347522', '1948-03-04'));

const said = {
  organisation: 'Ashdown Surgery',
  saidAt: '2026-11-10',
  copyOf: 'other-record',
  confirmed: false,
} as const;

test('a file of this very patient becomes a column at once, keeps its original, and outlives what is read anew', async () => {
  const { engine, patient, file } = await ready();
  const seen = value(await engine.call('readFile', file(theirs)));
  expect(seen).toMatchObject({
    owner: { kind: 'this-patient' },
    names: { name: 'PENHALIGON, Dorothy', born: '1948-03-04', nhsNumber: '999 034 7522' },
    medicines: [
      { name: 'Digoxin 125microgram tablets', directions: 'ONE to be taken each morning', status: 'active' },
    ],
    whole: true,
  });
  const view = value(await engine.call('importFile', { ...file(theirs), ...said }));
  const at = view.columns.findIndex((column) => column.name === 'Imported file: Ashdown Surgery');
  expect(view.columns[at]).toMatchObject({
    lines: 1,
    role: 'history',
    state: { kind: 'complete' },
    asOf: { kind: 'known', value: '2026-11-10T00:00:00.000Z' },
  });
  const row = view.rows.find((one) => one.cells[at]?.kind === 'lines');
  expect(row?.generic).toBe('digoxin');
  const id = view.typedIn.at(-1)?.id ?? '';
  const opened = value(await engine.call('openTypedIn', { patient, source: id }));
  expect(opened.source?.content.file).toEqual({
    name: 'summary.json',
    text: theirs,
    copyOf: 'other-record',
    identity: 'agrees',
  });
  const detail = value(await engine.call('openRow', { patient, row: row?.id ?? '' }));
  expect(detail.sources.flatMap((source) => source.lines.map((line) => line.raw)).join('\n')).toContain(
    'ONE to be taken each morning',
  );
  const later = value(await engine.call('refreshCase', { patient, source: null }));
  expect(later.columns.map((column) => column.name)).toContain('Imported file: Ashdown Surgery');
  await engine.stop();
}, 60_000);

test('before a file is imported it shows each medicine with how it is taken and whether it was stopped, and each allergy; one refuted stays refuted', async () => {
  const { engine, file } = await ready();
  const stopped = {
    ...digoxin,
    id: 's2',
    status: 'stopped',
    medicationCodeableConcept: { text: 'Simvastatin 40mg tablets' },
  };
  const verified = (code: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', code }],
  });
  const codeine = {
    resourceType: 'AllergyIntolerance',
    id: 'a1',
    patient: digoxin.subject,
    verificationStatus: verified('refuted'),
    code: { text: 'Codeine' },
    reaction: [{ manifestation: [{ text: 'nausea' }] }],
  };
  const { entry, ...rest } = JSON.parse(theirs) as { entry: object[] };
  const text = JSON.stringify({ ...rest, entry: [...entry, { resource: stopped }, { resource: codeine }] });
  const seen = value(await engine.call('readFile', file(text)));
  expect(seen.medicines.map(({ name, status }) => [name, status])).toEqual([
    ['Digoxin 125microgram tablets', 'active'],
    ['Simvastatin 40mg tablets', 'stopped'],
  ]);
  expect(seen.allergies).toEqual([{ substance: 'Codeine', said: 'nausea, refuted: said not to be one' }]);
  const view = value(await engine.call('importFile', { ...file(text), ...said }));
  expect(view.allergies.items.find((item) => item.substance === 'Codeine')).toMatchObject({
    active: false,
    refuted: true,
  });
  await engine.stop();
});

test('another patient’s file is refused whatever is answered, and nothing of it is kept', async () => {
  const { engine, patient, file } = await ready();
  const before = value(await engine.call('openCase', { patient })).typedIn.length;
  const other = file(bundle(about('9990445577', '1948-03-04')));
  expect(value(await engine.call('readFile', other)).owner).toEqual({
    kind: 'another-patient',
    why: ['nhs-number'],
  });
  expect(await engine.call('importFile', { ...other, ...said, confirmed: true })).toMatchObject({
    ok: false,
    fault: { kind: 'not-possible', why: 'the file is another patient’s' },
  });
  expect(value(await engine.call('lookAgain', { patient })).typedIn).toHaveLength(before);
  await engine.stop();
}, 60_000);

test('a file that does not say whose it is wants a person’s word, and that word is kept with it', async () => {
  const { engine, patient, file } = await ready();
  const nobody = file(bundle(null, { ...digoxin, subject: undefined }));
  expect(value(await engine.call('readFile', nobody)).owner).toEqual({ kind: 'ask', why: 'names-nobody' });
  expect(await engine.call('importFile', { ...nobody, ...said })).toMatchObject({
    ok: false,
    fault: { kind: 'bad-request', path: 'confirmed' },
  });
  const view = value(await engine.call('importFile', { ...nobody, ...said, confirmed: true }));
  const source = view.typedIn.at(-1)?.id ?? '';
  const opened = value(await engine.call('openTypedIn', { patient, source }));
  expect(opened.source?.content.file?.identity).toBe('confirmed');
  await engine.stop();
}, 60_000);

test('STU3 and XML are read as they are from a record, and a copy of the GP record is no origin of its own', async () => {
  const { engine, patient, file } = await ready();
  const xml = `<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
    <entry><resource><Patient><id value="p1"/><identifier><system value="${nhsNumberSystem}"/><value value="9990347522"/></identifier>
    <name><family value="Penhaligon"/></name><birthDate value="1948-03-04"/></Patient></resource></entry>
    <entry><resource><MedicationStatement><id value="s1"/><status value="active"/>
    <medicationCodeableConcept><text value="Senna 7.5mg tablets"/></medicationCodeableConcept>
    <subject><reference value="Patient/p1"/></subject><taken value="y"/><dosage><text value="TWO at night"/></dosage>
    </MedicationStatement></resource></entry></Bundle>`;
  expect(value(await engine.call('readFile', file(xml, 'gp.xml')))).toMatchObject({
    owner: { kind: 'this-patient' },
    medicines: [{ name: 'Senna 7.5mg tablets' }],
  });
  const origins = async (): Promise<string> => {
    const { blockers } = value(await engine.call('openSignOff', { patient }));
    return JSON.stringify(blockers.filter((one) => one.kind === 'too-few-origins').map((one) => one.detail));
  };
  const before = await origins();
  value(await engine.call('importFile', { ...file(xml, 'gp.xml'), ...said, copyOf: 'gp-record' }));
  expect(await origins()).toBe(before);
  await engine.stop();
}, 60_000);

const bad: readonly (readonly [what: string, text: string | Uint8Array, layer: string, why: RegExp])[] = [
  ['an empty file', '', 'answer', /empty/],
  ['a PDF', '%PDF-1.7 x', 'this-computer', /PDF/],
  ['a zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'this-computer', /zip/],
  ['bytes that are no text', new Uint8Array([0x7b, 0xff, 0xfe, 0x80, 0x7d]), 'this-computer', /UTF-8/],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'this-computer', /UTF-8/],
  ['a web page', '<!doctype html><p>no</p>', 'answer', /web page/],
  ['half a file', theirs.slice(0, -40), 'answer', /could not be read/],
  ['JSON that is no FHIR', '{"a":1}', 'answer', /not a FHIR resource/],
  [
    'another FHIR',
    '{"resourceType":"Bundle","meta":{"profile":[]},"fhirVersion":"5.0.0","entry":[]}',
    'answer',
    /medicines or allergies|FHIR/,
  ],
  [
    'an error alone',
    '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"security"}]}',
    'answer',
    /error/,
  ],
  [
    'a file about nothing of it',
    JSON.stringify(about('9990347522', '1948-03-04')),
    'answer',
    /nothing about medicines/,
  ],
];
test('a file that cannot be read is refused with the layer it broke at, and nothing is taken that `concord read` does not take', async () => {
  const { engine, file } = await ready();
  const path = join(tempFolder('files'), 'file.json');
  for (const [what, text, layer, why] of bad) {
    expect([what, await engine.call('readFile', file(text))]).toMatchObject([
      what,
      { ok: false, fault: { kind: 'file-refused', layer, why: expect.stringMatching(why) } },
    ]);
  }
  for (const text of [...bad.map(([, one]) => one), theirs]) {
    writeFileSync(path, text);
    const { ok } = await engine.call('readFile', file(text));
    expect(ok && !concordRead(path).ok).toBe(false);
  }
  await engine.stop();
}, 60_000);
