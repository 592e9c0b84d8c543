import { expect, test } from 'vitest';
import { concept, read, statement } from './support.ts';

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
