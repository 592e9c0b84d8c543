import { expect, test } from 'vitest';
import { valueOf } from '../../../shared/core/known.ts';
import { concept, onlyLine, read, readText, statement, type Json } from './support.ts';

const medication = (fields: Json): Json => ({
  resourceType: 'Medication',
  code: concept('Aspirin 75mg tablets'),
  ...fields,
});
const pointing = (reference: string, fields: Json = {}): Json =>
  statement('1', { medicationCodeableConcept: undefined, medicationReference: { reference, ...fields } });
const bundleOf = (...entry: readonly Json[]): string =>
  JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry });

test.each([
  ['relative', 'Medication/m', { resource: medication({ id: 'm' }) }],
  ['a uuid', 'urn:uuid:m', { fullUrl: 'urn:uuid:m', resource: medication({}) }],
  [
    'another urn',
    'urn:medication-m',
    { fullUrl: 'urn:medication-m', resource: medication({ id: 'urn:medication-m' }) },
  ],
  [
    'an id without its type',
    'medication-m',
    { fullUrl: 'urn:medication-m', resource: medication({ id: 'medication-m' }) },
  ],
  ['to an entry known only by its full address', 'Medication/m', { fullUrl: 'm', resource: medication({}) }],
  [
    'absolute',
    'https://a.example/fhir/Medication/m',
    { fullUrl: 'https://a.example/fhir/Medication/m', resource: medication({ id: 'm' }) },
  ],
  ['to one version', 'Medication/m/_history/2', { resource: medication({ id: 'm' }) }],
])('a reference that is %s finds its medicine', (_, reference, entry) => {
  expect(onlyLine(readText(bundleOf({ resource: pointing(reference) }, entry))).medicine.term).toBe(
    'Aspirin 75mg tablets',
  );
});

test('a contained medicine is found, with its ingredients and strengths', () => {
  const contained = medication({
    id: 'm',
    form: concept('tablet'),
    ingredient: [
      {
        itemCodeableConcept: concept('Aspirin'),
        strength: { numerator: { value: 75, unit: 'mg' }, denominator: { value: 1, unit: 'tablet' } },
      },
      { itemCodeableConcept: concept('Lactose'), isActive: false },
    ],
  });
  const line = onlyLine(
    read(
      statement('1', {
        medicationCodeableConcept: undefined,
        medicationReference: { reference: '#m' },
        contained: [contained],
      }),
    ),
  );
  expect([
    line.medicine.term,
    valueOf(line.medicine.form)?.text,
    line.medicine.ingredients.map((one) => one.substance.text),
  ]).toEqual(['Aspirin 75mg tablets', 'tablet', ['Aspirin']]);
});

test('a medicine of another server with the same id is not taken for ours', () => {
  const entry = { fullUrl: 'https://b.example/fhir/Medication/m', resource: medication({ id: 'm' }) };
  expect(
    onlyLine(readText(bundleOf({ resource: pointing('https://a.example/fhir/Medication/m') }, entry)))
      .medicine.term,
  ).toBe('');
});

test('a reference whose words name another medicine than it points at keeps its words and says so', () => {
  const line = onlyLine(
    readText(
      bundleOf(
        { resource: pointing('Medication/m', { display: 'Ibuprofen 800mg modified-release tablets' }) },
        { resource: medication({ id: 'm' }) },
      ),
    ),
  );
  expect(line.medicine.term).toBe('Ibuprofen 800mg modified-release tablets');
  expect(line.notUnderstood.map((odd) => odd.why)).toEqual([
    'it is called "Ibuprofen 800mg modified-release tablets" here and points at "Aspirin 75mg tablets"',
  ]);
});

test('a medicine that did not come with the answer is not named after its address', () => {
  const line = onlyLine(read(pointing('Medication/9')));
  expect([line.medicine.term, line.notUnderstood.map((odd) => odd.why)]).toEqual([
    '',
    ['the medicine it refers to was not in the answer'],
  ]);
  expect(onlyLine(read(pointing('Medication/9', { display: 'Digoxin' }))).medicine.term).toBe('Digoxin');
});

test('the term a clinician chose stands before SNOMED CT’s own words', () => {
  const coding = {
    system: 'http://snomed.info/sct',
    code: '319773006',
    display: 'Aspirin 75mg dispersible tablets',
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
        extension: [{ url: 'DescriptionDisplay', valueString: 'Aspirin disp 75mg' }],
      },
    ],
  };
  const line = onlyLine(read(statement('1', { medicationCodeableConcept: { coding: [coding] } })));
  expect([line.medicine.term, line.medicine.codes, line.notUnderstood]).toEqual([
    'Aspirin disp 75mg',
    [{ system: 'http://snomed.info/sct', code: '319773006', display: 'Aspirin 75mg dispersible tablets' }],
    [],
  ]);
});

test('old addresses of dm+d are the one in use', () => {
  const line = onlyLine(
    read(
      statement('1', {
        medicationCodeableConcept: { coding: [{ system: 'https://dmd.nhs.uk/', code: '1' }] },
      }),
    ),
  );
  expect(line.medicine.codes[0]?.system).toBe('https://dmd.nhs.uk');
});

test('a transfer-degraded medicine is shown by its words and marked', () => {
  const line = onlyLine(
    read(
      statement('1', {
        medicationCodeableConcept: {
          text: 'Aspirin 75mg',
          coding: [
            {
              system: 'http://snomed.info/sct',
              code: '196421000000109',
              display: 'Transfer-degraded medication entry',
            },
          ],
        },
      }),
    ),
  );
  expect([line.medicine.term, line.degraded]).toEqual(['Aspirin 75mg', true]);
});
