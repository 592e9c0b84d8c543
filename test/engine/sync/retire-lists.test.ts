import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import { fresh } from '../../../shared/sync/sync.ts';
import {
  listsToRetire,
  queueRetirements,
  statementsToEnd,
  type ToEnd,
} from '../../../electron/engine/sync/retire-lists.ts';
import { readEntry } from '../../../electron/engine/sync/sync.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import { modelRecord } from '../../support/model-record.ts';
import { carried, entryOf, ownTags, put, sendingHere, statementOf, uuid } from '../../support/sending.ts';

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

test('a list of changes, or one signed before, retires none', async () => {
  const record = modelRecord();
  record.server.put(list('decided', 'Sam Pritchard'));
  const entry = { ...entryOf(ourList(), 1), kind: 'list-changes' };
  expect(await listsToRetire(record.asking, entry, 'SIM')).toEqual({ ok: true, value: [] });
  expect(record.requests).toEqual([]);
});

const subject = { reference: 'Patient/p1' };
const times = { meta: { tag: ownTags }, dateAsserted: '2026-11-18T10:52:00Z' };
const live = (id: string, over: JsonObject = {}): JsonObject => ({
  ...statementOf(90),
  ...times,
  id,
  subject,
  medicationCodeableConcept: { text: 'Ramipril' },
  ...over,
});
const naming = (...ids: readonly string[]): JsonObject =>
  list('decided', 'Sam Pritchard', {
    meta: { tag: ownTags, lastUpdated: '2026-11-18T10:53:00Z' },
    entry: ids.map((id) => ({ item: { reference: `MedicationStatement/${id}` } })),
  });

/** Of what stands in the record, what a list brought beside entries of mine about these medicines. */
async function toEnd(
  standing: readonly JsonObject[],
  { lists = [naming('a', 'b')], mine = ['Ramipril'], state = 'held' } = {},
) {
  const record = modelRecord();
  for (const one of standing) record.server.put(one);
  const sending = sendingHere();
  const entries = mine.map((text, at) => {
    put(sending, at + 1, {
      body: statementOf(at + 1, 'p1', { medicationCodeableConcept: { text } }),
      state:
        state === 'held'
          ? { kind: 'acknowledged', id: `mine-${at}`, versionId: '1', without: [], at: fromMillis(0) }
          : fresh,
    });
    return entryOf(sending, at + 1);
  });
  const ready = {
    odsCode: 'SIM',
    isOurs: ({ id }: JsonObject) => id === 'ours',
    body: JSON.stringify({ resourceType: 'List', subject }),
  };
  const found = await statementsToEnd(
    record.asking,
    ready,
    lists.map((resource) => ({ resource, versionId: '1' })),
    entries,
  );
  const named = ({ resource, versionId }: ToEnd): string =>
    `${String(resource['id'])}${versionId === null ? ', once asked' : ''}`;
  return [found.ok && found.value.map(named), record.requests.length] as const;
}

test('what the list brought about a medicine that mine says too is to end, and only once mine is held', async () => {
  expect(await toEnd([live('a')])).toEqual([['a'], 1]);
  expect(await toEnd([live('a')], { state: 'waiting' })).toEqual([[], 0]);
  expect(await toEnd([live('a')], { lists: [] })).toEqual([[], 0]);
});

test.each<[string, JsonObject]>([
  ['of another organisation', live('a', { meta: {} })],
  ['that has ended', live('a', { status: 'stopped' })],
  ['that the list does not name', live('c')],
  ['about another medicine', live('a', { medicationCodeableConcept: { text: 'Warfarin' } })],
])('an entry %s is left as it is', async (_, one) => {
  expect((await toEnd([one]))[0]).toEqual([]);
});

test('what somebody has changed since their list came is to end only once a person was asked', async () => {
  // The model record dates what it is given by its own clock.
  const cameAt = (lastUpdated: string): JsonObject => ({
    ...naming('a'),
    meta: { tag: ownTags, lastUpdated },
  });
  expect((await toEnd([live('a')], { lists: [cameAt('2026-11-18T09:00:00Z')] }))[0]).toEqual([
    'a, once asked',
  ]);
  expect((await toEnd([live('a')], { lists: [cameAt('2026-11-18T10:53:00Z')] }))[0]).toEqual(['a']);
});

test('what was written to an entry while their list waited, long after it was signed, is to end only once a person was asked', async () => {
  const saidEarly = live('a', { dateAsserted: '2026-11-18T10:30:00Z' });
  const signedAt = (date: string): JsonObject => ({ ...naming('a'), date });
  expect((await toEnd([saidEarly], { lists: [signedAt('2026-11-18T10:31:00Z')] }))[0]).toEqual([
    'a, once asked',
  ]);
  expect((await toEnd([saidEarly], { lists: [signedAt('2026-11-18T10:52:00Z')] }))[0]).toEqual(['a']);
});

test('mine itself, and what else is signed here, is not to end though the list names it', async () => {
  const lists = [naming('mine-0', 'ours', 'a')];
  expect((await toEnd([live('mine-0'), live('ours'), live('a')], { lists }))[0]).toEqual(['a']);
});

test('one of my medicines and one of their lists is enough', async () => {
  const lists = [naming('x'), naming('a')];
  expect((await toEnd([live('a')], { lists, mine: ['Warfarin', 'Ramipril'] }))[0]).toEqual(['a']);
});

test('half an answer about what they brought does not count as nothing', async () => {
  const record = modelRecord();
  record.between = () => new Response('<html>', { status: 200 });
  const sending = sendingHere();
  put(sending, 1, {
    state: { kind: 'acknowledged', id: 'm', versionId: '1', without: [], at: fromMillis(0) },
  });
  const found = await statementsToEnd(
    record.asking,
    { odsCode: 'SIM', isOurs: () => false, body: '{}' },
    [{ resource: naming('a'), versionId: '1' }],
    [entryOf(sending, 1)],
  );
  expect(found).toMatchObject({ ok: false, fault: { kind: 'unreadable-answer' } });
});

test('the end of what nobody here has seen is asked about, however the record keeps its versions', async () => {
  const sending = ourList();
  const changed = live('a', { dosage: [{ text: 'two at night' }] });
  sending.context
    .store()
    .inTransaction('end', { user: 'ruth', action: 'test', subject: 'p1' }, (tx) =>
      queueRetirements(tx, entryOf(sending, 1), [{ resource: changed, versionId: null }], () => uuid(3)),
    );
  const { guard, body } = entryOf(sending, 3);
  const record = modelRecord();
  record.server.put(changed);
  for (const keepsGuards of [true, false]) {
    const written = await writeEntry(record.asking, {
      ...carried,
      id: uuid(3),
      type: 'MedicationStatement',
      body,
      guard,
      odsCode: 'SIM',
      targets: [],
      endedHere: [],
      appendOnly: false,
      keepsGuards,
      isOurs: () => false,
    });
    expect(written.outcome).toMatchObject({ kind: 'changed-by-others', signature: null });
  }
  expect(record.requests.filter((request) => request.startsWith('PUT'))).toEqual([]);
});

test('an entry that another stands for ends as an error, behind the list', () => {
  const sending = ourList();
  const entry = entryOf(sending, 1);
  sending.context
    .store()
    .inTransaction('end', { user: 'ruth', action: 'test', subject: 'p1' }, (tx) =>
      queueRetirements(tx, entry, [{ resource: live('a'), versionId: '' }], () => uuid(3)),
    );
  const queued = entryOf(sending, 3);
  expect(queued).toMatchObject({ kind: 'statement-earlier', type: 'MedicationStatement', after: [uuid(1)] });
  expect(JSON.parse(queued.body)).toEqual({ ...live('a'), status: 'entered-in-error' });
});
