import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { EntryState, StoredGuard } from '../../../shared/sync/sync.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { withdrawEntry } from '../../../electron/engine/outbox/withdraw.ts';
import {
  carried,
  entryOf,
  put,
  sendingHere,
  stateOf,
  statementOf,
  uuid,
  type SendingHere,
} from '../../support/sending.ts';

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));

/** Statement 1 as I signed it, and as somebody else has it now. */
type Statuses = { readonly mine: string; readonly theirs: string };

function inConflict(statuses: Statuses): SendingHere {
  const sending = sendingHere();
  putConflict(sending, 1, statuses);
  return sending;
}

function putConflict(sending: SendingHere, nth: number, { mine, theirs }: Statuses): void {
  const base = statementOf(nth, 'p1', { id: `s${nth}`, status: 'on-hold' });
  const guard: StoredGuard = {
    kind: 'if-match',
    id: `s${nth}`,
    versionId: '1',
    base: JSON.stringify(base),
  };
  const state: EntryState = {
    ...carried,
    kind: 'conflicted',
    theirs: JSON.stringify({ ...base, status: theirs, dosage: [{ text: 'Take NONE' }] }),
    theirVersion: '2',
    signature: null,
    at,
  };
  put(sending, nth, { body: { ...base, status: mine, dosage: [{ text: 'Take TWO' }] }, guard, state });
}

const item = (nth: number, over: JsonObject = {}): JsonObject => ({
  item: { reference: `urn:uuid:${uuid(nth)}` },
  ...over,
});

function putList(sending: SendingHere, nth: number, kind: string, entry: readonly JsonObject[]): void {
  const body = statementOf(nth, 'p1', { resourceType: 'List', status: 'current', entry });
  put(sending, nth, { kind, body, after: [uuid(2)] });
}

const named = (sending: SendingHere, nth: number): unknown => JSON.parse(entryOf(sending, nth).body);

const choose = (sending: SendingHere, status: 'mine' | 'theirs', dosage: 'mine' | 'theirs', nth = 1) =>
  resolveConflict(sending.here, uuid(nth), { status, dosage }, '2');

test.each(['mine', 'theirs'] as const)(
  'a medicine decided to have ended is not on my list of what is taken, whoever’s dose is kept (%s)',
  async (dosage) => {
    const sending = inConflict({ mine: 'active', theirs: 'stopped' });
    putList(sending, 3, 'list-now', [item(1), item(2)]);
    await choose(sending, 'theirs', dosage);
    expect(named(sending, 3)).toMatchObject({ entry: [item(2)] });
  },
);

test('a medicine decided to go on is on my list of what is taken, which waits for it, and is no change', async () => {
  const sending = inConflict({ mine: 'stopped', theirs: 'active' });
  putList(sending, 3, 'list-now', [item(2)]);
  putList(sending, 4, 'list-changes', [item(1, { deleted: true }), item(2)]);
  await choose(sending, 'theirs', 'mine');
  expect(named(sending, 3)).toMatchObject({ entry: [item(2), item(1)] });
  expect(entryOf(sending, 3).after).toEqual([uuid(2), uuid(1)]);
  expect(named(sending, 4)).toMatchObject({ entry: [item(2)] });
});

test('decided as I signed it, my lists stay as they are', async () => {
  const sending = inConflict({ mine: 'stopped', theirs: 'active' });
  putList(sending, 3, 'list-now', [item(2)]);
  putList(sending, 4, 'list-changes', [item(1, { deleted: true })]);
  await choose(sending, 'mine', 'theirs');
  expect([named(sending, 3), named(sending, 4)]).toMatchObject([
    { entry: [item(2)] },
    { entry: [item(1, { deleted: true })] },
  ]);
});

test('a list on which nothing is left is taken back, never written empty, and no earlier list is retired for it', async () => {
  const sending = inConflict({ mine: 'active', theirs: 'stopped' });
  putList(sending, 3, 'list-now', [item(1)]);
  put(sending, 5, { kind: 'list-earlier', body: statementOf(5, 'p1', { resourceType: 'List' }) });
  await choose(sending, 'theirs', 'theirs');
  expect([stateOf(sending, 3).kind, stateOf(sending, 5).kind]).toEqual(['withdrawn', 'withdrawn']);
});

/** An earlier list of ours, to be retired once the entries of `after` are in the record. */
const putEarlier = (sending: SendingHere, nth: number, names: string, after: readonly number[]): void => {
  const entry = [{ item: { reference: `MedicationStatement/${names}` } }];
  const body = statementOf(nth, 'p1', { resourceType: 'List', id: `l${nth}`, status: 'retired', entry });
  const guard: StoredGuard = { kind: 'if-match', id: `l${nth}`, versionId: '1', base: '{}' };
  put(sending, nth, { kind: 'list-earlier', body, guard, after: after.map(uuid) });
};

test('where theirs says that the last of it has ended, an earlier list that names it is retired without a new one', async () => {
  const sending = inConflict({ mine: 'active', theirs: 'stopped' });
  putList(sending, 3, 'list-now', [item(1)]);
  putEarlier(sending, 5, 's1', [3]);
  putEarlier(sending, 6, 's9', [3]);
  await choose(sending, 'theirs', 'theirs');
  expect([3, 5, 6].map((nth) => stateOf(sending, nth).kind)).toEqual(['withdrawn', 'queued', 'withdrawn']);
});

test('decided one after the other, what ended first is still known when the last of it ends', async () => {
  const sending = inConflict({ mine: 'active', theirs: 'stopped' });
  putConflict(sending, 2, { mine: 'active', theirs: 'stopped' });
  putList(sending, 3, 'list-now', [item(1), item(2)]);
  putEarlier(sending, 5, 's1', [3]);
  await choose(sending, 'theirs', 'theirs');
  await choose(sending, 'theirs', 'theirs', 2);
  expect([stateOf(sending, 3).kind, stateOf(sending, 5).kind]).toEqual(['withdrawn', 'queued']);
});

test('a medicine that goes on after all keeps the earlier list that names it, where no new one is written', async () => {
  const sending = inConflict({ mine: 'stopped', theirs: 'active' });
  putEarlier(sending, 5, 's1', [1]);
  await choose(sending, 'theirs', 'theirs');
  expect(stateOf(sending, 5).kind).toBe('withdrawn');
});

test('a statement taken back that said that a medicine has ended takes back that an earlier list is retired for it', async () => {
  const sending = sendingHere();
  const base = statementOf(1, 'p1', { id: 's1' });
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(base) };
  put(sending, 1, { body: { ...base, status: 'stopped' }, guard });
  putEarlier(sending, 5, 's1', [1]);
  await withdrawEntry(sending.here, uuid(1), 'wrong patient');
  expect([stateOf(sending, 1).kind, stateOf(sending, 5).kind]).toEqual(['withdrawn', 'withdrawn']);
});

test('a list on which nothing was left comes back, with what it retires, once a medicine is decided to go on after all', async () => {
  const sending = inConflict({ mine: 'active', theirs: 'stopped' });
  putConflict(sending, 2, { mine: 'stopped', theirs: 'active' });
  putList(sending, 3, 'list-now', [item(1)]);
  put(sending, 5, { kind: 'list-earlier', body: statementOf(5, 'p1', { resourceType: 'List' }) });
  await choose(sending, 'theirs', 'theirs');
  expect([stateOf(sending, 3).kind, stateOf(sending, 5).kind]).toEqual(['withdrawn', 'withdrawn']);
  await choose(sending, 'theirs', 'theirs', 2);
  expect([stateOf(sending, 3).kind, stateOf(sending, 5).kind]).toEqual(['queued', 'queued']);
  expect(named(sending, 3)).toMatchObject({ entry: [item(2)] });
});

test('a list that somebody took back stays so, whatever is decided of a medicine', async () => {
  const sending = inConflict({ mine: 'stopped', theirs: 'active' });
  putList(sending, 3, 'list-now', [item(2)]);
  await withdrawEntry(sending.here, uuid(3), 'wrong patient');
  await choose(sending, 'theirs', 'theirs');
  expect(stateOf(sending, 3)).toMatchObject({ kind: 'withdrawn', reason: 'wrong patient' });
});

test('a list that said “takes no medicines” says so no longer once it names one', async () => {
  const sending = inConflict({ mine: 'stopped', theirs: 'active' });
  const body = statementOf(3, 'p1', {
    resourceType: 'List',
    status: 'current',
    emptyReason: { text: 'Takes no medicines' },
  });
  put(sending, 3, { kind: 'list-now', body });
  await choose(sending, 'theirs', 'theirs');
  expect(named(sending, 3)).toMatchObject({ entry: [item(1)] });
  expect(named(sending, 3)).not.toHaveProperty('emptyReason');
});

test('with the only statement taken back, the list that named it goes too', async () => {
  const sending = sendingHere();
  put(sending, 1);
  putList(sending, 3, 'list-now', [item(1)]);
  await withdrawEntry(sending.here, uuid(1), 'told the prescriber');
  expect([stateOf(sending, 1).kind, stateOf(sending, 3).kind]).toEqual(['withdrawn', 'withdrawn']);
});

test('the lists of another record and of another signature stay', async () => {
  const sending = inConflict({ mine: 'active', theirs: 'stopped' });
  const body = statementOf(3, 'p1', { resourceType: 'List', entry: [item(1)] });
  put(sending, 3, { kind: 'list-now', body, endpoint: 'letters' });
  put(sending, 4, { kind: 'list-now', body, by: 'somebody else' });
  await choose(sending, 'theirs', 'theirs');
  expect([named(sending, 3), named(sending, 4)]).toMatchObject([{ entry: [item(1)] }, { entry: [item(1)] }]);
});

test('a new list of another record is no reason to retire an earlier one of this', async () => {
  const sending = inConflict({ mine: 'active', theirs: 'stopped' });
  putList(sending, 3, 'list-now', [item(1)]);
  const body = statementOf(4, 'p1', { resourceType: 'List', entry: [item(2)] });
  put(sending, 4, { kind: 'list-now', endpoint: 'letters', body });
  putEarlier(sending, 5, 's9', [3]);
  await choose(sending, 'theirs', 'theirs');
  expect([3, 4, 5].map((nth) => stateOf(sending, nth).kind)).toEqual(['withdrawn', 'queued', 'withdrawn']);
});
