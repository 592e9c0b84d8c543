import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import { listsToRetire, queueRetirements } from '../../../electron/engine/sync/retire-lists.ts';
import { readEntry } from '../../../electron/engine/sync/sync.ts';
import { modelRecord } from '../../support/model-record.ts';
import { entryOf, ownTags, put, sendingHere, uuid } from '../../support/sending.ts';

const list = (id: string, by: string, over: JsonObject = {}): JsonObject => ({
  resourceType: 'List',
  id,
  meta: { tag: ownTags },
  status: 'current',
  text: { status: 'generated' },
  subject: { reference: 'Patient/p1' },
  date: '2026-11-18T10:42:00Z',
  source: { display: by },
  ...over,
});
const signature = '2026-11-18T10:42:00Z Sam Pritchard';

/** Our list, for which a person has decided about the signature of Sam Pritchard. */
const ourList = (signatures: readonly string[] = [signature]) => {
  const sending = sendingHere();
  put(sending, 1, {
    kind: 'list-now',
    body: list('', 'Ruth Calloway'),
    guard: {
      kind: 'if-none-exist',
      query: '',
      others: { search: 'List?patient=p1', since: '', seen: [], signatures: [...signatures] },
      own: null,
    },
  });
  return sending;
};

test('only the lists of our organisation that a person decided about are retired', async () => {
  const record = modelRecord();
  record.server.put(list('decided', 'Sam Pritchard'));
  record.server.put(list('undecided', 'Mo Adeyemi'));
  record.server.put(list('another-organisation', 'Sam Pritchard', { meta: {} }));
  record.server.put(list('retired', 'Sam Pritchard', { status: 'retired' }));
  const found = await listsToRetire(record.asking, entryOf(ourList(), 1), 'SIM');
  expect(found.ok ? found.value.map(({ resource }) => resource['id']) : found).toEqual(['decided']);
});

test('where nobody decided about a list, none is looked for', async () => {
  const record = modelRecord();
  expect(await listsToRetire(record.asking, entryOf(ourList([]), 1), 'SIM')).toEqual({ ok: true, value: [] });
  expect(record.requests).toEqual([]);
});

test('a list that does not stand itself any more retires none: somebody has decided between the two', async () => {
  const record = modelRecord();
  record.server.put(list('decided', 'Sam Pritchard'));
  const identifier = [{ system: 'https://tools.ietf.org/html/rfc4122', value: uuid(1) }];
  record.server.put(list('mine', 'Ruth Calloway', { identifier, status: 'retired' }));
  const found = await listsToRetire(record.asking, entryOf(ourList(), 1), 'SIM');
  expect(found).toEqual({ ok: true, value: [] });
});

test('half an answer retires nothing and does not count as none', async () => {
  const record = modelRecord();
  record.between = () => new Response('{"resourceType":"Bundle","entry":[{', { status: 200 });
  expect(await listsToRetire(record.asking, entryOf(ourList(), 1), 'SIM')).toMatchObject({
    ok: false,
    fault: { kind: 'unreadable-answer' },
  });
});

test('a retirement goes behind the list that takes the place, against the version that was read', () => {
  const sending = ourList();
  const theirs = list('decided', 'Sam Pritchard');
  const entry = entryOf(sending, 1);
  sending.context
    .store()
    .inTransaction('retire', { user: 'ruth', action: 'test', subject: 'p1' }, (tx) =>
      queueRetirements(tx, entry, [{ resource: theirs, versionId: '3' }], () => uuid(2)),
    );
  const queued = must(readEntry(sending.context.store().read, uuid(2)), 'the retirement');
  expect(queued).toMatchObject({
    kind: 'list-earlier',
    person: 'p1',
    endpoint: 'gp',
    after: [uuid(1)],
    createdBy: 'ruth',
    createdAt: entry.createdAt,
    guard: { kind: 'if-match', id: 'decided', versionId: '3', base: JSON.stringify(theirs) },
  });
  const body = JSON.parse(queued.body) as JsonObject;
  expect([body['status'], body['text'], body['id']]).toEqual(['retired', undefined, 'decided']);
});
