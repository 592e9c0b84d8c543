import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, type EntryState, type StoredGuard } from '../../../shared/sync/sync.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
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
const signature = '2026-11-18T10:42:00Z Sam Pritchard';
const theirs = JSON.stringify({ resourceType: 'List', id: 'their-list', date: '2026-11-18T10:42:00Z' });
const asking: EntryState = { ...carried, kind: 'conflicted', theirs, theirVersion: '3', signature, at };
const watching: StoredGuard = {
  kind: 'if-none-exist',
  query: 'identifier=x',
  others: { search: 'List?patient=p1', since: '', seen: ['known'], signatures: [] },
  own: null,
};

/** Signed here for p1 while Sam Pritchard signed: one entry asks, the others stand behind it in two records. */
function asked(): SendingHere {
  const sending = sendingHere();
  put(sending, 1, { row: 'r1', state: asking, guard: watching });
  put(sending, 2, { row: 'r2', guard: watching });
  put(sending, 3, { row: 'r1', endpoint: 'letters', guard: watching });
  put(sending, 4, { kind: 'list-now', guard: watching, body: { ...statementOf(4), resourceType: 'List' } });
  put(sending, 5, { kind: 'allergy', body: { ...statementOf(5), resourceType: 'AllergyIntolerance' } });
  put(sending, 6, {
    kind: 'recommendation',
    endpoint: 'home',
    row: 'r1',
    body: { ...statementOf(6), resourceType: 'Task' },
  });
  put(sending, 7, { person: 'p2', guard: watching });
  return sending;
}
const decide = (sending: SendingHere, side: 'mine' | 'theirs', version = '3') =>
  resolveConflict(sending.here, uuid(1), { status: side, dosage: side }, version);
const kinds = (sending: SendingHere) => [1, 2, 3, 4, 5, 6, 7].map((nth) => stateOf(sending, nth).kind);

test('mine beside their list: it is no surprise any more, in any record', async () => {
  const sending = asked();
  expect(await decide(sending, 'mine')).toEqual({ ok: true, value: undefined });
  expect(kinds(sending)).toEqual(Array.from({ length: 7 }, () => 'queued'));
  const known = [1, 2, 3, 4].map((nth) => {
    const { guard } = entryOf(sending, nth);
    return guard.kind === 'if-none-exist' ? guard.others : null;
  });
  expect(known.map((others) => others?.signatures)).toEqual([
    [signature],
    [signature],
    [signature],
    [signature],
  ]);
  // By its id only in the record where it was met: another record gives the same id to something else.
  expect(known.map((others) => others?.seen)).toEqual([
    ['known', 'their-list'],
    ['known', 'their-list'],
    ['known'],
    ['known', 'their-list'],
  ]);
});

test('another patient’s entries go on not knowing the list', async () => {
  const sending = asked();
  await decide(sending, 'mine');
  const { guard } = entryOf(sending, 7);
  expect(guard).toEqual(watching);
});

test('their list kept: all of mine that says what is taken is taken back, in every record', async () => {
  const sending = asked();
  await decide(sending, 'theirs');
  expect(kinds(sending)).toEqual([
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'queued',
    'withdrawn',
    'queued',
  ]);
});

test('an allergy that was told stays, whoever’s list is kept', async () => {
  const sending = asked();
  await decide(sending, 'theirs');
  expect(stateOf(sending, 5)).toEqual(fresh);
});

test('half of a signed list is nobody’s: all of mine, or all of theirs', async () => {
  const sending = asked();
  expect(
    await resolveConflict(sending.here, uuid(1), { status: 'mine', dosage: 'theirs' }, '3'),
  ).toMatchObject({
    fault: { kind: 'not-possible' },
  });
  expect(await resolveConflict(sending.here, uuid(1), {}, '3')).toMatchObject({
    fault: { kind: 'not-possible' },
  });
  expect(stateOf(sending, 1)).toEqual(asking);
});

test('a list that changed since it was looked at is not decided about', async () => {
  const sending = asked();
  expect(await decide(sending, 'theirs', '2')).toMatchObject({ fault: { kind: 'changed-meanwhile' } });
  expect(kinds(sending)).toEqual(['conflicted', ...Array.from({ length: 6 }, () => 'queued')]);
});

test('what may have arrived before the question is looked for, not forgotten', async () => {
  const sending = asked();
  put(sending, 8, { row: 'r3', state: { ...fresh, mayHaveArrived: true } });
  await decide(sending, 'theirs');
  expect(stateOf(sending, 8)).toMatchObject({ kind: 'queued', retract: { by: 'ruth' } });
});
