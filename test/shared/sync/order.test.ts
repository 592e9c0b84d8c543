import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, sendable, type EntryState, type Ordered } from '../../../shared/sync/sync.ts';

const now = fromMillis(Date.parse('2026-11-18T10:00:00Z'));

const entry = (id: string, over: Partial<Ordered> = {}): Ordered => ({
  id,
  person: 'p1',
  endpoint: 'smr',
  kind: 'history-fact',
  after: [],
  state: fresh,
  ...over,
});
const held: EntryState = { kind: 'acknowledged', id: 'x', versionId: '1', without: [], at: now };
const { mayHaveArrived, answeredAs, timesNotHeld, retract } = fresh;
const carried = { mayHaveArrived, answeredAs, timesNotHeld, retract };
const parked: EntryState = {
  kind: 'parked',
  reason: { kind: 'gone', detail: '' },
  at: now,
  attempts: 1,
  ...carried,
};
const ids = (entries: readonly Ordered[]): string[] => sendable(entries, () => true).map((one) => one.id);

test('a patient whose entry is parked never holds another patient', () => {
  expect(
    ids([entry('a', { state: parked }), entry('b', { after: ['a'] }), entry('c', { person: 'p2' })]),
  ).toEqual(['c']);
});

test('within a patient only what refers to the stuck entry waits', () => {
  expect(ids([entry('a', { state: parked }), entry('b', { after: ['a'] }), entry('c')])).toEqual(['c']);
});

test('what refers to others goes after all of them are settled', () => {
  expect(
    ids([
      entry('a', { state: held }),
      entry('b', { state: fresh, endpoint: 'home' }),
      entry('c', { after: ['a', 'b'] }),
    ]),
  ).toEqual(['b']);
  expect(ids([entry('a', { state: held }), entry('c', { after: ['a', 'cleared-away'] })])).toEqual(['c']);
});

test('what refers to an entry that was taken back is not stuck', () => {
  expect(
    ids([
      entry('a', {
        state: { kind: 'withdrawn', reason: 'x', by: 'u', at: now, instead: null, record: 'never-sent' },
      }),
      entry('b', { after: ['a'] }),
    ]),
  ).toEqual(['b']);
});

test('one entry at a time goes to one record about one patient', () => {
  expect(ids([entry('a'), entry('b'), entry('c', { endpoint: 'home' })])).toEqual(['a', 'c']);
  expect(
    ids([entry('a', { state: { kind: 'sending', attempt: 1, startedAt: now, ...carried } }), entry('b')]),
  ).toEqual([]);
});

test('what is not due yet is left, and lets what comes after it in its lane go', () => {
  const all = [entry('a'), entry('b')];
  expect(sendable(all, ({ id }) => id !== 'a').map(({ id }) => id)).toEqual(['b']);
});

test('one signature of somebody else asks once: nothing else of the patient goes beside it until it is decided', () => {
  const conflicted: EntryState = {
    kind: 'conflicted',
    theirs: '{}',
    theirVersion: '1',
    signature: 'at 10:42 by another',
    at: now,
    ...carried,
  };
  const all = [
    entry('a', { state: conflicted }),
    entry('b'),
    entry('c', { endpoint: 'letters', kind: 'list-now' }),
    entry('d', { endpoint: 'home', kind: 'recommendation' }),
    entry('e', { person: 'p2' }),
  ];
  expect(ids(all)).toEqual(['d', 'e']);
  expect(ids(all.with(0, entry('a', { state: { ...conflicted, signature: null } })))).toEqual([
    'b',
    'c',
    'd',
    'e',
  ]);
});

const asking: EntryState = {
  kind: 'conflicted',
  theirs: '{}',
  theirVersion: '1',
  signature: 'at 10:42 by another',
  at: now,
  ...carried,
};

test.each([
  ['history-fact', false],
  ['confirmed-decision', false],
  ['list-now', false],
  ['list-changes', false],
  ['recommendation', true],
])('while a signature is asked about, a %s goes to another record: %s', (kind, goes) => {
  const all = [entry('a', { state: asking }), entry('b', { endpoint: 'letters', kind })];
  expect(ids(all)).toEqual(goes ? ['b'] : []);
});

test('what is taken back waits for that question only where it is for a list of somebody else', () => {
  const taken = { reason: 'x', by: 'ruth' };
  const back = (retract: typeof fresh.retract) => [
    entry('a', { state: asking }),
    entry('b', { endpoint: 'letters', state: { ...fresh, retract } }),
  ];
  expect(ids(back(taken))).toEqual(['b']);
  expect(ids(back({ ...taken, kept: { endpoint: 'smr', id: '7', signature: 's' } }))).toEqual([]);
});

test('what waits for a sign-in goes with none, and lets what comes after it go', () => {
  const waiting = { ...fresh, problem: { kind: 'sign-in-needed' } } as const;
  const busy = { ...fresh, problem: { kind: 'busy', detail: '' } } as const;
  expect(ids([entry('a', { state: waiting }), entry('b')])).toEqual(['b']);
  expect(ids([entry('a', { state: busy }), entry('b')])).toEqual(['a']);
});

test('what is taken back waits for nothing that it refers to; what is sent does', () => {
  const retract = { reason: 'x', by: 'ruth' };
  const all = (state: EntryState) => [entry('a', { state: parked }), entry('b', { after: ['a'], state })];
  expect([ids(all({ ...fresh, retract })), ids(all(fresh))]).toEqual([['b'], []]);
});
