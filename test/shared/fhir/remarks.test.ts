import { expect, test } from 'vitest';
import { allergy, concept, dispense, onlyLine, read, request, statement, type Json } from './support.ts';

const notesOf = (...resources: readonly Json[]): readonly string[] => onlyLine(read(...resources)).notes;

test('what a request says beside the fields of a line is among its notes', () => {
  expect(
    notesOf(
      request('r', {
        priority: 'urgent',
        note: [{ text: 'own words' }],
        substitution: { allowedBoolean: true, reason: concept('shortage') },
        dispenseRequest: {
          performer: { identifier: { value: 'FX123' } },
          initialFill: { quantity: { value: 7, unit: 'tablet' } },
        },
      }),
    ),
  ).toEqual([
    'own words',
    'Priority: urgent',
    'Another product allowed: yes',
    'Why another product or not: shortage',
    'To be dispensed by: FX123',
    'First supply: 7 tablet',
  ]);
});

test('what goes without saying is not said', () => {
  expect(
    notesOf(
      request('r', { priority: 'routine', substitution: { allowedBoolean: false }, reportedBoolean: false }),
    ),
  ).toEqual([]);
});

test('a product swapped at the counter, and a product entry that was withdrawn, are said', () => {
  const contained = [
    { resourceType: 'Medication', id: 'm', code: concept('Ramipril 5mg capsules'), status: 'inactive' },
  ];
  expect(
    notesOf(
      dispense('d', {
        contained,
        medicationReference: { reference: '#m' },
        medicationCodeableConcept: undefined,
        type: concept('Part supply'),
        substitution: { wasSubstituted: true, reason: [concept('out of stock')] },
      }),
    ),
  ).toEqual([
    'Kind of supply: Part supply',
    'Another product supplied: yes',
    'Why another product or not: out of stock',
    'Status of the product entry: inactive',
  ]);
});

test('the last occurrence, age and exposure of an allergy are said', () => {
  const found = read(
    allergy({
      onsetAge: { value: 4, unit: 'years' },
      lastOccurrence: '2020-03',
      reaction: [
        { substance: concept('Augmentin'), exposureRoute: concept('oral'), manifestation: [concept('rash')] },
      ],
    }),
  ).allergies[0];
  expect(found?.notes).toEqual([
    'Began at the age of: 4 years',
    'Last happened: 2020-03',
    'Exposure: oral',
    'Reaction to: Augmentin',
  ]);
});

test('every reason is kept, of a status and of a medicine', () => {
  const line = onlyLine(
    read(
      statement('s', {
        statusReason: [concept('cough'), concept('dizzy')],
        reasonCode: [concept('heart failure')],
        reasonReference: [{ display: 'hypertension' }],
      }),
    ),
  );
  expect([line.statusReason, line.indication]).toMatchObject([
    { value: { text: 'cough; dizzy' } },
    { value: { text: 'heart failure; hypertension' } },
  ]);
});

const given = (id: string, hour: string, fields: Json = {}): Json => ({
  resourceType: 'MedicationAdministration',
  id,
  status: 'completed',
  medicationCodeableConcept: concept('Ramipril 5mg capsules'),
  effectiveDateTime: `2026-11-01T${hour}:00:00Z`,
  ...fields,
});
const refused = given('c', '16', { status: 'not-done', statusReason: [concept('refused')] });

test('a refused dose does not end a medicine that was given before it, and keeps its reason', () => {
  const line = onlyLine(read(refused, given('a', '08'), given('b', '12')));
  expect([line.key.id, line.status, line.lastTaken]).toMatchObject([
    'b',
    { value: 'completed' },
    { value: '2026-11-01T12:00:00Z' },
  ]);
  expect(line.evidence.map((one) => [one.key.id, one.statusReason])).toMatchObject([
    ['a', { kind: 'not-recorded' }],
    ['c', { value: { text: 'refused' } }],
  ]);
});

test('an order was last taken when it was last given', () => {
  const order = request('r');
  const to = { request: { reference: 'MedicationRequest/r' } };
  const line = onlyLine(read(order, given('a', '08', to), { ...refused, ...to }));
  expect(line.lastTaken).toEqual({ kind: 'known', value: '2026-11-01T08:00:00Z' });
});

test.each([
  ['R4', { status: 'declined', statusReasonCodeableConcept: concept('out of stock') }],
  ['STU3', { notDone: true, notDoneReasonCodeableConcept: concept('out of stock') }],
])('the reason of a supply that was not made is read from %s', (_, fields) => {
  expect(onlyLine(read(dispense('d', fields))).statusReason).toMatchObject({
    value: { text: 'out of stock' },
  });
});

test('a plan that took the place of another keeps what the other said', () => {
  const repeat = { intent: 'plan', courseOfTherapyType: { coding: [{ code: 'continuous' }] } };
  const line = onlyLine(
    read(
      request('old', {
        ...repeat,
        status: 'stopped',
        statusReason: concept('dose increased'),
        authoredOn: '2026-01-01',
        note: [{ text: 'started by cardiology' }],
        dosageInstruction: [{ text: 'ONE DAILY' }],
      }),
      request('new', { ...repeat, authoredOn: '2026-06-01', dosageInstruction: [{ text: 'TWO DAILY' }] }),
    ),
  );
  expect([line.replaced.length, line.notes]).toEqual([
    1,
    ['Before (01-Jan-2026): Ramipril 5mg capsules, ONE DAILY, dose increased', 'started by cardiology'],
  ]);
});

test('the amount of a product is the strength of its one ingredient, and of several it is shown as it came', () => {
  const amount = { numerator: { value: 50, unit: 'g' }, denominator: { value: 1, unit: 'L' } };
  const product = (...names: readonly string[]): Json =>
    statement('s', {
      contained: [
        {
          resourceType: 'Medication',
          id: 'm',
          amount,
          ingredient: names.map((name) => ({ itemCodeableConcept: concept(name) })),
        },
      ],
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#m' },
    });
  const one = onlyLine(read(product('Glucose')));
  expect([one.medicine.ingredients[0]?.strength, one.notUnderstood]).toMatchObject([
    { value: { numerator: { value: '50', unit: 'g' } } },
    [],
  ]);
  expect(onlyLine(read(product('Glucose', 'Sodium chloride'))).notUnderstood).toMatchObject([
    { path: 'medication.amount' },
  ]);
});
