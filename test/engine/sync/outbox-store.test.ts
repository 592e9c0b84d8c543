import { expect, test } from 'vitest';
import { z } from 'zod';
import { query } from '../../../electron/engine/db/query.ts';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import {
  addBehind,
  guardOfEntry,
  moveBy,
  moveIn,
  readEntry,
  readOutbox,
  readOutboxOf,
  rewrite,
  stateOfEntry,
} from '../../../electron/engine/sync/sync.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, payloadVersion } from '../../../shared/sync/sync.ts';
import {
  entryOf,
  put,
  sendingHere,
  statementOf,
  stateOf,
  uuid,
  type SendingHere,
} from '../../support/sending.ts';

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));
const audit = { user: null, action: 'test', subject: '' };
const logged = ({ context }: SendingHere) =>
  context
    .store()
    .read.all(
      query()(
        'log',
        'SELECT entry, at, event FROM outbox_event ORDER BY entry, seq',
        z.object({ entry: z.string(), at: z.string(), event: z.string() }),
      ),
      {},
    )
    .map(({ event, ...one }) => ({ ...one, event: JSON.parse(event) as unknown }));

test('entries are read in the order made, everybody’s or one patient’s, without what they carry', () => {
  const sending = sendingHere();
  put(sending, 3);
  put(sending, 1, { person: 'p2', row: 'r1', after: [uuid(3)], endpoint: 'letters', by: 'sam' });
  put(sending, 2);
  const { read } = sending.context.store();
  expect(readOutbox(read, 10).map(({ id }) => id)).toEqual([uuid(3), uuid(1), uuid(2)]);
  expect(readOutboxOf(read, 'p1').map(({ id }) => id)).toEqual([uuid(3), uuid(2)]);
  expect(readOutboxOf(read, 'p2')).toEqual([
    {
      id: uuid(1),
      person: 'p2',
      endpoint: 'letters',
      after: [uuid(3)],
      state: fresh,
      kind: 'history-fact',
      type: 'MedicationStatement',
      row: 'r1',
      about: '',
      createdAt: '2026-11-18T10:00:00.000Z',
      createdBy: 'sam',
    },
  ]);
});

test('an entry is read with its body and its guard; one that is not there is none', () => {
  const sending = sendingHere();
  put(sending, 1);
  expect(entryOf(sending, 1)).toMatchObject({
    body: JSON.stringify(statementOf(1)),
    guard: { kind: 'if-none-exist', others: null, own: null },
  });
  expect(readEntry(sending.context.store().read, uuid(9))).toBeUndefined();
});

test('an entry of a newer program is parked in sight, whatever its state says', () => {
  const sending = sendingHere();
  put(sending, 1, { version: payloadVersion + 1 });
  put(sending, 2, { version: payloadVersion });
  expect(stateOf(sending, 1)).toMatchObject({
    kind: 'parked',
    reason: { kind: 'payload-too-new', version: payloadVersion + 1 },
    at: '2026-11-18T10:00:00.000Z',
    mayHaveArrived: false,
    retract: null,
  });
  expect(stateOf(sending, 2)).toEqual(fresh);
});

test('a state or a guard that is none is an error, never another one', () => {
  expect(() => stateOfEntry('{"kind":"sent"}')).toThrow(/kind/);
  expect(() => guardOfEntry('{"kind":"if-match"}')).toThrow(/versionId/);
  expect(() => guardOfEntry('no JSON')).toThrow(/JSON/);
});

test('a move is state, event and audit in one, with whatever is written along', () => {
  const sending = sendingHere();
  put(sending, 1);
  const store = sending.context.store();
  const nowMs = Date.parse('2026-11-18T11:00:00Z');
  const moved = moveBy(store, uuid(1), { kind: 'send', at }, 'ruth', nowMs, (tx) =>
    rewrite(tx, uuid(1), '{"resourceType":"List"}', {
      kind: 'if-match',
      id: '7',
      versionId: '2',
      base: '{}',
    }),
  );
  expect(moved).toMatchObject({ kind: 'sending', attempt: 1, startedAt: at });
  expect(entryOf(sending, 1)).toMatchObject({
    state: moved,
    body: '{"resourceType":"List"}',
    guard: { kind: 'if-match', id: '7', versionId: '2' },
  });
  // It says something else of a medicine than was signed, which its history keeps.
  expect(logged(sending)).toEqual([
    { entry: uuid(1), at: '2026-11-18T10:00:00.000Z', event: { kind: 'said-otherwise' } },
    { entry: uuid(1), at: '2026-11-18T11:00:00.000Z', event: { kind: 'send', at } },
  ]);
  expect(store.read.all(wholeAudit, {}).at(-1)).toMatchObject({
    user: 'ruth',
    action: 'outbox-send',
    subject: uuid(1),
  });
});

test('the log of an answer says what came of it, and keeps nothing of somebody else’s entry', () => {
  const sending = sendingHere();
  put(sending, 1);
  const store = sending.context.store();
  moveBy(store, uuid(1), { kind: 'send', at }, 'ruth', 0);
  const theirs = JSON.stringify({ resourceType: 'List', note: 'clinical words' });
  const outcome = { kind: 'changed-by-others', theirs, theirVersion: '1', signature: null } as const;
  moveBy(store, uuid(1), { kind: 'answered', outcome, at, random: 0 }, 'ruth', 0);
  expect(logged(sending).at(-1)?.event).toEqual({ kind: 'answered', outcome: 'changed-by-others', at });
  expect(stateOf(sending, 1)).toMatchObject({ kind: 'conflicted', theirs });
});

test('a move that only a mistake could ask for leaves everything as it was, and says what it was', () => {
  const sending = sendingHere();
  put(sending, 1);
  const store = sending.context.store();
  expect(() =>
    moveBy(store, uuid(1), { kind: 'interrupted' }, 'ruth', 0, (tx) =>
      rewrite(tx, uuid(1), '{}', { kind: 'if-match', id: '7', versionId: '2', base: '{}' }),
    ),
  ).toThrow(/interrupted while queued/);
  expect([stateOf(sending, 1), entryOf(sending, 1).body, logged(sending)]).toEqual([
    fresh,
    JSON.stringify(statementOf(1)),
    [],
  ]);
  expect(() =>
    store.inTransaction('x', audit, (tx) => moveIn(tx, uuid(9), { kind: 'interrupted' }, 0)),
  ).toThrow(/never leaves the outbox/);
});

test('what follows an entry goes to the same record, for the same patient, as the same signature, behind everything', () => {
  const sending = sendingHere();
  put(sending, 1, { endpoint: 'letters', person: 'p2', by: 'ruth' });
  put(sending, 2);
  const entry = entryOf(sending, 1);
  const guard = { kind: 'if-match', id: '7', versionId: '2', base: '{}' } as const;
  const store = sending.context.store();
  store.inTransaction('follow', audit, (tx) =>
    addBehind(tx, entry, {
      id: uuid(3),
      kind: 'list-earlier',
      type: 'List',
      body: '{"a":1}',
      guard,
      after: [uuid(1)],
      about: 'Bisoprolol',
    }),
  );
  expect(readOutbox(store.read, 10).map(({ id }) => id)).toEqual([uuid(1), uuid(2), uuid(3)]);
  expect(entryOf(sending, 3)).toEqual({
    id: uuid(3),
    person: 'p2',
    endpoint: 'letters',
    kind: 'list-earlier',
    type: 'List',
    row: null,
    about: 'Bisoprolol',
    after: [uuid(1)],
    body: '{"a":1}',
    guard,
    state: fresh,
    createdAt: entry.createdAt,
    createdBy: 'ruth',
  });
});
