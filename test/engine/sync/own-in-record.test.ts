import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { uuidSystem, type StoredGuard } from '../../../shared/sync/sync.ts';
import {
  inPlaceOf,
  isSameMedicine,
  liveBeside,
  ownInRecord,
  updatedAt,
} from '../../../electron/engine/sync/own-in-record.ts';
import { answered, modelRecord } from '../../support/model-record.ts';
import { ownTags, statementOf, uuid } from '../../support/sending.ts';

const amlodipine = { text: 'Amlodipine 5mg tablets' };
const mine = statementOf(1, 'p1', {
  subject: { reference: 'Patient/p1' },
  medicationCodeableConcept: amlodipine,
});

/** An entry of our organisation about the same medicine, as another computer wrote it. */
const theirs = (id: string, over: JsonObject = {}): JsonObject => ({
  ...mine,
  id,
  identifier: [{ system: uuidSystem, value: uuid(9) }],
  ...over,
});

/** The id of what is found in a record that holds these. */
async function foundAmong(
  entries: readonly JsonObject[],
  isKnown: (resource: JsonObject) => boolean = () => false,
): Promise<unknown> {
  const record = modelRecord();
  for (const entry of entries) record.server.put(entry);
  const found = await ownInRecord(record.asking, mine, 'SIM', isKnown);
  return found.ok ? found.value?.resource['id'] : found.fault;
}

test('what a colleague of the same organisation wrote about the medicine is found', async () => {
  expect(await foundAmong([theirs('colleague')])).toBe('colleague');
});

test.each<[string, JsonObject]>([
  ['of another organisation', { meta: { tag: [ownTags[0] ?? {}] } }],
  ['of another program', { meta: { tag: [ownTags[1] ?? {}] } }],
  ['about another medicine', { medicationCodeableConcept: { text: 'Ramipril 5mg capsules' } }],
  ['of another patient', { subject: { reference: 'Patient/p2' } }],
  ['that was stopped', { status: 'stopped' }],
  ['that was entered in error', { status: 'entered-in-error' }],
  ['that is this very entry', { identifier: [{ system: uuidSystem, value: uuid(1) }] }],
])('an entry %s is no other entry of ours', async (_, over) => {
  expect(await foundAmong([theirs('other', over)])).toBeUndefined();
});

test.each<[string, JsonObject]>([
  ['its name', { identifier: [{ system: 'urn:concord:retracts', value: uuid(9) }] }],
  ['what it was made from', { identifier: [], derivedFrom: [{ reference: 'MedicationStatement/other' }] }],
])(
  'where nothing is changed, what another entry takes back by %s is no entry of ours to ask about',
  async (_, over) => {
    const error = theirs('error', { status: 'entered-in-error', ...over });
    expect(await foundAmong([theirs('other'), error])).toBeUndefined();
    expect(await foundAmong([theirs('other'), { ...error, identifier: [], derivedFrom: [] }])).toBe('other');
  },
);

test('what another entry of this computer is about is left to that one', async () => {
  expect(await foundAmong([theirs('known')], ({ id }) => id === 'known')).toBeUndefined();
});

test('half an answer is not taken for "there is none"', async () => {
  const record = modelRecord();
  record.between = () => answered(200, '{"resourceType":"Bundle","entry":[{');
  expect(await ownInRecord(record.asking, mine, 'SIM', () => false)).toMatchObject({
    ok: false,
    fault: { kind: 'unreadable-answer' },
  });
});

test('of several, the one the server changed last is meant', async () => {
  const at = (id: string, lastUpdated: string) => ({
    resource: theirs(id, { meta: { tag: ownTags, lastUpdated } }),
    versionId: '1',
  });
  const all = [
    at('earlier', '2026-11-17T08:00:00Z'),
    at('last', '2026-11-18T08:00:00Z'),
    at('first', '2026-11-16T08:00:00Z'),
  ];
  const found = await ownInRecord(
    modelRecord().asking,
    mine,
    'SIM',
    () => false,
    () => Promise.resolve({ ok: true, value: all }),
  );
  expect(found.ok && found.value?.resource['id']).toBe('last');
  expect(updatedAt({ resourceType: 'List' })).toBe('');
});

test('an update looks past the entry it is about, what else is updated, and what is ours', async () => {
  const record = modelRecord();
  const beside = (targets: readonly string[], ours: string, endedHere: readonly string[] = []) =>
    liveBeside(
      record.asking,
      { odsCode: 'SIM', targets, endedHere, isOurs: ({ id }) => id === ours },
      { kind: 'if-match', id: 'own', versionId: '1', base: '{}' },
      mine,
    );
  for (const id of ['own', 'target', 'ours']) record.server.put(theirs(id));
  expect(await beside(['target'], 'ours', ['own'])).toEqual({ ok: true, value: undefined });
  // Ended from here, and going on there: somebody brought it back.
  for (const id of ['target', 'ours'])
    expect(await beside(['target'], 'ours', [id])).toMatchObject({ value: { resource: { id } } });
  record.server.put(theirs('colleague'));
  const found = await beside(['target'], 'ours');
  expect(found.ok && found.value?.resource['id']).toBe('colleague');
});

const coded = (...codes: readonly string[]): JsonObject => ({
  medicationCodeableConcept: { coding: codes.map((code) => ({ system: 'https://dmd.nhs.uk', code })) },
});
const named = (text: string): JsonObject => ({ medicationCodeableConcept: { text } });

test('a medicine is the same by its name in any case, or by any one of its codes', () => {
  expect(isSameMedicine(named('Amlodipine '), named('amlodipine'))).toBe(true);
  expect(isSameMedicine(coded('1', '2'), coded('2', '3'))).toBe(true);
  expect(isSameMedicine(named('Amlodipine'), named('Ramipril'))).toBe(false);
  expect(isSameMedicine(coded('1'), coded('2'))).toBe(false);
  const elsewhere = { medicationCodeableConcept: { coding: [{ system: 'urn:local', code: '1' }] } };
  expect(isSameMedicine(coded('1'), elsewhere)).toBe(false);
});

test('two entries that do not say their medicine are not about the same', () => {
  expect(isSameMedicine({}, {})).toBe(false);
  expect(isSameMedicine(named(' '), named(''))).toBe(false);
  expect(
    isSameMedicine({ medicationCodeableConcept: 'Amlodipine' }, { medicationCodeableConcept: 'Amlodipine' }),
  ).toBe(false);
});

const others = { search: 'List?patient=p1', since: '', seen: [], signatures: [] };
const create: Extract<StoredGuard, { kind: 'if-none-exist' }> = {
  kind: 'if-none-exist',
  query: 'identifier=x',
  others,
  own: { seen: ['before'] },
};
const inRecord = { resource: theirs('colleague'), versionId: '7' };

test('ours in the place of a colleague’s is the next version of theirs, and is found by the names of both', () => {
  const { body, guard } = inPlaceOf(inRecord, mine, create, false);
  expect(JSON.parse(body)).toEqual({
    ...mine,
    id: 'colleague',
    identifier: [
      { system: uuidSystem, value: uuid(9) },
      { system: uuidSystem, value: uuid(1) },
    ],
  });
  expect(guard).toEqual({
    kind: 'if-match',
    id: 'colleague',
    versionId: '7',
    base: JSON.stringify(inRecord.resource),
    others,
  });
});

test('where a record only ever adds, ours stands beside theirs and says that it comes from it, once', () => {
  const { body, guard } = inPlaceOf(inRecord, mine, create, true);
  const derivedFrom = [{ reference: 'MedicationStatement/colleague' }];
  expect(JSON.parse(body)).toEqual({ ...mine, derivedFrom });
  expect(guard).toEqual({ ...create, own: { seen: ['before', 'colleague'] } });
  const again = inPlaceOf(inRecord, { ...mine, derivedFrom }, create, true);
  expect(JSON.parse(again.body)).toEqual({ ...mine, derivedFrom });
  const earlier = [{ reference: 'MedicationStatement/another' }];
  expect(JSON.parse(inPlaceOf(inRecord, { ...mine, derivedFrom: earlier }, create, true).body)).toEqual({
    ...mine,
    derivedFrom: [...earlier, ...derivedFrom],
  });
});
