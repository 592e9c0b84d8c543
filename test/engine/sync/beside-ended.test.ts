import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import type { StoredGuard } from '../../../shared/sync/sync.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import { modelRecord, type ModelRecord } from '../../support/model-record.ts';
import { carried, statementOf, uuid } from '../../support/sending.ts';
import { usualConfig as config } from '../../simulation/setting.ts';

const statement = statementOf(1);
const colleagues: JsonObject = {
  ...statementOf(2),
  id: 'c1',
  medicationCodeableConcept: statement['medicationCodeableConcept'],
};
const query = `identifier=${encodeURIComponent(`https://tools.ietf.org/html/rfc4122|${uuid(1)}`)}`;

const ready = (over: Partial<ReadyEntry> = {}): ReadyEntry => ({
  ...carried,
  id: uuid(1),
  type: 'MedicationStatement',
  body: JSON.stringify(statement),
  guard: { kind: 'if-none-exist', query, others: null, own: null },
  odsCode: config.trust.odsCode,
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

test('where the record answered with the entry of somebody else, taking ours back leaves theirs alone', async () => {
  const record = modelRecord();
  const theirs = { ...statement, id: 'theirs', dosage: [{ text: 'TWO' }] };
  for (const identifier of [colleagues['identifier'] ?? [], []]) {
    record.server.put({ ...theirs, identifier });
    const outcome = await write(record, {
      mayHaveArrived: true,
      answeredAs: { id: 'theirs', versionId: '1' },
      retract: { reason: 'wrong', by: 'r' },
    });
    expect([outcome, inRecord(record)[0]?.['status']]).toEqual([
      { kind: 'retracted', record: 'not-there' },
      'active',
    ]);
  }
});

/** Our entry that an update of ours has ended, and when a colleague put a live one about the medicine there. */
async function endedBeside(putAt: 'before' | 'since') {
  const record = modelRecord();
  const base = { ...statement, id: 's1' };
  const colleague = { type: 'MedicationStatement', id: 'c1', by: 'sam', ifMatch: undefined };
  const putColleagues = (atMs: number): void =>
    void record.server.store.write({ ...colleague, resource: colleagues, atMs });
  if (putAt === 'before') putColleagues(0);
  record.server.put(base);
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(base) };
  const body = JSON.stringify({ ...base, status: 'stopped' });
  await write(record, { guard, body });
  if (putAt === 'since') putColleagues(Date.parse('2099-01-01T00:00:00Z'));
  return { record, guard, body, base };
}

const statusesIn = (record: ModelRecord): readonly unknown[] =>
  inRecord(record)
    .map((one) => `${String(one['id'])} ${String(one['status'])}`)
    .toSorted();

test('what we had ended is not brought back by taking it back where a colleague has put a live one beside it', async () => {
  for (const [putAt, left, status] of [
    ['since', 'left-as-it-is', 'stopped'],
    ['before', 'marked-as-error', 'active'],
  ] as const) {
    const { record, guard, body } = await endedBeside(putAt);
    const outcome = await write(record, {
      guard,
      body,
      mayHaveArrived: true,
      answeredAs: { id: 's1', versionId: '2' },
      retract: { reason: 'wrong', by: 'r' },
    });
    expect([outcome, statusesIn(record)]).toEqual([
      { kind: 'retracted', record: left },
      ['c1 active', `s1 ${status}`],
    ]);
  }
});

test.each([
  ['another list of ours is current since', 'current', 'retired'],
  ['the other one is retired too', 'retired', 'current'],
])('a list that we had retired, once that is taken back and %s', async (_, status, expected) => {
  const record = modelRecord();
  const { subject, meta, identifier } = statement;
  const code = { coding: [{ system: 'http://snomed.info/sct', code: '1102411000000102' }] };
  const list: JsonObject = {
    resourceType: 'List',
    id: 'l1',
    status: 'current',
    code,
    subject,
    meta,
    identifier,
  };
  record.server.put(list);
  const guard: StoredGuard = { kind: 'if-match', id: 'l1', versionId: '1', base: JSON.stringify(list) };
  const retiring = { type: 'List', guard, body: JSON.stringify({ ...list, status: 'retired' }) };
  await write(record, retiring);
  record.server.put({ ...list, id: 'l2', status });
  await write(record, { ...retiring, mayHaveArrived: true, retract: { reason: 'theirs kept', by: 'r' } });
  expect(record.server.store.current('List', 'l1')?.resource?.['status']).toBe(expected);
});

test('an ended entry goes on only where no colleague has a live one beside it; else mine is new, and asked about', async () => {
  const { record, base } = await endedBeside('since');
  const now = inRecord(record).find((one) => one['id'] === 's1');
  const written = await writeEntry(
    record.asking,
    ready({
      guard: { kind: 'if-match', id: 's1', versionId: '2', base: JSON.stringify(now) },
      body: JSON.stringify(base),
    }),
  );
  const { rewritten } = written;
  expect([written.outcome.kind, rewritten?.guard.kind]).toEqual(['busy', 'if-none-exist']);
  const asked = await write(record, {
    body: must(rewritten, 'a new entry').body,
    guard: must(rewritten, 'a new entry').guard,
  });
  expect([asked.kind, statusesIn(record)]).toEqual(['changed-by-others', ['c1 active', 's1 stopped']]);
});

test('what this computer had ended and somebody has brought back is asked about before a new entry stands beside it', async () => {
  const record = modelRecord();
  record.server.put({ ...colleagues, id: 'mine' });
  const guard: StoredGuard = { kind: 'if-none-exist', query, others: null, own: { seen: [] } };
  const over = { guard, isOurs: ({ id }: JsonObject) => id === 'mine' };
  expect(await write(record, { ...over, endedHere: ['mine'] })).toMatchObject({
    kind: 'changed-by-others',
    theirVersion: '1',
  });
  // As it was written from here it is another row's of the same name.
  expect(await write(record, over)).toMatchObject({ kind: 'held' });
});

test('an old copy showed as live what this computer had ended: brought back by somebody, it is asked about all the same', async () => {
  const record = modelRecord();
  record.server.put({ ...colleagues, id: 'mine' });
  const guard: StoredGuard = { kind: 'if-none-exist', query, others: null, own: { seen: ['mine'] } };
  expect(await write(record, { guard, endedHere: ['mine'] })).toMatchObject({ kind: 'changed-by-others' });
  // That an earlier signature of this computer wrote into it is no reason either.
  expect(await write(record, { guard, endedHere: ['mine'], targets: ['mine'] })).toMatchObject({
    kind: 'changed-by-others',
  });
  // What stood there when it was signed, and was not ended from here, is no news.
  expect(await write(record, { guard })).toMatchObject({ kind: 'held' });
});

test('what was found a moment before this computer ended it is looked for once more before anybody is asked', async () => {
  const record = modelRecord();
  record.server.put({ ...colleagues, id: 'mine', status: 'stopped' });
  const lately = {
    ...record.asking.lately,
    searches: new Map([
      [
        `MedicationStatement?patient=${encodeURIComponent('Patient/p1')}`,
        {
          atMs: record.asking.lately.nowMs(),
          found: [{ resource: { ...colleagues, id: 'mine' }, versionId: '1' }],
        },
      ],
    ]),
  };
  const guard: StoredGuard = { kind: 'if-none-exist', query, others: null, own: { seen: [] } };
  const entry = ready({ guard, endedHere: ['mine'] });
  const { outcome } = await writeEntry({ ...record.asking, lately }, entry);
  expect(outcome).toMatchObject({ kind: 'held' });
});
