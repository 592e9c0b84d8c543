import { expect, test } from 'vitest';
import { faultText, readSource } from '../../../shared/fhir/fhir.ts';
import { asGp, concept, read, statement } from './support.ts';

const request = (over: object) => ({
  resourceType: 'MedicationRequest',
  id: 'mr',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: 'Amoxicillin 500mg capsules' },
  dosageInstruction: [{ text: '1 capsule three times a day' }],
  ...over,
});

test('directions of a request inside a statement are the directions of the line', () => {
  const { lines } = read(statement('s', { contained: [request({})], basedOn: [{ reference: '#mr' }] }));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.dosages[0]?.text).toEqual({ kind: 'known', value: '1 capsule three times a day' });
});

test('a supply that did not happen says so, and why its prescription ended is kept', () => {
  const { lines } = read({
    resourceType: 'MedicationDispense',
    id: 'd',
    status: 'unknown',
    type: {
      coding: [
        {
          system: 'https://fhir.nhs.uk/CodeSystem/medicationdispense-type',
          code: '0002',
          display: 'Item not dispensed',
        },
      ],
    },
    medicationCodeableConcept: { text: 'Clopidogrel 75mg tablets' },
    contained: [request({ status: 'completed', statusReason: concept('Not wanted') })],
  });
  expect(lines[0]?.status).toEqual({ kind: 'known', value: 'not-done' });
  expect(lines[0]?.notes).toContain('Prescription completed: Not wanted');
});

const section = (fields: object) =>
  read({
    resourceType: 'Composition',
    id: 'c',
    status: 'final',
    section: [{ title: 'Medicines', code: { coding: [{ code: '10160-0' }] }, ...fields }],
  });
const emptyBecause = (code: string) => ({ emptyReason: { coding: [{ code }] } });

test.each(['withheld', 'unavailable', 'notasked', 'notstarted'])(
  'a section empty because %s is not complete and empty',
  (code) => expect(section(emptyBecause(code)).state.kind).toBe('partial'),
);

test('a section of nothing known is a complete answer', () => {
  expect(section(emptyBecause('nilknown')).state.kind).toBe('complete');
});

test('medicines in words only are kept, and the source is partial', () => {
  const list = section({ text: { div: '<div>Apixaban 5mg bd</div>' } });
  expect(list.state.kind).toBe('partial');
  expect(list.notUnderstood.map(({ raw }) => raw).join()).toContain('Apixaban 5mg bd');
});

test('directions that stand only in the instruction to the patient are directions, marked where from', () => {
  const [line] = read(statement('s', { dosage: [{ patientInstruction: 'One tablet twice a day' }] })).lines;
  expect(line?.dosages[0]).toMatchObject({
    text: { kind: 'known', value: 'One tablet twice a day' },
    wordsFrom: 'patient-instruction',
  });
  expect(line?.notes.join()).toContain('given to the patient');
});

test('a note that holds an amount is directions where there are no others; a bare number is none', () => {
  const words = (note: string, over: object = {}) =>
    read(statement('s', { dosage: undefined, note: [{ text: note }], ...over })).lines[0]?.dosages.map(
      ({ text, wordsFrom }) => ({ text, wordsFrom }),
    );
  expect(words('Takes 4mg Mon-Fri and 3mg weekends')).toEqual([
    { text: { kind: 'known', value: 'Takes 4mg Mon-Fri and 3mg weekends' }, wordsFrom: 'note' },
  ]);
  expect(words('EXPIRED BOX: 17-Nov-2026')).toEqual([]);
  expect(words('Takes 4mg', { dosage: [{ text: 'one daily' }] })).toEqual([
    { text: { kind: 'known', value: 'one daily' }, wordsFrom: undefined },
  ]);
});

test('a note that says how is the directions of a dosage that only sends the reader elsewhere, whose words stand', () => {
  const dosages = (text: string, note: string) =>
    read(statement('s', { dosage: [{ text }], note: [{ text: note }] })).lines[0]?.dosages.map((dosage) => [
      dosage.text,
      dosage.wordsFrom,
      dosage.fromText.kind === 'known' && dosage.fromText.value.meaning.timing.dayOfWeek.length,
    ]);
  const note = 'Takes 1 capsule Monday, Wednesday and Friday only';
  expect(dosages('as directed', note)).toEqual([[{ kind: 'known', value: 'as directed' }, 'note', 3]]);
  expect(dosages('as directed', 'Seen in clinic')).toEqual([
    [{ kind: 'known', value: 'as directed' }, undefined, 0],
  ]);
  expect(dosages('one at night', note)).toEqual([[{ kind: 'known', value: 'one at night' }, undefined, 0]]);
});

const inDocument = (section: object, ...entries: readonly object[]) =>
  read(
    {
      resourceType: 'Composition',
      id: 'c',
      status: 'final',
      section: [{ title: 'Medicines', code: { coding: [{ code: '10160-0' }] }, ...section }],
    },
    ...entries.map((entry) => ({ ...entry })),
  );
const ramipril = statement('s', { medicationCodeableConcept: { text: 'Ramipril 5mg capsules' } });
const toRamipril = { entry: [{ reference: 'MedicationStatement/s' }] };

test.each([
  ['that its entries repeat', 'Ramipril 5mg capsules, one daily', 'complete'],
  ['that name a further medicine', 'Ramipril 5mg capsules. Warfarin from the clinic', 'partial'],
  [
    'that name a medicine nobody knows, with an amount',
    '<p>Ramipril 5mg</p><p>Xyzolumab 30mg weekly</p>',
    'partial',
  ],
  [
    'under headings of a table',
    '<table><tr><th>Medicine</th></tr><tr><td>Ramipril</td></tr></table>',
    'complete',
  ],
])('a section with words %s', (_, div, kind) => {
  const list = inDocument({ ...toRamipril, text: { div: `<div>${div}</div>` } }, ramipril);
  expect(list.state.kind).toBe(kind);
  expect(list.notUnderstood.length).toBe(kind === 'complete' ? 0 : 1);
});

test('a section is not whole whose entries did not come, or that is empty without a reason', () => {
  const missing = { entry: [{ reference: 'MedicationStatement/s' }, { reference: 'MedicationStatement/t' }] };
  expect(inDocument(missing, ramipril).state.kind).toBe('partial');
  expect(inDocument({}).state.kind).toBe('partial');
});

test('a list of medicines in words only is kept as words; an empty list of problems says nothing about medicines', () => {
  const list = (code: string, fields: object) =>
    read({
      resourceType: 'List',
      id: 'l',
      status: 'current',
      mode: 'snapshot',
      code: { coding: [{ code }] },
      ...fields,
    });
  const worded = list('933361000000108', { text: { div: '<div>Apixaban 5mg bd</div>' } });
  expect([worded.state.kind, worded.notUnderstood[0]?.raw]).toEqual([
    'partial',
    expect.stringContaining('Apixaban 5mg bd'),
  ]);
  const problems = list('717711000000103', { title: 'Problems', emptyReason: { text: 'Not asked' } });
  expect([problems.state.kind, problems.notUnderstood[0]?.raw]).toEqual(['complete', 'Not asked']);
});

test.each([
  ['{ // made by hand\n"resourceType":"Bundle" }', 'comments'],
  ['/* made by hand */ {"resourceType":"Bundle"}', 'comments'],
  ['<ClinicalDocument xmlns="urn:hl7-org:v3"><title>x</title></ClinicalDocument>', 'CDA'],
])('what is no FHIR is refused by name: %s', (content, name) => {
  const answer = readSource(content, asGp);
  expect(answer.ok ? '' : faultText(answer.fault)).toContain(name);
});

test('slashes inside words are no comment', () => {
  const { lines } = read(statement('s', { dosage: [{ text: '1 od // see http://x.example/*' }] }));
  expect(lines[0]?.dosages[0]?.text).toEqual({ kind: 'known', value: '1 od // see http://x.example/*' });
});
