import { expect, test } from 'vitest';
import { withRevisions } from '../../../electron/engine/sync/revisions.ts';
import { outboxSenderOf, type Entry } from '../../../electron/engine/sync/sync.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, type EntryState } from '../../../shared/sync/sync.ts';
import { put, sendingHere, statementOf, uuid, type SendingHere } from '../../support/sending.ts';

const provenance = (entity: readonly object[]) => ({
  ...statementOf(9),
  resourceType: 'Provenance',
  meta: { tag: [{ system: 'urn:concord:write', code: uuid(9) }] },
  target: [1, 2].map((nth) => ({ reference: `urn:uuid:${uuid(nth)}` })),
  agent: [{ who: { display: 'Ruth Calloway' } }],
  entity,
});
const source = (reference: string) => ({ role: 'source', what: { reference } });
const revision = (reference: string) => ({ role: 'revision', what: { reference } });
const query = `_tag=${encodeURIComponent(`urn:concord:write|${uuid(9)}`)}`;

async function sent(sending: SendingHere, entity: readonly object[]): Promise<unknown> {
  put(sending, 9, {
    kind: 'provenance',
    body: provenance(entity),
    after: [uuid(1), uuid(2)],
    guard: { kind: 'if-none-exist', query, others: null, own: null },
  });
  const sender = outboxSenderOf(sending.context);
  sender.wake();
  await sender.idle();
  return sending.servers.shared.store.list('Provenance')[0]?.['entity'];
}

test('the provenance names the version that an update went over, not the one it was planned against', async () => {
  const sending = sendingHere();
  const base = statementOf(1, 'p1', { id: 's1' });
  sending.servers.shared.put(base);
  sending.servers.shared.edit('MedicationStatement', 's1', 'another', (one) => ({
    ...one,
    note: [{ text: 'seen' }],
  }));
  const guard = { kind: 'if-match', id: 's1', versionId: '2', base: JSON.stringify(base) } as const;
  put(sending, 1, { body: { ...base, dosage: [{ text: 'Take TWO' }] }, guard });
  put(sending, 2);
  expect(
    await sent(sending, [source('MedicationStatement/gp1'), revision('MedicationStatement/s1/_history/1')]),
  ).toEqual([source('MedicationStatement/gp1'), revision('MedicationStatement/s1/_history/2')]);
});

test('where nothing is changed, the provenance names what an entry takes the place of, and a source stays a source', async () => {
  const sending = sendingHere();
  const derivedFrom = ['MedicationStatement/p1-m1', 'MedicationStatement/p1-m2'].map((reference) => ({
    reference,
  }));
  put(sending, 1, { body: statementOf(1, 'p1', { derivedFrom }) });
  put(sending, 2);
  expect(await sent(sending, [source('MedicationStatement/p1-m1')])).toEqual([
    source('MedicationStatement/p1-m1'),
    revision('MedicationStatement/p1-m2'),
  ]);
});

/** What a note of origin names as revised by these entries; what it says besides stays as it is. */
function named(written: readonly Partial<Entry>[], entity?: unknown): unknown {
  const body = JSON.stringify({ resourceType: 'Provenance', ...(entity === undefined ? {} : { entity }) });
  const tree: unknown = JSON.parse(
    withRevisions(
      body,
      written.map((over) => ({ ...entry, ...over })),
    ),
  );
  return tree;
}
const acknowledged = (versionId: string): EntryState => ({
  kind: 'acknowledged',
  id: 's1',
  versionId,
  without: [],
  at: fromMillis(0),
});
const entry: Entry = {
  id: uuid(1),
  person: 'p1',
  endpoint: 'gp',
  after: [],
  state: acknowledged('3'),
  kind: 'history-fact',
  type: 'MedicationStatement',
  row: null,
  about: '',
  createdAt: fromMillis(0),
  createdBy: 'ruth',
  body: '{}',
  guard: { kind: 'if-match', id: 's1', versionId: '2', base: '{}' },
};
const created: Entry['guard'] = { kind: 'if-none-exist', query: 'x', others: null, own: null };
const over = (derivedFrom: unknown): Partial<Entry> => ({
  guard: created,
  body: JSON.stringify({ derivedFrom }),
});
const nothing = { resourceType: 'Provenance' };

test('an update that went over a version names it; one that is not there, or went over itself, names none', () => {
  expect(named([{}])).toEqual({ ...nothing, entity: [revision('MedicationStatement/s1/_history/2')] });
  expect(named([{ state: fresh }])).toEqual(nothing);
  expect(named([{ state: acknowledged('2') }])).toEqual(nothing);
  expect(named([])).toEqual(nothing);
});

test('what was planned to be revised and is revised is named once, at the version that it was; nothing else is dropped', () => {
  const others = [
    revision('MedicationStatement/s10/_history/1'),
    revision('MedicationStatement/s1'),
    { role: 'source', what: { display: 'The patient' } },
    { role: 'source' },
  ];
  expect(named([{}], [revision('MedicationStatement/s1/_history/1'), ...others])).toEqual({
    ...nothing,
    entity: [...others, revision('MedicationStatement/s1/_history/2')],
  });
  expect(named([{}, {}])).toEqual({ ...nothing, entity: [revision('MedicationStatement/s1/_history/2')] });
});

test('an update without a version known takes what was planned away, and names nothing in its place', () => {
  const unversioned: Entry['guard'] = { kind: 'if-match', id: 's1', versionId: '', base: '{}' };
  const planned = [source('MedicationStatement/a'), revision('MedicationStatement/s1/_history/1')];
  expect(named([{ guard: unversioned }], planned)).toEqual({
    ...nothing,
    entity: [source('MedicationStatement/a')],
  });
  expect(named([{ guard: unversioned }])).toEqual(nothing);
});

test('a new entry names what it takes the place of once it is held; an update’s sources are no revisions', () => {
  const from = [{ reference: 'MedicationStatement/a' }, { display: 'no reference' }, 'x', { reference: 7 }];
  expect(named([over(from)])).toEqual({ ...nothing, entity: [revision('MedicationStatement/a')] });
  expect(named([over({ reference: 'MedicationStatement/a' })])).toEqual({
    ...nothing,
    entity: [revision('MedicationStatement/a')],
  });
  expect(named([over(undefined)])).toEqual(nothing);
  expect(named([{ ...over(from), state: fresh }])).toEqual(nothing);
  expect(named([{ body: JSON.stringify({ derivedFrom: from }) }])).toEqual({
    ...nothing,
    entity: [revision('MedicationStatement/s1/_history/2')],
  });
});

test('a version that the update did not go over is named no longer, though nothing takes its place', () => {
  const guard = { kind: 'if-match', id: 's1', versionId: '', base: '{}' } as const;
  expect(
    named(
      [{ guard, type: 'MedicationStatement', state: acknowledged('3') }],
      [revision('MedicationStatement/s1/_history/1')],
    ),
  ).toEqual(nothing);
});

test('what is no resource is left as it is', () => {
  expect(withRevisions('[1]', [entry])).toBe('[1]');
  expect(named([{ guard: created, body: '[1]' }])).toEqual(nothing);
  expect(named([], ['x', source('MedicationStatement/a')])).toEqual({
    ...nothing,
    entity: [source('MedicationStatement/a')],
  });
});
