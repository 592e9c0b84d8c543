import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import {
  checkDigitHolds,
  decideIdentity,
  nhsCheckDigit,
  ownerOf,
  readNhsNumber,
  readPatient,
  showNhsNumber,
  similarNames,
  type PatientFacts,
} from '../../../shared/patients/patients.ts';

const number = must(readNhsNumber('943 476 5919'), 'a published example');
const other = must(readNhsNumber('9990000018'), 'ten digits');
const asked = { nhsNumber: number, birthDate: '1948-03-04', family: 'Penhaligon', gender: 'female' };
const patient = (over: object = {}): PatientFacts =>
  must(
    readPatient({
      resourceType: 'Patient',
      id: 'a',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }],
      name: [{ family: 'PENHALIGON', given: ['Dorothy'] }],
      birthDate: '1948-03-04',
      gender: 'female',
      ...over,
    }),
    'a Patient',
  );

test('the check digit is modulus 11: published examples hold, and a changed digit never does', () => {
  expect(
    ['9434765919', '9876543210', '4010232137'].map((one) => checkDigitHolds(must(readNhsNumber(one), one))),
  ).toEqual([true, true, true]);
  fc.assert(
    fc.property(fc.stringMatching(/^\d{9}$/), fc.nat(8), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
      const digit = nhsCheckDigit(nine);
      if (digit === undefined) return;
      const changed = nine.slice(0, at) + String((Number(nine[at]) + by) % 10) + nine.slice(at + 1);
      expect(checkDigitHolds(must(readNhsNumber(`${nine}${digit}`), nine))).toBe(true);
      expect(nhsCheckDigit(changed)).not.toBe(digit);
    }),
  );
});

test('a number is read with spaces and shown with them', () => {
  expect(showNhsNumber(number)).toBe('943 476 5919');
  expect(readNhsNumber('943 476 591')).toBeUndefined();
});

test('both agree: linked, without a warning for capitals', () => {
  expect(decideIdentity(asked, [patient()])).toEqual({ kind: 'linked', patient: patient(), warnings: [] });
});

test('no two patients are ever linked whose number or birth date differ', () => {
  const dates = fc.constantFrom('1948-03-04', '1948-03-14', '1948-04-03', '1948-03', '1948', '1849-03-04');
  fc.assert(
    fc.property(
      fc.constantFrom(number, other),
      dates,
      fc.constantFrom(number, other),
      dates,
      (n1, d1, n2, d2) => {
        const facts = patient({
          identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: n2 }],
          birthDate: d2,
        });
        const decision = decideIdentity({ ...asked, nhsNumber: n1, birthDate: d1 }, [facts]);
        expect(decision.kind === 'linked').toBe(n1 === n2 && d1 === d2 && d1.length === 10);
      },
    ),
  );
});

test.each([
  ['another birth date', { birthDate: '1948-03-14' }, { kind: 'disagrees', fields: ['birth-date'] }],
  [
    'another number',
    { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: other }] },
    { kind: 'disagrees', fields: ['nhs-number'] },
  ],
  ['no number', { identifier: [] }, { kind: 'needs-a-person', why: 'no-nhs-number' }],
  ['no birth date', { birthDate: undefined }, { kind: 'needs-a-person', why: 'no-birth-date' }],
  ['only the year, agreeing', { birthDate: '1948' }, { kind: 'needs-a-person', why: 'birth-date-partial' }],
  ['only the year, differing', { birthDate: '1949' }, { kind: 'disagrees', fields: ['birth-date'] }],
  ['restricted', { meta: { security: [{ code: 'V' }] } }, { kind: 'restricted' }],
  [
    'replaced',
    { link: [{ type: 'replaced-by', other: { reference: 'Patient/b' } }] },
    { kind: 'replaced', by: ['b'] },
  ],
])('%s stops', (_, over, expected) => {
  expect(decideIdentity(asked, [patient(over)])).toEqual(expected);
});

test('what does not stop the link is a warning', () => {
  const replaced = [
    { system: 'https://fhir.nhs.uk/Id/nhs-number', value: other },
    { system: 'https://fhir.nhs.uk/Id/nhs-number', value: number, use: 'old' },
  ];
  const changed = patient({
    identifier: replaced,
    name: [{ family: 'Trelawney' }],
    gender: 'male',
    deceasedBoolean: true,
  });
  expect(decideIdentity(asked, [changed])).toMatchObject({
    kind: 'linked',
    warnings: ['nhs-number-replaced', 'family-name-differs', 'gender-differs', 'recorded-as-deceased'],
  });
  const failing = must(readNhsNumber('9990347521'), 'ten digits');
  const official = patient({ identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: failing }] });
  expect(decideIdentity({ ...asked, nhsNumber: failing }, [official])).toMatchObject({
    kind: 'linked',
    warnings: ['nhs-number-fails-check'],
  });
});

test('a replaced entry beside its successor gives way to it; two that stand need a person; none is not known', () => {
  const old = patient({ id: 'old', link: [{ type: 'replaced-by', other: { reference: 'Patient/a' } }] });
  expect(decideIdentity(asked, [old, patient()])).toMatchObject({ kind: 'linked', patient: { id: 'a' } });
  expect(decideIdentity(asked, [patient(), patient({ id: 'b' })])).toEqual({
    kind: 'needs-a-person',
    why: 'several',
  });
  expect(decideIdentity(asked, [patient(), patient()]).kind).toBe('linked');
  expect(decideIdentity(asked, [])).toEqual({ kind: 'not-known' });
});

test.each([
  [{ resourceType: 'MedicationStatement', subject: { reference: 'Patient/a' } }, 'asked-for'],
  [
    {
      resourceType: 'MedicationStatement',
      subject: { reference: 'https://gp.example/fhir/Patient/a/_history/3' },
    },
    'asked-for',
  ],
  [
    { resourceType: 'MedicationStatement', subject: { reference: 'https://other.example/fhir/Patient/a' } },
    'another-patient',
  ],
  [{ resourceType: 'AllergyIntolerance', patient: { reference: 'Patient/ab' } }, 'another-patient'],
  [
    {
      resourceType: 'Task',
      for: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '943 476 5919' } },
    },
    'asked-for',
  ],
  [
    {
      resourceType: 'Task',
      for: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: other } },
    },
    'another-patient',
  ],
  [{ resourceType: 'List' }, 'not-stated'],
  [{ resourceType: 'Medication' }, 'nobody'],
  [{ resourceType: 'Patient', id: 'b' }, 'another-patient'],
])('%j belongs to: %s', (resource, owner) => {
  expect(ownerOf(resource, { id: 'a', nhsNumber: number, base: 'https://gp.example/fhir' })).toBe(owner);
});

test.each([
  ['Penhaligon', 'Penhalligan', true],
  ['SMITH', 'Smyth', true],
  ['Siân', 'Sian', true],
  ['O’Brien', 'OBrien', true],
  ['Nguyen', 'Ngyuen', true],
  ['Stanbury', 'Stanhope', false],
  ['Osei', 'Adebayo', false],
  ['Li', 'Le', false],
  ['', '', false],
])('%s and %s could be taken for one another: %s', (a, b, expected) => {
  expect([similarNames(a, b), similarNames(b, a)]).toEqual([expected, expected]);
});
