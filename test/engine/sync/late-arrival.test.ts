import { expect, test } from 'vitest';
import { takeBackLateArrival } from '../../../electron/engine/sync/late-arrival.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fresh } from '../../../shared/sync/sync.ts';
import { answered, modelRecord, type ModelRecord } from '../../support/model-record.ts';

/** A new entry of mine that is to stand in a colleague's place, while its first sending got there after all. */
const ours = '00000000-0000-4000-8000-000000000001';
const system = 'https://tools.ietf.org/html/rfc4122';
const named = (value: string) => ({ system, value });
const statement = (over: object = {}): JsonObject => ({
  resourceType: 'MedicationStatement',
  identifier: [named(ours)],
  status: 'active',
  medicationCodeableConcept: { text: 'Ramipril' },
  subject: { reference: 'Patient/p1' },
  ...over,
});
const theirs = statement({ id: 'theirs', identifier: [named('another')] });
const mine = statement({ id: 'theirs', identifier: [named('another'), named(ours)] });

async function take(
  record: ModelRecord,
  { type = 'MedicationStatement', base = theirs, body = mine } = {},
): Promise<unknown> {
  const { mayHaveArrived, answeredAs, timesNotHeld, retract } = fresh;
  const guard = { kind: 'if-match', id: 'theirs', versionId: '1', base: JSON.stringify(base) } as const;
  const ready: ReadyEntry = {
    id: ours,
    type,
    body: JSON.stringify(body),
    guard,
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
  };
  return takeBackLateArrival(record.asking, ready, guard, body);
}
const status = (record: ModelRecord, id: string) =>
  record.server.store.list('MedicationStatement').find((one) => one['id'] === id)?.['status'];
const writes = (record: ModelRecord) => record.requests.filter((one) => !one.startsWith('GET'));

test('what got there late is marked as an error before the entry is written in the colleague’s place', async () => {
  const record = modelRecord();
  record.server.put(statement({ id: 'late' }));
  record.server.put({ ...theirs, identifier: [named('another'), named(ours)] });
  expect(await take(record)).toBeUndefined();
  expect([status(record, 'late'), status(record, 'theirs')]).toEqual(['entered-in-error', 'active']);
  expect(record.requests[0]).toContain(encodeURIComponent(`${system}|${ours}`));
});

test('each of several that got there late is marked', async () => {
  const record = modelRecord();
  for (const id of ['late-1', 'late-2']) record.server.put(statement({ id }));
  await take(record);
  expect([status(record, 'late-1'), status(record, 'late-2')]).toEqual([
    'entered-in-error',
    'entered-in-error',
  ]);
});

test('what is marked already, or goes by another name though the search gave it, is left as it is', async () => {
  const record = modelRecord();
  record.server.put(statement({ id: 'marked', status: 'entered-in-error' }));
  record.server.put(statement({ id: 'somebody', identifier: [named('a third')] }));
  record.between = ({ url }, pass) => {
    url.searchParams.delete('identifier');
    return pass();
  };
  expect(await take(record)).toBeUndefined();
  expect([writes(record), status(record, 'somebody')]).toEqual([[], 'active']);
});

test.each<[string, Parameters<typeof take>[1]]>([
  ['a list', { type: 'List' }],
  ['an entry that never was a new one of ours', { body: theirs }],
  ['an entry whose next version it is', { base: mine }],
])('for %s nothing is looked for', async (_, of) => {
  const record = modelRecord();
  record.server.put(statement({ id: 'late' }));
  expect(await take(record, of)).toBeUndefined();
  expect(record.requests).toEqual([]);
});

test('a search that fails, or a mark that is refused, stops the write, and says why', async () => {
  const record = modelRecord();
  record.server.put(statement({ id: 'late' }));
  record.between = () => answered(200, '<html>');
  expect(await take(record)).toMatchObject({ kind: 'unreadable-answer' });
  record.between = ({ method }) => (method === 'PUT' ? answered(412, '{}') : undefined);
  expect(await take(record)).toMatchObject({ kind: 'busy', detail: 'changed while it was taken back' });
  record.between = ({ method }) => (method === 'PUT' ? answered(403, '{}') : undefined);
  expect(await take(record)).toMatchObject({ kind: 'not-permitted' });
  expect(status(record, 'late')).toBe('active');
});

test('a record that takes the mark and still shows the entry is asked again later', async () => {
  const record = modelRecord();
  record.server.put(statement({ id: 'late' }));
  record.between = ({ method }) => (method === 'PUT' ? answered(200, '{}') : undefined);
  expect(await take(record)).toMatchObject({ kind: 'not-held', detail: 'the record still shows it' });
});
