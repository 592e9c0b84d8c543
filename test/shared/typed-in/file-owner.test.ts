import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { nhsNumberSystem } from '../../../shared/patients/patients.ts';
import { fileOwner } from '../../../shared/typed-in/typed-in.ts';

const whom = { family: 'Penhaligon', born: '1948-03-04', gender: 'female', nhsNumber: '9990347522' };

const patient = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: nhsNumberSystem, value: '9990347522' }],
  name: [{ family: 'Penhaligon', given: ['Dorothy'] }],
  birthDate: '1948-03-04',
  gender: 'female',
  ...over,
});
const statement = (subject: JsonObject, over: JsonObject = {}): JsonObject => ({
  resourceType: 'MedicationStatement',
  id: 's1',
  subject,
  ...over,
});
const owner = (...resources: readonly JsonObject[]) =>
  fileOwner(
    resources.map((resource) => ({ fullUrl: undefined, resource })),
    whom,
  );
const theirs = { reference: 'Patient/p1' };
const number = (value: string) => ({ identifier: { system: nhsNumberSystem, value } });

test('a file that names this patient by number and birth date is theirs, however its entries refer to them', () => {
  expect(owner(patient(), statement(theirs))).toEqual({ kind: 'this-patient' });
  expect(owner(patient(), statement({ reference: 'https://gp.example/fhir/Patient/p1/_history/3' }))).toEqual(
    {
      kind: 'this-patient',
    },
  );
  const urn = 'urn:uuid:0B7A1C52-1111-4222-8333-444455556666';
  expect(
    fileOwner(
      [
        { fullUrl: urn, resource: patient() },
        { fullUrl: undefined, resource: statement({ reference: urn.toLowerCase() }) },
      ],
      whom,
    ),
  ).toEqual({ kind: 'this-patient' });
  const contained = patient({ id: 'me' });
  expect(owner(statement({ reference: '#me' }, { contained: [contained] }))).toEqual({
    kind: 'this-patient',
  });
});

test('another number, another birth date, a restricted patient: it is not theirs, and that is never asked', () => {
  expect(owner(patient({ identifier: [{ system: nhsNumberSystem, value: '9990445577' }] }))).toEqual({
    kind: 'another-patient',
    why: ['nhs-number'],
  });
  expect(owner(patient({ birthDate: '1950-01-01' }))).toEqual({
    kind: 'another-patient',
    why: ['birth-date'],
  });
  expect(owner(statement(number('9990445577')))).toEqual({ kind: 'another-patient', why: ['nhs-number'] });
  expect(owner(patient({ meta: { security: [{ code: 'R' }] } }))).toEqual({
    kind: 'another-patient',
    why: 'restricted',
  });
});

test('one entry about somebody else makes the whole file somebody else’s', () => {
  const several = { kind: 'another-patient', why: 'several-patients' };
  expect(owner(patient(), statement(theirs), statement({ reference: 'Patient/p2' }))).toEqual(several);
  expect(owner(statement({ reference: 'Patient/p1' }), statement({ reference: 'Patient/p2' }))).toEqual(
    several,
  );
  expect(owner(patient(), patient({ id: 'p2', identifier: [], birthDate: '1948-03-04' }))).toEqual(several);
  expect(owner(patient(), statement(number('9990445577')))).toEqual({
    kind: 'another-patient',
    why: ['nhs-number'],
  });
});

test('a file without enough to tell is asked about, with why', () => {
  const asks = (...resources: readonly JsonObject[]) => {
    const found = owner(...resources);
    return found.kind === 'ask' ? found.why : found.kind;
  };
  expect([
    asks(statement({})),
    asks(statement(theirs)),
    asks(statement(number('999 034 7522'))),
    asks(patient({ identifier: [] })),
    asks(patient({ birthDate: '1948' })),
    asks(patient({ name: [{ family: 'Smith' }] })),
    asks(
      patient({
        identifier: [
          { system: nhsNumberSystem, value: '9990445577' },
          { system: nhsNumberSystem, value: '9990347522', use: 'old' },
        ],
      }),
    ),
  ]).toEqual([
    'names-nobody',
    'names-nobody',
    'number-only',
    'not-enough',
    'not-enough',
    'name-differs',
    'number-replaced',
  ]);
});

test('of a patient whose number nobody knows, what contradicts refuses and nothing confirms', () => {
  const entries = [{ fullUrl: undefined, resource: patient() }];
  expect(fileOwner(entries, { ...whom, nhsNumber: null })).toEqual({ kind: 'ask', why: 'not-enough' });
  expect(fileOwner(entries, { ...whom, nhsNumber: null, born: '1950-01-01' })).toEqual({
    kind: 'another-patient',
    why: ['birth-date'],
  });
});
