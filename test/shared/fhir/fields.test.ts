import { expect, test } from 'vitest';
import { valueOf } from '../../../shared/core/known.ts';
import type { DosageMeaning } from '../../../shared/medicines/dosage.ts';
import { concept, onlyLine, read, readText, request, statement, type Json } from './support.ts';

const withDosage = (dosage: Json) => onlyLine(read(statement('1', { dosage: [dosage] }))).dosages[0];
const withDose = (doseQuantity: unknown) => withDosage({ doseAndRate: [{ doseQuantity }] })?.structured;
const meaning = (dosage: Json): DosageMeaning | undefined => {
  const structured = withDosage(dosage)?.structured;
  return structured?.kind === 'known' ? structured.value : undefined;
};
const masked = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
};

test.each([
  ['missing', {}, 'not-recorded'],
  ['impossible', { dateAsserted: '2010-13-45' }, 'unreadable'],
  ['a number', { dateAsserted: 20101345 }, 'unreadable'],
  ['masked', { _dateAsserted: masked }, 'withheld'],
  [
    'absent for another reason',
    { _dateAsserted: { extension: [{ ...masked.extension[0], valueCode: 'unknown' }] } },
    'not-recorded',
  ],
  ['only a month', { dateAsserted: '2026-02' }, 'known'],
])('a date that is %s is said so', (_, fields, kind) => {
  expect(onlyLine(read(statement('1', fields))).asserted.kind).toBe(kind);
});

test('a status FHIR does not have is kept as sent, a missing one is not recorded', () => {
  expect(onlyLine(read(statement('1', { status: 'paused' }))).status).toEqual({
    kind: 'unreadable',
    raw: 'paused',
    why: 'not a value FHIR knows here',
  });
  expect(onlyLine(read(statement('1', { status: undefined }))).status.kind).toBe('not-recorded');
});

test.each([
  ['a number between quotes', { value: '28', unit: 'day', code: ['d'] }, '28 day'],
  ['a dose in UCUM', { value: 0.5, code: 'mg', system: 'http://unitsofmeasure.org' }, '0.5 mg'],
  ['a tablet by dm+d', { value: 1, code: '428673006' }, '1 tablet'],
  ['a tablet by its dose form', { value: 1, code: '385055001' }, '1 tablet'],
  ['a tablet by its unit of presentation', { value: 1, code: '732936001' }, '1 tablet'],
  [
    'words over a code that counts another thing',
    { value: 1, unit: 'tablet', code: '428641000' },
    '1 tablet',
  ],
  ['words over a code that measures time', { value: 2, unit: 'tablet', code: 'd' }, '2 tablet'],
  ['a bracketed plural', { value: 84, unit: 'tablets(s)' }, '84 tablet'],
  ['a compound unit', { value: 5, unit: 'milliliter per hour', code: 'mL/h' }, '5 mL/hour'],
  ['a unit nobody knows', { value: 3, unit: 'Scoopful' }, '3 scoopful'],
])('%s is read', (_, quantity, words) => {
  const dose = withDose(quantity);
  const low = dose?.kind === 'known' ? dose.value.doses[0]?.low : undefined;
  expect(`${low?.value ?? ''} ${low?.unit ?? ''}`).toBe(words);
});

test.each([
  ['a billion', { value: 1e9, unit: 'mg' }],
  ['negative', { value: -1, unit: 'mg' }],
  ['words', { value: 'two', unit: 'mg' }],
  ['no object', 5],
  ['less than something', { value: 5, comparator: '<', unit: 'mg' }],
  ['in a unit its code contradicts', { value: 5, unit: 'microgram', code: 'mg' }],
  ['without a number', { unit: 'mg' }],
])('a dose that is %s is unreadable, never a guess', (_, quantity) => {
  expect(withDose(quantity)?.kind).toBe('unreadable');
});

test('a unit that contradicts its code is on screen', () => {
  const line = onlyLine(
    read(request('1', { dispenseRequest: { quantity: { value: 3, unit: 'tablet', code: '428641000' } } })),
  );
  expect(line.notUnderstood.map((odd) => [odd.path, odd.why])).toEqual([
    ['dispenseRequest.quantity', 'the unit and its code disagree'],
  ]);
});

test.each([
  ['frequency', { frequency: 'twice', period: 1, periodUnit: 'd' }, 'frequency', 'timing.frequency', 'twice'],
  ['period unit', { frequency: 1, period: 1, periodUnit: 'gap' }, 'frequency', 'timing.periodUnit', 'gap'],
  ['day', { dayOfWeek: ['mon', 'someday'] }, 'frequency', 'timing.dayOfWeek', 'someday'],
  ['time', { timeOfDay: ['25:00:00'] }, 'frequency', 'timing.timeOfDay', '25:00:00'],
  ['bounds by dates', { boundsPeriod: '2026-02-30' }, 'course', 'timing.boundsPeriod', '2026-02-30'],
])(
  'a timing whose %s cannot be read costs that, is told with what it would have said, and leaves the rest',
  (_, repeat, field, path, raw) => {
    const dosage = withDosage({ timing: { repeat }, route: concept('oral') });
    const structured = dosage?.structured.kind === 'known' ? dosage.structured.value : undefined;
    expect(structured).toMatchObject({ route: { text: 'oral' }, timing: { dayOfWeek: [], timeOfDay: [] } });
    expect(structured?.timing.frequency ?? structured?.timing.period).toBeUndefined();
    expect(dosage?.unread).toEqual([{ field, path, raw }]);
  },
);

test('a time that cannot be read beside how often costs itself alone, and is on screen', () => {
  const line = onlyLine(
    read(
      statement('1', {
        dosage: [{ timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd', timeOfDay: ['8am'] } } }],
      }),
    ),
  );
  expect(line.dosages[0]?.structured).toMatchObject({ value: { timing: { frequency: '2', timeOfDay: [] } } });
  expect(line.notUnderstood).toEqual([
    { path: 'dosage[0].timing.timeOfDay', raw: '8am', why: 'could not be read' },
  ]);
});

test.each([
  ['"False" in words', { asNeededBoolean: 'False' }, { asNeeded: { kind: 'no' } }],
  [
    'units of time in words',
    { timing: { repeat: { period: 2, periodUnit: 'Weeks' } } },
    { timing: { periodUnit: 'wk' } },
  ],
  ['a day in full', { timing: { repeat: { dayOfWeek: ['Monday'] } } }, { timing: { dayOfWeek: ['mon'] } }],
])('%s is understood', (_, dosage, expected) => {
  expect(meaning(dosage)).toMatchObject(expected);
});

test('a structure of which nothing could be read is unreadable with all of it raw', () => {
  const structured = withDosage({ timing: { repeat: { frequency: 'twice' } } })?.structured;
  expect(structured?.kind === 'unreadable' ? structured.raw : structured).toBe(
    JSON.stringify({ timing: { repeat: { frequency: 'twice' } } }),
  );
});

test('a whole structure is read: sequence, rate, maxima, as needed, bounds, when, offset', () => {
  expect(
    meaning({
      sequence: 2,
      timing: {
        event: ['2026-11-01'],
        repeat: {
          boundsRange: { low: { value: 5, code: 'd' }, high: { value: 7, code: 'd' } },
          count: 3,
          frequency: 1,
          frequencyMax: 2,
          period: 8,
          periodUnit: 'h',
          offset: 30,
          when: ['AC'],
          timeOfDay: ['08:00:00'],
        },
        code: { coding: [{ code: 'TID' }] },
      },
      asNeededCodeableConcept: concept('pain'),
      doseAndRate: [
        {
          doseRange: { high: { value: 2, unit: 'tablets' } },
          rateRatio: { numerator: { value: 30, unit: 'mL' }, denominator: { value: 1, unit: 'h' } },
        },
      ],
      maxDosePerPeriod: { numerator: { value: 8, unit: 'tablet' }, denominator: { value: 1, code: 'd' } },
      additionalInstruction: [concept('with food')],
    }),
  ).toEqual({
    sequence: 2,
    doses: [{ high: { value: '2', unit: 'tablet', text: 'tablets' } }],
    rate: {
      kind: 'ratio',
      numerator: { value: '30', unit: 'mL', text: 'mL' },
      denominator: { value: '1', unit: 'hour', text: 'h' },
    },
    timing: {
      count: '3',
      frequency: '1',
      frequencyMax: '2',
      period: '8',
      periodUnit: 'h',
      offsetMinutes: 30,
      dayOfWeek: [],
      timeOfDay: ['08:00'],
      when: ['AC'],
      events: ['2026-11-01'],
      bounds: { kind: 'range', low: '5', high: '7', unit: 'd' },
      code: { text: 'TID', codes: [{ system: '', code: 'TID' }] },
    },
    asNeeded: { kind: 'for', reason: { text: 'pain', codes: [] } },
    maxPerPeriod: {
      numerator: { value: '8', unit: 'tablet', text: 'tablet' },
      denominator: { value: '1', unit: 'day' },
    },
    additionalInstructions: [{ text: 'with food', codes: [] }],
  });
});

test('STU3 has dose and as needed directly in the dosage', () => {
  expect(meaning({ doseQuantity: { value: 1, unit: 'tablet' }, asNeededBoolean: true })).toMatchObject({
    doses: [{ low: { value: '1', unit: 'tablet' } }],
    asNeeded: { kind: 'yes' },
  });
});

test('what FHIR does not have, and what Concord does not know, is listed with its path', () => {
  const line = onlyLine(
    read(
      statement('1', {
        vendorNote: { a: 1 },
        modifierExtension: [{ url: 'http://vendor.example/negated', valueBoolean: true }],
        extension: [{ url: 'http://vendor.example/colour', valueCode: 'red' }],
        implicitRules: 'http://vendor.example/rules',
        dosage: [{ text: 'daily', halves: true }],
        meta: { anything: 'goes' },
      }),
    ),
  );
  expect(line.notUnderstood.map((odd) => odd.path).toSorted()).toEqual([
    'dosage[0].halves',
    'extension[0]',
    'implicitRules',
    'modifierExtension[0]',
    'vendorNote',
  ]);
});

test('control characters and marks that turn the reading direction are kept, and flagged', () => {
  const line = onlyLine(read(statement('1', { medicationCodeableConcept: concept('Rami\u202Epril\u0007') })));
  expect([line.medicine.term, line.notUnderstood]).toEqual([
    'Rami\u202Epril\u0007',
    [
      {
        path: 'medicationCodeableConcept.text',
        raw: 'Rami\\u202epril\\u0007',
        why: 'it holds control or direction characters',
      },
    ],
  ]);
});

test('a prohibition in an odd shape is not overlooked', () => {
  expect(onlyLine(read(request('1', { doNotPerform: 'true' }))).doNotPerform).toBe(true);
  expect(
    onlyLine(read(request('1', { doNotPerform: 'perhaps' }))).notUnderstood.map((odd) => odd.path),
  ).toEqual(['doNotPerform']);
});

test('the retired and present UK extensions are read under every address', () => {
  const uk = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-';
  const line = onlyLine(
    read(
      statement('1', {
        extension: [
          { url: `${uk}PharmacistVerifiedIndicator`, valueBoolean: true },
          { url: `${uk}MedicationDosageLastChanged`, valueDateTime: '2026-05-01' },
          { url: `${uk}MedicationPrescribingAgency`, valueCodeableConcept: concept('hospital') },
          { url: `${uk}MedicationTradeFamily`, valueCodeableConcept: concept('Tritace') },
          {
            url: `${uk}MedicationChangeSummary`,
            extension: [
              { url: 'status', valueCoding: { code: 'amended', display: 'Amended' } },
              { url: 'dateChanged', valueDateTime: '2026-05-01' },
              { url: 'detailsOfAmendment', valueString: 'halved' },
            ],
          },
        ],
      }),
    ),
  );
  const change = valueOf(line.change);
  expect([
    valueOf(line.pharmacistVerified),
    valueOf(line.dosageLastChanged),
    valueOf(line.prescribingAgency)?.text,
    valueOf(line.medicine.brand),
  ]).toEqual([true, '2026-05-01', 'hospital', 'Tritace']);
  expect([
    change === undefined ? '' : valueOf(change.status)?.text,
    change === undefined ? '' : valueOf(change.details),
    line.notUnderstood,
  ]).toEqual(['Amended', 'halved', []]);
});

test('words where notes and dosages were meant are kept', () => {
  const line = onlyLine(
    read(statement('1', { note: ['crush it', { text: 'with water' }], dosage: ['one daily'] })),
  );
  expect([line.notes, line.dosages.map((dosage) => valueOf(dosage.text))]).toEqual([
    ['crush it', 'with water'],
    ['one daily'],
  ]);
});

test('a medicine withheld by the source is not named, and says why', () => {
  const line = onlyLine(readText(JSON.stringify(statement('1', { medicationCodeableConcept: masked }))));
  expect([line.medicine.term, line.notUnderstood.map((odd) => odd.why)]).toEqual([
    '',
    ['withheld by the source'],
  ]);
});
