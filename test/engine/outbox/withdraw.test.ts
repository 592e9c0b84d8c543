import { describe, expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, payloadVersion, type EntryState } from '../../../shared/sync/sync.ts';
import { readCurrent } from '../../../electron/engine/cases/cases.ts';
import { entryById } from '../../../electron/engine/db/queries/outbox.ts';
import { outboxHandlers } from '../../../electron/engine/outbox/handlers.ts';
import { viewOutbox } from '../../../electron/engine/outbox/outbox-view.ts';
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
const acknowledged: EntryState = { kind: 'acknowledged', id: 's1', versionId: '1', without: [], at };
const parked: EntryState = {
  ...carried,
  kind: 'parked',
  at,
  attempts: 1,
  reason: { kind: 'gone', detail: '' },
};
const onItsWay: EntryState = { ...carried, kind: 'sending', attempt: 1, startedAt: at };
const task = (nth: number) => ({ ...statementOf(nth), resourceType: 'Task' });
const notes = ({ context }: SendingHere): readonly string[] =>
  readCurrent(context.store().read, 'p1').state.notes.map(({ value }) => value);

test('what was recommended because of a statement is taken back with it', async () => {
  const sending = sendingHere();
  put(sending, 1, { row: 'r1' });
  put(sending, 2, { row: 'r1', kind: 'recommendation', endpoint: 'home', body: task(2) });
  put(sending, 3, { row: 'r2', kind: 'recommendation', endpoint: 'home', body: task(3) });
  put(sending, 4, { person: 'p2', row: 'r1', kind: 'recommendation', endpoint: 'home', body: task(4) });
  expect(await withdrawEntry(sending.here, uuid(1), 'wrong patient')).toEqual({ ok: true, value: undefined });
  expect([1, 2, 3, 4].map((nth) => stateOf(sending, nth).kind)).toEqual([
    'withdrawn',
    'withdrawn',
    'queued',
    'queued',
  ]);
});

test('other entries of ours are ended for the statement that stands for them, and for no other of the row', async () => {
  const sending = sendingHere();
  put(sending, 1, { row: 'r1' });
  put(sending, 2, { row: 'r1', body: statementOf(2) });
  put(sending, 3, { row: 'r1', kind: 'statement-earlier', after: [uuid(1)], body: statementOf(3) });
  put(sending, 4, { row: 'r1', kind: 'statement-earlier', after: [uuid(2)], body: statementOf(4) });
  await withdrawEntry(sending.here, uuid(1), 'wrong patient');
  expect([1, 2, 3, 4].map((nth) => stateOf(sending, nth).kind)).toEqual([
    'withdrawn',
    'queued',
    'withdrawn',
    'queued',
  ]);
});

test('what the owner of a closed record was asked to change is taken back with the statement it was about, and with no other', async () => {
  const sending = sendingHere();
  put(sending, 1, { row: 'r1', endpoint: 'home' });
  put(sending, 2, { row: 'r1', kind: 'change-request', endpoint: 'home', body: task(2) });
  put(sending, 3, { row: 'r2', kind: 'change-request', endpoint: 'home', body: task(3) });
  put(sending, 4, { row: 'r2', endpoint: 'letters' });
  await withdrawEntry(sending.here, uuid(1), 'wrong patient');
  await withdrawEntry(sending.here, uuid(4), 'wrong patient');
  expect([1, 2, 3, 4].map((nth) => stateOf(sending, nth).kind)).toEqual([
    'withdrawn',
    'withdrawn',
    'queued',
    'withdrawn',
  ]);
});

test('that it was taken back, and why, stands in the case', async () => {
  const sending = sendingHere();
  put(sending, 1, { row: 'r1' });
  await withdrawEntry(sending.here, uuid(1), 'told the prescriber');
  expect(notes(sending)).toEqual([expect.stringContaining('told the prescriber')]);
});

test('an earlier list is retired only for the newer one: taken back, it stays current', async () => {
  const sending = sendingHere();
  put(sending, 1, { kind: 'list-now', body: { ...statementOf(1), resourceType: 'List' } });
  put(sending, 2, { kind: 'list-earlier', body: { ...statementOf(2), resourceType: 'List' } });
  put(sending, 3, {
    kind: 'list-earlier',
    endpoint: 'letters',
    body: { ...statementOf(3), resourceType: 'List' },
  });
  await withdrawEntry(sending.here, uuid(1), 'not now');
  expect([stateOf(sending, 2).kind, stateOf(sending, 3).kind]).toEqual(['withdrawn', 'queued']);
});

test.each([
  ['waits', fresh],
  ['has been received', acknowledged],
])('an earlier list is not kept beside a new one that %s', async (_, state) => {
  const sending = sendingHere();
  put(sending, 1, { kind: 'list-now', body: { ...statementOf(1), resourceType: 'List' }, state });
  put(sending, 2, { kind: 'list-earlier', body: { ...statementOf(2), resourceType: 'List' } });
  expect(await withdrawEntry(sending.here, uuid(2), 'not now')).toMatchObject({
    ok: false,
    fault: { kind: 'not-possible' },
  });
  expect([stateOf(sending, 1), stateOf(sending, 2)]).toEqual([state, fresh]);
});

test('an earlier list may be kept where its record refused to retire it, and where no new one takes its place', async () => {
  const sending = sendingHere();
  const list = (nth: number) => ({ ...statementOf(nth), resourceType: 'List' });
  put(sending, 1, { kind: 'list-now', body: list(1), state: acknowledged });
  put(sending, 2, { kind: 'list-earlier', body: list(2), state: parked });
  put(sending, 3, { kind: 'list-earlier', endpoint: 'letters', body: list(3) });
  for (const nth of [2, 3]) await withdrawEntry(sending.here, uuid(nth), 'not now');
  expect([stateOf(sending, 2).kind, stateOf(sending, 3).kind]).toEqual(['withdrawn', 'withdrawn']);
});

test('an earlier list may be kept once the new one was taken back, and one that is to be taken back takes no place', async () => {
  const sending = sendingHere();
  const list = (nth: number) => ({ ...statementOf(nth), resourceType: 'List' });
  const gone = {
    kind: 'withdrawn',
    reason: 'x',
    by: 'ruth',
    at,
    instead: null,
    record: 'never-sent',
  } as const;
  put(sending, 1, { kind: 'list-now', body: list(1), state: gone });
  const retract = { reason: 'x', by: 'ruth' };
  put(sending, 2, { kind: 'list-now', body: list(2), state: { ...fresh, mayHaveArrived: true, retract } });
  put(sending, 3, { kind: 'list-earlier', body: list(3) });
  expect((await withdrawEntry(sending.here, uuid(3), 'not now')).ok).toBe(true);
  expect(stateOf(sending, 3).kind).toBe('withdrawn');
});

test('what belongs to no row is taken back with no list: that a colleague’s request was replaced stays so', async () => {
  const sending = sendingHere();
  put(sending, 1, { kind: 'list-now', body: { ...statementOf(1), resourceType: 'List' } });
  put(sending, 2, { kind: 'recommendation', endpoint: 'home', row: null, body: task(2) });
  await withdrawEntry(sending.here, uuid(1), 'not now');
  expect([stateOf(sending, 1).kind, stateOf(sending, 2)]).toEqual(['withdrawn', fresh]);
});

test('an earlier list that names what has ended is retired though the new one is taken back, once that end is in the record', async () => {
  const sending = sendingHere();
  const ended = (nth: number): void => {
    const base = statementOf(nth, 'p1', { id: `s${nth}` });
    const guard = { kind: 'if-match', id: `s${nth}`, versionId: '1', base: JSON.stringify(base) } as const;
    put(sending, nth, { body: { ...base, status: nth === 4 ? 'stopped' : 'active' }, guard });
  };
  for (const nth of [4, 5]) ended(nth);
  put(sending, 1, { kind: 'list-now', body: { ...statementOf(1), resourceType: 'List' } });
  for (const [nth, named] of [
    [2, 's4'],
    [3, 's5'],
  ] as const) {
    const entry = [{ item: { reference: `MedicationStatement/${named}` } }];
    const body = statementOf(nth, 'p1', { resourceType: 'List', entry });
    put(sending, nth, { kind: 'list-earlier', body, after: [uuid(1)] });
  }
  await withdrawEntry(sending.here, uuid(1), 'not now');
  expect([stateOf(sending, 2).kind, stateOf(sending, 3).kind]).toEqual(['queued', 'withdrawn']);
  expect(entryOf(sending, 2).after).toEqual([uuid(1), uuid(4)]);
});

test.each([
  ['what may have arrived', { ...fresh, mayHaveArrived: true }],
  ['what was answered', { ...fresh, answeredAs: { id: 's1', versionId: '1' } }],
])('%s is looked for in the record before it counts as taken back', async (_, state) => {
  const sending = sendingHere();
  put(sending, 1, { state });
  await withdrawEntry(sending.here, uuid(1), 'wrong');
  expect(stateOf(sending, 1)).toMatchObject({ kind: 'queued', retract: { reason: 'wrong', by: 'ruth' } });
});

test.each([
  ['on its way', onItsWay],
  ['received', acknowledged],
])('what is %s is not taken back here, and nothing is said of it', async (_, state) => {
  const sending = sendingHere();
  put(sending, 1, { state });
  expect(await withdrawEntry(sending.here, uuid(1), 'x')).toMatchObject({
    ok: false,
    fault: { kind: 'not-possible' },
  });
  expect([stateOf(sending, 1), notes(sending)]).toEqual([state, []]);
});

test('an entry that is not there is a fault, not a silence', async () => {
  expect(await withdrawEntry(sendingHere().here, uuid(9), 'x')).toMatchObject({
    fault: { kind: 'not-found' },
  });
});

describe('what a newer version made', () => {
  const arrived: EntryState = { ...fresh, mayHaveArrived: true, answeredAs: { id: 's1', versionId: '1' } };
  const version = payloadVersion + 1;
  const kept = ({ context }: SendingHere, nth: number): unknown =>
    JSON.parse(context.store().read.get(entryById, { entry: uuid(nth) })?.state ?? '{}');

  test('is neither tried again nor taken back by an older one, which does not know how far it has come', async () => {
    const sending = sendingHere();
    put(sending, 1, { version, state: arrived });
    const { retryEntry } = outboxHandlers(sending.context, () => 'up');
    const why = 'a newer Concord made it, and only that can send it or take it back';
    const refused = { ok: false, fault: { kind: 'not-possible', why } };
    expect(await withdrawEntry(sending.here, uuid(1), 'wrong patient')).toEqual(refused);
    expect(await retryEntry({ entry: uuid(1) })).toEqual(refused);
    expect(kept(sending, 1)).toEqual(arrived);
  });

  test('is not taken back with the statement it hangs on, which an older version made', async () => {
    const sending = sendingHere();
    put(sending, 1, { row: 'r1' });
    put(sending, 2, {
      row: 'r1',
      kind: 'recommendation',
      endpoint: 'home',
      body: task(2),
      version,
      state: arrived,
    });
    await withdrawEntry(sending.here, uuid(1), 'wrong patient');
    expect(stateOf(sending, 1).kind).toBe('withdrawn');
    expect(kept(sending, 2)).toEqual(arrived);
  });

  test('is said neither to be missing from the record nor to have been refused by it, since it may have arrived', () => {
    const sending = sendingHere();
    put(sending, 1, { version, state: arrived });
    put(sending, 2, {
      state: parked,
    });
    const shown = viewOutbox(sending.context, sending.context.store(), 'up').entries;
    expect(shown.map(({ safe }) => safe.includes('does not have it'))).toEqual([false, true]);
    expect(shown.map(({ path }) => path.at(-1)?.detail)).toEqual(['', 'refused']);
  });
});
