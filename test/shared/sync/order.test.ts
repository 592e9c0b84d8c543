import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, nextDue, sendable, type EntryState, type Ordered } from '../../../shared/sync/sync.ts';

const now = fromMillis(Date.parse('2026-11-18T10:00:00Z'));
const later = fromMillis(Date.parse('2026-11-18T10:05:00Z'));

const entry = (id: string, over: Partial<Ordered> = {}): Ordered => ({
  id,
  person: 'p1',
  endpoint: 'smr',
  after: [],
  state: fresh,
  ...over,
});
const held: EntryState = { kind: 'acknowledged', id: 'x', versionId: '1', at: now };
const parked: EntryState = { kind: 'parked', reason: { kind: 'gone', detail: '' }, at: now, attempts: 1 };
const ids = (entries: readonly Ordered[]): string[] => sendable(entries, now).map((one) => one.id);

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
      entry('a', { state: { kind: 'withdrawn', reason: 'x', by: 'u', at: now, instead: null } }),
      entry('b', { after: ['a'] }),
    ]),
  ).toEqual(['b']);
});

test('one entry at a time goes to one record about one patient', () => {
  expect(ids([entry('a'), entry('b'), entry('c', { endpoint: 'home' })])).toEqual(['a', 'c']);
  expect(
    ids([
      entry('a', { state: { kind: 'sending', attempt: 1, startedAt: now, mayHaveArrived: false } }),
      entry('b'),
    ]),
  ).toEqual([]);
});

test('a wait is kept, and the next due moment is the earliest', () => {
  const waiting = entry('a', { state: { ...fresh, notBefore: later } });
  expect(ids([waiting])).toEqual([]);
  expect(nextDue([waiting, entry('b', { state: parked })])).toBe(later);
});
