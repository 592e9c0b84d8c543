import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fresh, uuidSystem } from '../../../shared/sync/sync.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { takesBack } from '../../../electron/engine/sync/error-marks.ts';
import { retractEntry } from '../../../electron/engine/sync/retract-entry.ts';
import { answered, modelRecord, type ModelRecord } from '../../support/model-record.ts';
import { uuid } from '../../support/sending.ts';

const name = uuid(1);
const query = `identifier=${encodeURIComponent(`${uuidSystem}|${name}`)}`;
const mine: JsonObject = {
  resourceType: 'MedicationStatement',
  identifier: [{ system: uuidSystem, value: name }],
  status: 'active',
  medicationCodeableConcept: { text: 'Bisoprolol 2.5mg tablets' },
  subject: { reference: 'Patient/p1' },
  dateAsserted: '2026-11-18T10:42:00Z',
  dosage: [{ text: 'Take ONE tablet each morning' }],
};
const { timesNotHeld } = fresh;

/** Takes an entry back whose answer was lost. */
const takeBack = (
  record: ModelRecord,
  { retract, ...over }: Partial<Omit<ReadyEntry, 'retract'>> & { readonly retract?: object } = {},
  body = mine,
) =>
  retractEntry(
    record.asking,
    {
      id: name,
      type: String(body['resourceType']),
      body: JSON.stringify(body),
      guard: { kind: 'if-none-exist', query, others: null, own: null },
      mayHaveArrived: true,
      answeredAs: null,
      timesNotHeld,
      odsCode: 'SIM',
      targets: [],
      endedHere: [],
      appendOnly: false,
      keepsGuards: false,
      isOurs: () => false,
      ...over,
      retract: { reason: 'wrong patient', by: 'ruth', ...retract },
    },
    body,
  );
const there = (over: JsonObject = {}, record = modelRecord()): ModelRecord => {
  record.server.put({ ...mine, id: 's1', ...over });
  return record;
};
const writes = (record: ModelRecord) => record.requests.filter((one) => !one.startsWith('GET'));
const statuses = (record: ModelRecord) =>
  record.server.store.list('MedicationStatement').map(({ status }) => status);

test('what was never sent is nowhere: nothing is asked, and what says the same stays', async () => {
  const record = there();
  expect(await takeBack(record, { mayHaveArrived: false })).toEqual({
    kind: 'retracted',
    record: 'never-sent',
  });
  expect([record.requests, statuses(record)]).toEqual([[], ['active']]);
});

test('what is marked as an error already is not written again', async () => {
  const record = there({ status: 'entered-in-error' });
  expect(await takeBack(record)).toEqual({ kind: 'retracted', record: 'marked-as-error' });
  expect(writes(record)).toEqual([]);
});

test('what says the same at another moment is somebody else’s, and stays', async () => {
  const record = there({ dateAsserted: '2026-11-17T09:00:00Z' });
  expect(await takeBack(record)).toEqual({ kind: 'retracted', record: 'left-as-it-is' });
  expect([writes(record), statuses(record)]).toEqual([[], ['active']]);
});

test.each([
  ['List', 'date'],
  ['Task', 'authoredOn'],
  ['DocumentReference', 'date'],
  ['AllergyIntolerance', 'recordedDate'],
])('a %s of the same words is told from mine by %s, and stays', async (resourceType, moment) => {
  const body: JsonObject = {
    resourceType,
    identifier: mine['identifier'],
    code: { text: 'Penicillin' },
    [moment]: '2026-11-18T10:42:00Z',
  };
  const record = modelRecord();
  record.server.put({ ...body, id: 'x1', [moment]: '2026-11-17T09:00:00Z' });
  expect(await takeBack(record, {}, body)).toEqual({ kind: 'retracted', record: 'left-as-it-is' });
  expect(writes(record)).toEqual([]);
});

test('an update that somebody has written over since is theirs, though it says the same', async () => {
  const record = there();
  record.server.edit('MedicationStatement', 's1', 'another', (one) => ({ ...one, note: [{ text: 'seen' }] }));
  const before = { ...mine, id: 's1', dosage: [{ text: 'Take TWO' }] };
  const guard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(before) } as const;
  const answer = { id: 's1', versionId: '1' };
  expect(await takeBack(record, { guard, answeredAs: answer })).toEqual({
    kind: 'retracted',
    record: 'left-as-it-is',
  });
  expect(writes(record)).toEqual([]);
});

test('two of one name are not taken back one at random', async () => {
  const record = there();
  record.server.put({ ...mine, id: 's2' });
  expect(await takeBack(record)).toEqual({ kind: 'several-exist', count: 2 });
  expect(statuses(record)).toEqual(['active', 'active']);
});

test.each<[string, (record: ModelRecord) => Promise<unknown>]>([
  ['the search', (record) => takeBack(record)],
  [
    'the entry that is updated',
    (record) =>
      takeBack(record, { guard: { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(mine) } }),
  ],
  ['the entry it answered with', (record) => takeBack(record, { answeredAs: { id: 's1', versionId: '1' } })],
])('half an answer about %s takes nothing back and does not count as "not there"', async (_, take) => {
  const record = there();
  record.between = () => answered(200, '{"resourceType":"Med');
  expect(await take(record)).toMatchObject({ kind: 'unreadable-answer' });
  expect(statuses(record)).toEqual(['active']);
});

test('an update of an entry that has gone, or whose id is none, is not there', async () => {
  const update = (id: string) =>
    takeBack(modelRecord(), { guard: { kind: 'if-match', id, versionId: '1', base: JSON.stringify(mine) } });
  expect(await update('gone')).toEqual({ kind: 'retracted', record: 'not-there' });
  expect(await update('../Patient/p1')).toEqual({ kind: 'retracted', record: 'not-there' });
});

test('what somebody writes between the reading and the marking is not overwritten: it is tried again', async () => {
  const record = there();
  for (const status of [409, 412]) {
    record.between = ({ method }) => (method === 'PUT' ? answered(status, {}) : undefined);
    expect(await takeBack(record)).toMatchObject({ kind: 'busy', detail: 'changed while it was taken back' });
  }
  record.between = ({ method }) =>
    method === 'PUT'
      ? answered(422, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'invalid' }] })
      : undefined;
  expect(await takeBack(record)).toMatchObject({ kind: 'not-accepted' });
  expect(statuses(record)).toEqual(['active']);
});

test('a record that says yes and shows the entry as before has not taken it back', async () => {
  const record = there();
  record.between = ({ method }) => (method === 'PUT' ? answered(200, {}) : undefined);
  expect(await takeBack(record)).toEqual({
    kind: 'not-held',
    detail: 'the record still shows it',
  });
});

test('what a person wrote into the entry as words goes with the mark, the rest stays as it was', async () => {
  const record = there({ text: { status: 'generated', div: 'Takes bisoprolol' } });
  expect(await takeBack(record)).toEqual({ kind: 'retracted', record: 'marked-as-error' });
  const [now] = record.server.store.list('MedicationStatement');
  expect(now).toMatchObject({ status: 'entered-in-error', dosage: mine['dosage'] });
  expect(now).not.toHaveProperty('text');
});

test('an allergy is marked by its verification, and has no clinical status any more', async () => {
  const allergy: JsonObject = {
    resourceType: 'AllergyIntolerance',
    identifier: mine['identifier'],
    clinicalStatus: { coding: [{ code: 'active' }] },
    verificationStatus: { coding: [{ code: 'confirmed' }] },
    code: { text: 'Penicillin' },
    patient: { reference: 'Patient/p1' },
    recordedDate: '2026-11-18T10:42:00Z',
  };
  const record = modelRecord();
  record.server.put({ ...allergy, id: 'a1' });
  expect(await takeBack(record, {}, allergy)).toEqual({ kind: 'retracted', record: 'marked-as-error' });
  const [now] = record.server.store.list('AllergyIntolerance');
  expect(now).toMatchObject({
    code: allergy['code'],
    verificationStatus: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
          code: 'entered-in-error',
        },
      ],
    },
  });
  expect(now).not.toHaveProperty('clinicalStatus');
  const asked = writes(record).length;
  expect(await takeBack(record, {}, allergy)).toEqual({ kind: 'retracted', record: 'marked-as-error' });
  expect(writes(record).length).toBe(asked);
});

test('who did what cannot be called an error: it is left as it is', async () => {
  const provenance: JsonObject = {
    resourceType: 'Provenance',
    meta: { tag: [{ system: uuidSystem, code: name }] },
    target: [{ reference: 'MedicationStatement/s1' }],
    recorded: '2026-11-18T10:42:00Z',
  };
  const record = modelRecord();
  record.server.put({ ...provenance, id: 'v1' });
  const answer = { id: 'v1', versionId: '1' };
  expect(await takeBack(record, { answeredAs: answer }, provenance)).toEqual({
    kind: 'retracted',
    record: 'left-as-it-is',
  });
  expect(writes(record)).toEqual([]);
});

test('what the record answered with and has dropped the name of is asked about; what a colleague said at another moment is not ours', async () => {
  const record = there({ identifier: [] });
  const answer = { id: 's1', versionId: '1' };
  expect(await takeBack(record, { answeredAs: answer })).toMatchObject({ kind: 'changed-by-others' });
  const another = there({ identifier: [], dateAsserted: '2026-11-17T09:00:00Z' });
  expect(await takeBack(another, { answeredAs: answer })).toEqual({ kind: 'retracted', record: 'not-there' });
  expect(await takeBack(modelRecord(), { answeredAs: answer })).toEqual({
    kind: 'retracted',
    record: 'not-there',
  });
});

test('where nothing is ever changed, what is added names the entry it takes back and carries its tags', async () => {
  const tag = [{ system: 'urn:concord:written', code: 'reconciliation' }];
  const record = there({ meta: { tag } }, modelRecord({ appendOnly: true }));
  expect(await takeBack(record, { appendOnly: true })).toEqual({
    kind: 'retracted',
    record: 'marked-as-error',
  });
  const added = record.server.store.list('MedicationStatement')[1] ?? {};
  expect(added).toMatchObject({
    status: 'entered-in-error',
    meta: { tag },
    identifier: [{ system: 'urn:concord:retracts', value: name }],
    derivedFrom: [{ reference: 'MedicationStatement/s1' }],
  });
  expect([takesBack(added, name), takesBack(added, uuid(2)), takesBack({}, name)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('an addition that the record does not show is not believed, and one it refuses is said to be refused', async () => {
  const record = there({}, modelRecord({ appendOnly: true }));
  record.between = ({ method }) => (method === 'POST' ? answered(201, {}) : undefined);
  expect(await takeBack(record, { appendOnly: true })).toMatchObject({
    kind: 'not-held',
    detail: 'the record does not show it',
  });
  record.between = ({ method }) =>
    method === 'POST'
      ? answered(422, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'invalid' }] })
      : undefined;
  expect(await takeBack(record, { appendOnly: true })).toMatchObject({ kind: 'not-accepted' });
});

test('an addition that is answered with the entry itself has not taken it back', async () => {
  const record = there({}, modelRecord({ appendOnly: true }));
  const location = { location: 'https://record.invalid/fhir/MedicationStatement/s1/_history/1' };
  record.between = ({ method }) =>
    method === 'POST' ? new Response('{}', { status: 200, headers: location }) : undefined;
  expect(await takeBack(record, { appendOnly: true })).toMatchObject({ kind: 'not-held' });
  expect(statuses(record)).toEqual(['active']);
});

const changed: JsonObject = { dosage: [{ text: 'Take HALF at night' }] };
const seenAs = (over: JsonObject): object => ({ seen: JSON.stringify({ ...mine, id: 's1', ...over }) });

test.each([
  ['whose answer was known', { answeredAs: { id: 's1', versionId: '1' } }],
  ['whose answer was lost', {}],
  ['of which nothing was known but what was seen', { mayHaveArrived: false }],
])(
  'an entry %s is marked as an error as somebody had changed it, once a person has seen that',
  async (_, over) => {
    const record = there(changed);
    expect(await takeBack(record, { ...over, retract: seenAs(changed) })).toEqual({
      kind: 'retracted',
      record: 'marked-as-error',
    });
    expect(record.server.store.list('MedicationStatement')).toMatchObject([
      { ...changed, status: 'entered-in-error' },
    ]);
  },
);

test('what was changed once more since it was seen is asked about again, as is what was added to it', async () => {
  const again = there({ dosage: [{ text: 'Take NONE' }] });
  expect(await takeBack(again, { retract: seenAs(changed) })).toMatchObject({ kind: 'changed-by-others' });
  const added = there({ ...changed, statusReason: [{ text: 'Asked by the GP' }] });
  expect(await takeBack(added, { retract: seenAs(changed) })).toMatchObject({ kind: 'changed-by-others' });
  expect([...statuses(again), ...statuses(added)]).toEqual(['active', 'active']);
});

test('what was seen without the name of ours, or has gone since, is found by where it stood', async () => {
  const nameless = there({ ...changed, identifier: [] });
  expect(await takeBack(nameless, { retract: seenAs({ ...changed, identifier: [] }) })).toMatchObject({
    record: 'marked-as-error',
  });
  expect(await takeBack(modelRecord(), { retract: seenAs(changed) })).toMatchObject({ record: 'not-there' });
});

test('an update somebody changed since is put back to what was there before, once a person has seen that', async () => {
  const before = { ...mine, id: 's1', dosage: [{ text: 'Take TWO' }] };
  const record = there(changed);
  const guard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(before) } as const;
  expect(await takeBack(record, { guard, retract: seenAs(changed) })).toMatchObject({ kind: 'retracted' });
  expect(record.server.store.list('MedicationStatement')).toMatchObject([
    { status: 'active', dosage: before.dosage },
  ]);
});

const theirList = (over: JsonObject = {}): JsonObject => ({
  resourceType: 'List',
  id: 'l9',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  date: '2026-11-18T10:50:00Z',
  entry: [{ item: { reference: 'MedicationStatement/s1' } }],
  ...over,
});

test.each<[string, JsonObject, object, object]>([
  ['given up for their list, is theirs and stays', {}, {}, { kind: 'retracted', record: 'left-as-it-is' }],
  [
    'given up for a list since retired, is asked about',
    { status: 'retired' },
    {},
    { kind: 'changed-by-others' },
  ],
  ['taken back for another reason, is asked about', {}, { kept: undefined }, { kind: 'changed-by-others' }],
])(
  'an entry of mine that a colleague has signed in another way since, %s',
  async (_, list, over, expected) => {
    const record = there({ ...changed, dateAsserted: '2026-11-18T10:50:00Z' });
    record.server.put(theirList(list));
    const kept = { endpoint: 'gp', id: 'l9', signature: '2026-11-18T10:50:00Z Sam Pritchard' };
    expect(await takeBack(record, { retract: { kept, ...over } })).toMatchObject(expected);
    expect(statuses(record)).toEqual(['active']);
  },
);

test('whether a colleague has signed it since could not be read: it is tried again, and nobody is asked in vain', async () => {
  const record = there(changed);
  record.between = ({ url }) => (url.pathname.endsWith('/List') ? answered(503, {}) : undefined);
  const kept = { endpoint: 'gp', id: 'l9', signature: 's' };
  expect(await takeBack(record, { retract: { kept } })).toMatchObject({ kind: 'no-answer' });
});

describe('a record where nothing is changed and that keeps no names', () => {
  const nameless = (): ModelRecord => {
    const record = there(
      { ...changed, identifier: [] },
      modelRecord({ appendOnly: true, drops: 'identifier' }),
    );
    return record;
  };
  const seen = seenAs({ ...changed, identifier: [] });

  test('is told once that an entry was an error, by what it answers to that', async () => {
    const record = nameless();
    const take = () => takeBack(record, { appendOnly: true, retract: seen });
    expect(await take()).toEqual({ kind: 'retracted', record: 'marked-as-error' });
    expect(await take()).toEqual({ kind: 'retracted', record: 'marked-as-error' });
    expect(statuses(record)).toEqual(['active', 'entered-in-error']);
  });

  test('that cannot show it now is asked again, and is not one that never keeps it', async () => {
    const record = nameless();
    const isAdded = ({ pathname }: URL) => /MedicationStatement\/(?!s1)/.test(pathname);
    record.between = ({ method, url }) => (method === 'GET' && isAdded(url) ? answered(503, {}) : undefined);
    expect(await takeBack(record, { appendOnly: true, retract: seen })).toMatchObject({ kind: 'no-answer' });
  });

  test('whose answer to that was lost is asked by what the entry was made from, and told no second time', async () => {
    const record = nameless();
    record.between = ({ method }, pass) => {
      if (method !== 'POST') return undefined;
      pass();
      return answered(503, {});
    };
    expect(await takeBack(record, { appendOnly: true, retract: seen })).toMatchObject({ kind: 'no-answer' });
    record.between = () => undefined;
    expect(await takeBack(record, { appendOnly: true, retract: seen })).toMatchObject({ kind: 'retracted' });
    expect(statuses(record)).toEqual(['active', 'entered-in-error']);
  });
});
