import { expect, test } from 'vitest';
import { valueOf } from '../../../shared/core/known.ts';
import { accounted, allergy, concept, read } from './support.ts';

const snomed = (code: string, text?: string) => ({
  code: { coding: [{ system: 'http://snomed.info/sct', code }], ...(text === undefined ? {} : { text }) },
});
const only = (fields: object) => read(allergy({ ...fields })).allergies[0];

test.each([
  ['716186003', 'no-known-allergies'],
  ['409137002', 'no-known-drug-allergies'],
  ['429625007', 'no-known-food-allergies'],
  ['428607008', 'no-known-environmental-allergies'],
])('%s is a statement of none, and of what', (code, none) => {
  expect(only(snomed(code))?.statement).toEqual({ kind: 'none', none });
});

test.each([
  ['NKDA', 'no-known-drug-allergies'],
  ['No known drug allergy (situation)', 'no-known-drug-allergies'],
  ['Nil known allergies.', 'no-known-allergies'],
])('"%s" in words is a statement of none', (text, none) => {
  expect(only({ code: concept(text) })?.statement).toEqual({ kind: 'none', none });
});

test.each([
  'No known allergies except penicillin',
  'Penicillin',
  'NKDA on admission, later rash to trimethoprim',
])('"%s" is no statement of none', (text) => {
  expect(only({ code: concept(text) })?.statement).toEqual({ kind: 'substance' });
});

const end = [
  { url: 'endDate', valueDateTime: '2021-07-20' },
  { url: 'reasonEnded', valueString: 'tolerated since' },
];

test('an end is read on the resource in STU3 and inside the clinical status in R4', () => {
  const stu3 = only({
    extension: [
      {
        url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-AllergyIntoleranceEnd-1',
        extension: end,
      },
    ],
    clinicalStatus: 'resolved',
  });
  const r4 = only({
    clinicalStatus: {
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AllergyIntoleranceEnd',
          extension: end,
        },
      ],
      coding: [{ code: 'inactive' }],
    },
  });
  const ended = {
    kind: 'known',
    value: {
      when: { kind: 'known', value: '2021-07-20' },
      reason: { kind: 'known', value: 'tolerated since' },
    },
  };
  expect([stu3?.ended, r4?.ended]).toEqual([ended, ended]);
  expect(
    [stu3?.clinicalStatus, r4?.clinicalStatus].map((status) => (status === undefined ? '' : valueOf(status))),
  ).toEqual(['resolved', 'inactive']);
});

test('allergies inside the list of ended ones are read, ended and counted', () => {
  const list = read({
    resourceType: 'List',
    status: 'current',
    mode: 'snapshot',
    title: 'Ended allergies',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '1103671000000101' }] },
    contained: [
      allergy({ id: 'e1', clinicalStatus: 'resolved' }),
      allergy({ id: 'e2', clinicalStatus: 'resolved' }),
    ],
  });
  expect([list.allergies.map((one) => one.ended.kind), list.received, accounted(list)]).toEqual([
    ['known', 'known'],
    3,
    3,
  ]);
});

test('refuted stays, made in error is withdrawn', () => {
  const list = read(
    allergy({ verificationStatus: { coding: [{ code: 'refuted' }] } }),
    allergy({ id: 'a2', verificationStatus: 'entered-in-error' }),
  );
  expect([
    list.allergies.map((one) => valueOf(one.verification)),
    list.withdrawn.map((key) => key.id),
  ]).toEqual([['refuted'], ['a2']]);
});

test.each([
  ['196461000000101', 'Septrin'],
  ['196471000000108', 'Latex'],
])('degraded %s is named by its words', (code, text) => {
  const read = only(snomed(code, text));
  expect([read?.substance.text, read?.degraded]).toEqual([text, true]);
});

test('allergy and intolerance are kept apart, and neither is assumed', () => {
  expect(['allergy', 'intolerance', undefined].map((type) => only({ type })?.kind)).toEqual([
    'allergy',
    'intolerance',
    'not-stated',
  ]);
});

test('a reaction keeps its severity, its words and its notes', () => {
  const read = only({
    reaction: [
      {
        manifestation: [concept('rash')],
        severity: 'mild',
        description: 'within minutes',
        note: [{ text: 'seen by GP' }],
      },
    ],
  });
  expect([
    read?.reactions.map((one) => [one.manifestation.text, valueOf(one.severity)]),
    read?.notes,
  ]).toEqual([[['rash', 'mild']], ['seen by GP', 'within minutes']]);
});

test('a clinical status that cannot be read is not taken for active or for over', () => {
  expect(only({ clinicalStatus: { coding: [{ code: 'dormant' }] } })?.clinicalStatus).toEqual({
    kind: 'unreadable',
    raw: 'dormant',
    why: 'not a value FHIR knows here',
  });
});
