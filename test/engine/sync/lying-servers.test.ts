import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fresh, type StoredGuard } from '../../../shared/sync/sync.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import { answered, modelRecord, type ModelRecord } from '../../support/model-record.ts';
import { ownTags, statementOf, uuid } from '../../support/sending.ts';

/** Servers that lose, double, mix up and make up: none of it counts as received, none of it makes a second one. */
const query = `identifier=${encodeURIComponent(`https://tools.ietf.org/html/rfc4122|${uuid(1)}`)}`;
const statement = statementOf(1);
const others = { search: 'List?patient=p1', since: '1970-01-01T00:00:00Z', seen: [], signatures: [] };
const { mayHaveArrived, answeredAs, timesNotHeld, retract } = fresh;

const ready = (over: Partial<ReadyEntry> = {}): ReadyEntry => ({
  id: uuid(1),
  type: 'MedicationStatement',
  body: JSON.stringify(statement),
  guard: { kind: 'if-none-exist', query, others: null, own: null },
  mayHaveArrived,
  answeredAs,
  timesNotHeld,
  retract,
  odsCode: 'SIM',
  targets: [],
  endedHere: [],
  appendOnly: false,
  keepsGuards: false,
  isOurs: () => false,
  ...over,
});

const write = async (record: ModelRecord, over: Partial<ReadyEntry> = {}) =>
  (await writeEntry(record.asking, ready(over))).outcome;
const inRecord = (record: ModelRecord): readonly JsonObject[] =>
  record.server.store.list('MedicationStatement');

const before: JsonObject = { ...statement, id: 's1' };
const changed = { ...before, dosage: [{ text: 'Take TWO each morning' }] };
const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(before) };
const update = { guard, body: JSON.stringify(changed) };

const outcome = (code: string): JsonObject => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: 'words' }],
});

/** Answers every write with this, having done it or not. */
const answering = (record: ModelRecord, answer: () => Response, done = false): void => {
  record.between = (asked, pass) => {
    if (asked.method === 'GET') return undefined;
    if (done) pass();
    return answer();
  };
};

test('an update of what is gone, or said to be, never counts as received', async () => {
  const record = modelRecord();
  expect(await write(record, update)).toMatchObject({ kind: 'gone' });
  record.server.put(before);
  record.between = (asked) =>
    asked.url.pathname.endsWith('/s1') ? answered(410, outcome('deleted')) : undefined;
  expect(await write(record, update)).toMatchObject({ kind: 'gone' });
  expect(inRecord(record)[0]?.['dosage']).toEqual(before['dosage']);
});

test('a server that made two of one entry has a person look, and is given no third', async () => {
  const record = modelRecord();
  record.server.put({ ...statement, id: 'one' });
  record.server.put({ ...statement, id: 'other' });
  expect(await write(record, { mayHaveArrived: true })).toEqual({ kind: 'several-exist', count: 2 });
  expect(inRecord(record)).toHaveLength(2);
});

test('a server that lost what it had answered for is sent it again, once', async () => {
  const record = modelRecord();
  const lost = { mayHaveArrived: true, answeredAs: { id: 'gone', versionId: '1' } };
  expect(await write(record, lost)).toMatchObject({ kind: 'held' });
  expect(await write(record, lost)).toMatchObject({ kind: 'held' });
  expect(inRecord(record)).toHaveLength(1);
});

test('a list of our own signing is asked about by nobody', async () => {
  const record = modelRecord();
  const list = { resourceType: 'List', id: 'ours', subject: { reference: 'Patient/p1' }, date: '2026-11-18' };
  record.server.put(list);
  const beside: Partial<ReadyEntry> = {
    guard: { kind: 'if-none-exist', query, others, own: null },
    isOurs: (resource) => resource['id'] === 'ours',
  };
  expect(await write(record, beside)).toMatchObject({ kind: 'held' });
  expect(await write(modelRecord(), beside)).toMatchObject({ kind: 'held' });
});

test('a server that does not know If-None-Exist is given no second one', async () => {
  const record = modelRecord();
  record.between = (asked, pass) => {
    Object.assign(asked, { header: () => undefined });
    return pass();
  };
  await write(record);
  expect(await write(record, { mayHaveArrived: true })).toMatchObject({ kind: 'held' });
  expect(inRecord(record)).toHaveLength(1);
});

test('a server that does not know If-None-Exist is told once that an entry was an error', async () => {
  const record = modelRecord({ appendOnly: true });
  record.between = (asked, pass) => {
    Object.assign(asked, { header: () => undefined });
    return pass();
  };
  await write(record, { appendOnly: true });
  const takenBack = { appendOnly: true, mayHaveArrived: true, retract: { reason: 'wrong', by: 'r' } };
  await write(record, takenBack);
  await write(record, takenBack);
  expect(inRecord(record).map((one) => one['status'])).toEqual(['active', 'entered-in-error']);
});

test('an update that was answered and not done is not received because what stands there says nearly the same', async () => {
  const record = modelRecord();
  record.server.put({ ...before, informationSource: { display: 'The GP' } });
  const body = JSON.stringify({ ...before, informationSource: { display: 'The patient' } });
  answering(record, () => new Response('', { status: 200 }));
  expect(await write(record, { guard, body, keepsGuards: true })).toMatchObject({ kind: 'not-held' });
});

test('the entry of another organisation is left where it stands, and ours goes beside it', async () => {
  const record = modelRecord();
  const [mark] = ownTags;
  record.server.put({
    ...statement,
    id: 'theirs',
    meta: { tag: [mark, { system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: 'OTHER' }] },
    identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: uuid(9) }],
  });
  const own: Partial<ReadyEntry> = {
    guard: { kind: 'if-none-exist', query, others: null, own: { seen: [] } },
  };
  expect(await write(record, own)).toMatchObject({ kind: 'held' });
  expect(inRecord(record)).toHaveLength(2);
});

test('another resource than the one asked for acknowledges nothing', async () => {
  const record = modelRecord();
  record.between = (asked) =>
    asked.method === 'GET'
      ? answered(200, { ...statement, id: 'another', meta: { versionId: '1' } })
      : undefined;
  expect(await write(record)).toMatchObject({ kind: 'unreadable-answer' });
});

const searching = (record: ModelRecord, bundle: JsonObject): void => {
  record.between = (asked) =>
    asked.method === 'GET' && asked.url.search !== '' ? answered(200, bundle) : undefined;
};

test('a search that announces more than it gives finds nothing out', async () => {
  const record = modelRecord();
  searching(record, { resourceType: 'Bundle', type: 'searchset', total: 1 });
  expect(await write(record, { mayHaveArrived: true })).toMatchObject({ kind: 'unreadable-answer' });
  expect(inRecord(record)).toEqual([]);
});

test('a search that says it is not whole finds nothing out', async () => {
  const record = modelRecord();
  const entry = [{ resource: outcome('incomplete'), search: { mode: 'outcome' } }];
  searching(record, { resourceType: 'Bundle', type: 'searchset', entry });
  expect(await write(record, { mayHaveArrived: true })).toMatchObject({ kind: 'unreadable-answer' });
  expect(inRecord(record)).toEqual([]);
});

test('a page that goes on at another origin is not followed there', async () => {
  const record = modelRecord();
  const link = [{ relation: 'next', url: 'https://elsewhere.invalid/fhir/MedicationStatement?page=2' }];
  searching(record, { resourceType: 'Bundle', type: 'searchset', link });
  expect((await write(record, { mayHaveArrived: true })).kind).not.toBe('held');
  expect([inRecord(record), record.requests.filter((one) => one.includes('page=2'))]).toEqual([[], []]);
});

test('a server that cannot be asked for one entry by its name needs a person, not endless attempts', async () => {
  const record = modelRecord({ ignores: 'identifier' });
  for (const id of ['one', 'other'])
    record.server.put({ ...statement, id, identifier: [], medicationCodeableConcept: { text: id } });
  expect(await write(record)).toMatchObject({ kind: 'not-accepted' });
  expect(inRecord(record)).toHaveLength(2);
});

test.each([409, 412])(
  'a %i that nobody’s change is behind is waited out, on a create and an update',
  async (status) => {
    const record = modelRecord();
    record.server.put(before);
    answering(record, () => answered(status, outcome('conflict')));
    expect((await write(record, update)).kind).toBe('busy');
    const empty = modelRecord();
    answering(empty, () => answered(status, outcome('conflict')));
    expect((await write(empty)).kind).toBe('busy');
  },
);

test.each([409, 412])(
  'a %i for a change of somebody shows their version, whichever of the two it is',
  async (status) => {
    const record = modelRecord({ mismatch: status === 409 ? 409 : 412 });
    record.server.put(before);
    record.server.edit('MedicationStatement', 's1', 'another', (one) => ({
      ...one,
      dosage: [{ text: 'NONE' }],
    }));
    expect(await write(record, { ...update, keepsGuards: true })).toMatchObject({
      kind: 'changed-by-others',
      theirVersion: '2',
    });
  },
);

const headers: readonly (readonly [string, Record<string, string>])[] = [
  ['a weak ETag', { etag: 'W/"1"', location: 'MedicationStatement/record-1' }],
  ['a strong ETag', { etag: '"1"', location: 'MedicationStatement/record-1/_history/1' }],
  ['no ETag', { location: 'MedicationStatement/record-1' }],
  ['an ETag of another version', { etag: 'W/"77"', location: 'MedicationStatement/record-1' }],
  ['an ETag that is no ETag', { etag: 'yes', location: 'MedicationStatement/record-1' }],
  ['a Location on another origin', { location: 'https://elsewhere.invalid/MedicationStatement/record-1' }],
  ['a Location of another type', { location: 'Patient/record-1' }],
  ['neither', {}],
];
test.each(headers)('done and answered with an empty body and %s: received, once', async (_, given) => {
  const record = modelRecord();
  answering(record, () => new Response('', { status: 201, headers: given }), true);
  const outcomes = [await write(record), await write(record, { mayHaveArrived: true })];
  expect(outcomes.at(-1)).toMatchObject({ kind: 'held', id: 'record-1' });
  expect(inRecord(record)).toHaveLength(1);
  expect(record.requests.filter((one) => one.includes('elsewhere'))).toEqual([]);
});

test('a failure that did happen is found, and not done again', async () => {
  const record = modelRecord();
  answering(record, () => answered(500, ''), true);
  expect((await write(record)).kind).toBe('no-answer');
  record.between = () => undefined;
  expect(await write(record, { mayHaveArrived: true })).toMatchObject({ kind: 'held' });
  expect(inRecord(record)).toHaveLength(1);
});

test('a refusal without a severity is a refusal', async () => {
  const record = modelRecord();
  const body = { resourceType: 'OperationOutcome', issue: [{ code: 'business-rule', diagnostics: 'no' }] };
  answering(record, () => answered(400, body));
  expect(await write(record)).toMatchObject({ kind: 'not-accepted' });
});

test('fields and types that nobody knows stand in nobody’s way', async () => {
  const record = modelRecord();
  record.between = (asked, pass) => {
    if (asked.method === 'GET') return undefined;
    Object.assign(asked, { body: JSON.stringify({ ...statement, novelty: { of: ['next', 'year'] } }) });
    return pass();
  };
  expect(await write(record)).toMatchObject({ kind: 'held', without: [] });
  searching(record, {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      { resource: { resourceType: 'MedicationUsage', id: 'record-1' } },
      ...inRecord(record).map((resource) => ({ resource })),
    ],
  });
  expect(await write(record, { mayHaveArrived: true })).toMatchObject({ kind: 'held', id: 'record-1' });
});

test('a version that goes backwards is somebody’s change like any other', async () => {
  const record = modelRecord();
  record.server.put({ ...before, dosage: [{ text: 'As restored from a backup' }] });
  const later: StoredGuard = { ...guard, versionId: '7' };
  expect(await write(record, { ...update, guard: later })).toMatchObject({
    kind: 'changed-by-others',
    theirVersion: '1',
  });
});
