import { expect, test } from 'vitest';
import { compareLists } from '../../../electron/engine/outbox/conflict-list.ts';
import { fieldInFull, fieldInWords } from '../../../electron/engine/outbox/conflict-words.ts';

const uuid = 'f3b1c2d4-0a1b-4c2d-8e3f-5a6b7c8d9e0f';

/** Nothing that only a computer reads: an id, a type of the record's own, an address, a raw time. */
const isForPeople = (words: string): boolean =>
  !/[0-9a-f]{8}-[0-9a-f]{4}|resourceType|https?:|urn:|\d{4}-\d{2}-\d{2}T|[A-Z][a-z]+\/[\w-]{3,}|[{}[\]]/.test(
    words,
  );

const fields: readonly (readonly [string, unknown, string])[] = [
  ['status', 'on-hold', 'on hold'],
  ['subject', { reference: `Patient/${uuid}` }, 'the patient'],
  ['informationSource', { reference: `Practitioner/${uuid}` }, 'a clinician, not named'],
  ['informationSource', { reference: `Organization/${uuid}`, display: 'Northmoor' }, 'Northmoor'],
  ['dateAsserted', '2026-11-18T09:30:00.000Z', '18-Nov-2026 09:30'],
  ['effectivePeriod', { start: '2026-11-01', end: '2026-11-18' }, 'from 01-Nov-2026 to 18-Nov-2026'],
  [
    'identifier',
    [{ system: 'https://concord.example', value: uuid }],
    'Recorded, in a form that has no words',
  ],
  [
    'medicationCodeableConcept',
    { coding: [{ system: 'http://snomed.info/sct', code: '319775004', display: 'Aspirin 75mg tablets' }] },
    'Aspirin 75mg tablets',
  ],
  [
    'dosage',
    [
      {
        doseAndRate: [{ doseQuantity: { value: 10, unit: 'mg' } }],
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } },
      },
    ],
    '10 mg, 1 in a week',
  ],
  [
    'note',
    [{ authorString: 'Sam Pritchard', time: '2026-11-18T09:30:00Z', text: 'Rang the ward' }],
    'Sam Pritchard: Rang the ward (18-Nov-2026 09:30)',
  ],
  [
    'entry',
    [
      { item: { reference: `MedicationStatement/${uuid}` } },
      { item: { reference: `MedicationStatement/${uuid}`, display: 'Warfarin 3mg tablets' }, deleted: true },
    ],
    'a medicine that the list does not name; Warfarin 3mg tablets, taken off the list',
  ],
  ['extension', [{ url: 'https://fhir.hl7.org.uk/x', valueDateTime: '2026-11-18' }], '18-Nov-2026'],
];

test.each(fields)('a conflict says %s %j in words, with no id and no raw time', (field, value, words) => {
  const said = fieldInWords(field, JSON.stringify(value));
  expect([said, isForPeople(said)]).toEqual([words, true]);
});

test('a list somebody else signed stands against mine medicine by medicine, each once, and says what only one side has', () => {
  const rows = compareLists(
    [
      { name: 'Warfarin 3mg tablets', how: '3 mg once a day' },
      { name: 'Aspirin 75mg tablets', how: '75 mg once a day' },
      { name: 'Folic acid 5mg tablets', how: '5 mg once a week' },
    ],
    [
      { name: 'warfarin', how: '4 mg once a day' },
      { name: 'Aspirin 75mg tablets', how: '75 mg once a day' },
      { name: 'Digoxin 62.5microgram tablets', how: 'On the list' },
    ],
    { mine: 'Ruth Calloway, 18-Nov-2026 10:39', theirs: 'Sam Pritchard, 18-Nov-2026 10:42' },
  );
  expect(rows.map(({ label, mine, theirs, asks }) => [label, mine, theirs, asks])).toEqual([
    ['Signed', 'Ruth Calloway, 18-Nov-2026 10:39', 'Sam Pritchard, 18-Nov-2026 10:42', true],
    ['Warfarin 3mg tablets', '3 mg once a day', '4 mg once a day', true],
    ['Aspirin 75mg tablets', '75 mg once a day', '75 mg once a day', false],
    ['Folic acid 5mg tablets', '5 mg once a week', 'Not on theirs', true],
    ['Digoxin 62.5microgram tablets', 'Not on yours', 'On the list', true],
  ]);
});

test('where two sides have the same words, what is coded beside them is said as well', () => {
  const dose = (value: number) =>
    JSON.stringify([
      {
        text: 'TAKE FOUR TABLETS ONCE A WEEK ON MONDAY',
        doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }],
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } },
      },
    ]);
  expect(fieldInWords('dosage', dose(10))).toBe(fieldInWords('dosage', dose(25)));
  expect(fieldInFull('dosage', dose(25))).toBe(
    'TAKE FOUR TABLETS ONCE A WEEK ON MONDAY (coded: 25 mg, 1 in a week)',
  );
  const coded = JSON.stringify({
    text: 'Aspirin',
    coding: [{ system: 'http://snomed.info/sct', code: '319775004' }],
  });
  expect(fieldInFull('medicationCodeableConcept', coded)).toBe('Aspirin (coded: 319775004)');
  expect(fieldInFull('status', JSON.stringify('on-hold'))).toBe('on hold');
  expect(fieldInFull('dosage', null)).toBe('Not recorded');
});
