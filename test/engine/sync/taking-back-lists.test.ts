import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fresh, uuidSystem, type StoredGuard } from '../../../shared/sync/sync.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { takesBack } from '../../../electron/engine/sync/error-marks.ts';
import { retractEntry } from '../../../electron/engine/sync/retract-entry.ts';
import { answered, modelRecord, type ModelRecord } from '../../support/model-record.ts';
import { uuid } from '../../support/sending.ts';

/** Lists that are taken back, answers that the record gave, and records where an entry is only added. */
const name = uuid(1);
const query = `identifier=${encodeURIComponent(`${uuidSystem}|${name}`)}`;
const identifier = [{ system: uuidSystem, value: name }];
const statement: JsonObject = {
  resourceType: 'MedicationStatement',
  identifier,
  status: 'active',
  medicationCodeableConcept: { text: 'Bisoprolol 2.5mg tablets' },
  subject: { reference: 'Patient/p1' },
  dateAsserted: '2026-11-18T10:42:00Z',
};
const list: JsonObject = {
  resourceType: 'List',
  identifier,
  status: 'current',
  mode: 'snapshot',
  subject: { reference: 'Patient/p1' },
  date: '2026-11-18T10:42:00Z',
  entry: [{ item: { reference: 'MedicationStatement/a' } }],
};
const { timesNotHeld } = fresh;
const takeBack = (record: ModelRecord, mine: JsonObject, over: Partial<ReadyEntry> = {}) =>
  retractEntry(
    record.asking,
    {
      id: name,
      type: String(mine['resourceType']),
      body: JSON.stringify(mine),
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
      retract: { reason: 'wrong patient', by: 'ruth' },
    },
    mine,
  );
function holding(...resources: readonly JsonObject[]): ModelRecord {
  const record = modelRecord();
  for (const one of resources) record.server.put(one);
  return record;
}
const statusOf = (record: ModelRecord, type: string, id: string) =>
  record.server.store.list(type).find((one) => one['id'] === id)?.['status'];
const marked = { kind: 'retracted', record: 'marked-as-error' };

test.each<[string, JsonObject]>([
  ['names something else by now', { entry: [{ item: { reference: 'MedicationStatement/b' } }] }],
  ['names nothing any more', { entry: undefined, emptyReason: { text: 'none' } }],
])('a new list of mine that %s is mine still, and is taken back', async (_, over) => {
  const record = holding({ ...list, id: 'l1', ...over });
  expect(await takeBack(record, list)).toEqual(marked);
  expect(statusOf(record, 'List', 'l1')).toBe('entered-in-error');
});

test('a new list of mine that says something else of its kind was changed by somebody, and asks', async () => {
  const record = holding({ ...list, id: 'l1', mode: 'working' });
  expect(await takeBack(record, list)).toMatchObject({ kind: 'changed-by-others' });
  expect(statusOf(record, 'List', 'l1')).toBe('current');
});

test('an update of a list that names something else did not arrive, or somebody has changed it: it stays', async () => {
  const guard: StoredGuard = { kind: 'if-match', id: 'l1', versionId: '1', base: JSON.stringify(list) };
  const record = holding({ ...list, id: 'l1', entry: [{ item: { reference: 'MedicationStatement/b' } }] });
  expect(await takeBack(record, list, { guard })).toEqual({ kind: 'retracted', record: 'not-there' });
  expect(statusOf(record, 'List', 'l1')).toBe('current');
});

test('a statement that says more than mine was changed by somebody, and asks', async () => {
  const record = holding({ ...statement, id: 's1', dosage: [{ text: 'two a day' }] });
  expect(await takeBack(record, statement)).toMatchObject({ kind: 'changed-by-others', theirVersion: '1' });
  expect(statusOf(record, 'MedicationStatement', 's1')).toBe('active');
});

test('at the version that answered us it is ours as we wrote it, whatever the record made of it', async () => {
  const record = holding({ ...statement, id: 's1', dosage: [{ text: 'made by the record' }] });
  const answeredAs = { id: 's1', versionId: '1' };
  expect(await takeBack(record, statement, { mayHaveArrived: false, answeredAs })).toEqual(marked);
  expect(statusOf(record, 'MedicationStatement', 's1')).toBe('entered-in-error');
});

test('what the record answered with and is somebody else’s is left, and mine is looked for by its name', async () => {
  const theirs = { ...statement, identifier: [], id: 'theirs', dateAsserted: '2026-11-17T09:00:00Z' };
  const record = holding(theirs, { ...statement, id: 'mine' });
  expect(await takeBack(record, statement, { answeredAs: { id: 'theirs', versionId: '1' } })).toEqual(marked);
  expect(['theirs', 'mine'].map((id) => statusOf(record, 'MedicationStatement', id))).toEqual([
    'active',
    'entered-in-error',
  ]);
});

test('a search that gives others too takes none of them back', async () => {
  const other = { ...statement, identifier: [{ system: uuidSystem, value: uuid(2) }], id: 'other' };
  const record = holding(other);
  record.between = ({ url }, pass) => {
    url.searchParams.delete('identifier');
    return pass();
  };
  expect(await takeBack(record, statement)).toEqual({ kind: 'retracted', record: 'not-there' });
  expect(statusOf(record, 'MedicationStatement', 'other')).toBe('active');
});

test('an entry without a version is marked without one; one that then is gone or unreadable is not called marked by mistake', async () => {
  const record = holding({ ...statement, id: 's1' });
  const headers: (string | undefined)[] = [];
  let then: 'gone' | 'html' | undefined;
  record.between = ({ method, url, header }, pass) => {
    if (method === 'PUT') headers.push(header('if-match'));
    const isBack = headers.length > 0 && method === 'GET' && url.search === '';
    if (isBack && then === 'html') return answered(200, '<html>');
    if (isBack && then === 'gone') return answered(404, { resourceType: 'OperationOutcome', issue: [] });
    return method === 'GET' && url.search !== ''
      ? answered(200, {
          resourceType: 'Bundle',
          type: 'searchset',
          entry: [{ resource: { ...statement, id: 's1' } }],
        })
      : pass();
  };
  then = 'html';
  expect(await takeBack(record, statement)).toMatchObject({ kind: 'unreadable-answer' });
  then = 'gone';
  expect(await takeBack(record, statement)).toEqual(marked);
  expect(headers).toEqual([undefined, undefined]);
});

const addOnly = { appendOnly: true };
const saying = (record: ModelRecord, type: string) =>
  record.server.store.list(type).filter((one) => takesBack(one, name));

test('where nothing is changed, an entry of its own says once that mine was an error, and names what it speaks of', async () => {
  const tag = [{ system: 'urn:concord:written', code: 'reconciliation' }];
  const record = holding({ ...statement, meta: { tag }, id: 's1' });
  let guard: string | undefined;
  record.between = ({ method, header }) => {
    if (method === 'POST') guard = header('if-none-exist');
    return undefined;
  };
  expect(await takeBack(record, statement, addOnly)).toEqual(marked);
  expect(saying(record, 'MedicationStatement')).toMatchObject([
    {
      status: 'entered-in-error',
      meta: { tag },
      identifier: [{ system: 'urn:concord:retracts', value: name }],
      derivedFrom: [{ reference: 'MedicationStatement/s1' }],
    },
  ]);
  expect(statusOf(record, 'MedicationStatement', 's1')).toBe('active');
  expect(guard).toBe(`identifier=${encodeURIComponent(`urn:concord:retracts|${name}`)}`);
  expect(await takeBack(record, statement, addOnly)).toEqual(marked);
  expect(saying(record, 'MedicationStatement').length).toBe(1);
});

test('a list that is said to be an error is derived from nothing, as lists are not', async () => {
  const record = holding({ ...list, id: 'l1' });
  expect(await takeBack(record, list, addOnly)).toEqual(marked);
  expect(saying(record, 'List').map((one) => [one['derivedFrom'], one['meta']])).toMatchObject([
    [undefined, { tag: [] }],
  ]);
});

test.each(['before', 'after'])('half an answer %s the entry is added is not taken for one', async (when) => {
  const record = holding({ ...statement, id: 's1' });
  let written = false;
  record.between = ({ method, url }) => {
    const asksForIt = method === 'GET' && (written || url.search.includes('retracts'));
    const spoil = asksForIt && written === (when === 'after');
    written ||= method === 'POST';
    return spoil ? answered(200, '<html>') : undefined;
  };
  expect(await takeBack(record, statement, addOnly)).toMatchObject({ kind: 'unreadable-answer' });
  expect(saying(record, 'MedicationStatement').length).toBe(when === 'after' ? 1 : 0);
});
