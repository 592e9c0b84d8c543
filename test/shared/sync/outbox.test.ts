import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { brand } from '../../../shared/core/brand.ts';
import { fromMillis, toMillis, type Instant } from '../../../shared/core/instant.ts';
import {
  entryStateSchema,
  fresh,
  isUnsent,
  needsAPerson,
  step,
  type EntryEvent,
  type EntryState,
  type Outcome,
} from '../../../shared/sync/sync.ts';

const at = (seconds: number): Instant => fromMillis(Date.parse('2026-11-18T10:00:00Z') + seconds * 1000);

const move = (state: EntryState, ...events: readonly EntryEvent[]): EntryState =>
  events.reduce((now, event) => {
    const moved = step(now, event);
    if (!moved.ok) throw new Error(`illegal: ${moved.fault.event} while ${moved.fault.from}`);
    return moved.value;
  }, state);

const send: EntryEvent = { kind: 'send', at: at(0) };
const answered = (outcome: Outcome, random = 0): EntryEvent => ({
  kind: 'answered',
  outcome,
  at: at(1),
  random,
});

test('what the server holds is acknowledged with its id and version', () => {
  expect(move(fresh, send, answered({ kind: 'held', id: 'a', versionId: '3', without: ['note'] }))).toEqual({
    kind: 'acknowledged',
    id: 'a',
    versionId: '3',
    without: ['note'],
    at: at(1),
  });
});

test('a lost answer is remembered as "may have arrived" until the entry is settled', () => {
  const lost = move(
    fresh,
    send,
    answered({ kind: 'no-answer', layer: 'record', detail: 'cut', retryAfterMs: null }),
  );
  const refusedBusy = move(lost, send, answered({ kind: 'busy', detail: 'status 429', retryAfterMs: null }));
  expect([lost, refusedBusy]).toMatchObject([
    { kind: 'queued', mayHaveArrived: true },
    { kind: 'queued', mayHaveArrived: true },
  ]);
});

test('a process that ended while sending looks before it sends again', () => {
  expect(move(fresh, send, { kind: 'interrupted' })).toMatchObject({
    kind: 'queued',
    attempts: 1,
    mayHaveArrived: true,
  });
});

test('a Retry-After of a year silences a record for a day at most', () => {
  const yearMs = 365 * 86_400_000;
  const waits = move(fresh, send, answered({ kind: 'busy', detail: 'status 503', retryAfterMs: yearMs }));
  expect(waits).toMatchObject({ kind: 'queued', notBefore: fromMillis(toMillis(at(1)) + 86_400_000) });
});

test('Retry-After is never undercut, and waits grow but not beyond five minutes', () => {
  const waitMs = (attempts: number, retryAfterMs: number | null): number => {
    const state = move(
      { ...fresh, attempts },
      send,
      answered({ kind: 'busy', detail: '', retryAfterMs }, 0.999),
    );
    return state.kind === 'queued' && state.notBefore !== null
      ? toMillis(state.notBefore) - toMillis(at(1))
      : -1;
  };
  expect(waitMs(0, 90_000)).toBe(90_000);
  expect([0, 1, 2, 20].map((attempts) => waitMs(attempts, null) <= 300_000)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(waitMs(3, null)).toBeGreaterThan(waitMs(0, null));
});

test('refusals and conflicts wait for a person, and nothing but a person moves them', () => {
  const parked = move(fresh, send, answered({ kind: 'not-permitted', missing: 'user/Task.c' }));
  const conflicted = move(
    fresh,
    send,
    answered({ kind: 'changed-by-others', theirs: '{}', theirVersion: '4', signature: null }),
  );
  expect([parked, conflicted].map(needsAPerson)).toEqual([true, true]);
  for (const state of [parked, conflicted]) {
    for (const event of [send, { kind: 'interrupted' }, { kind: 'signed-in' }] satisfies EntryEvent[])
      expect(step(state, event).ok).toBe(false);
  }
  expect(move(parked, { kind: 'try-again' })).toMatchObject({ kind: 'queued', mayHaveArrived: true });
  expect(move(conflicted, { kind: 'decided-mine' })).toEqual(fresh);
});

test('an acknowledged entry moves only when a person takes it back, and then by way of the record', () => {
  const done = move(fresh, send, answered({ kind: 'held', id: 'a', versionId: '1', without: [] }));
  fc.assert(fc.property(anyEvent, (event) => event.kind === 'withdraw' || !step(done, event).ok));
  expect(move(done, { kind: 'withdraw', reason: 'wrong patient', by: 'ruth', at: at(2) })).toMatchObject({
    kind: 'queued',
    answeredAs: { id: 'a', versionId: '1' },
    retract: { reason: 'wrong patient', by: 'ruth' },
  });
});

test('what may have arrived is never just forgotten: taken back, it is looked for in the record first', () => {
  const takeBack: EntryEvent = { kind: 'withdraw', reason: 'wrong', by: 'ruth', at: at(2) };
  const lost = answered({ kind: 'no-answer', layer: 'record', detail: 'cut', retryAfterMs: null });
  expect(move(fresh, takeBack)).toMatchObject({ kind: 'withdrawn', record: 'never-sent' });
  const looking = move(fresh, send, lost, takeBack);
  expect(looking).toMatchObject({ kind: 'queued', retract: { reason: 'wrong' } });
  const marked = move(looking, send, answered({ kind: 'retracted', record: 'marked-as-error' }));
  expect(marked).toMatchObject({ kind: 'withdrawn', reason: 'wrong', record: 'marked-as-error' });
});

test('what is not there yet is looked for again, because a request may arrive minutes late', () => {
  const takeBack: EntryEvent = { kind: 'withdraw', reason: 'wrong', by: 'ruth', at: at(2) };
  const lost = answered({ kind: 'no-answer', layer: 'record', detail: 'cut', retryAfterMs: null });
  const notThere = answered({ kind: 'retracted', record: 'not-there' });
  const twice = move(fresh, send, lost, takeBack, send, notThere, send, notThere);
  expect(twice).toMatchObject({ kind: 'queued', problem: { kind: 'looked-for' } });
  expect(move(twice, send, notThere)).toMatchObject({ kind: 'withdrawn', record: 'not-there' });
});

test('a record that keeps saying it was done and has nothing is not asked for ever: a person is told', () => {
  const notHeld = answered({ kind: 'not-held', detail: '' });
  const tries = Array.from({ length: 5 }, () => [send, notHeld]).flat();
  expect(move(fresh, ...tries.slice(0, 8))).toMatchObject({ kind: 'queued', timesNotHeld: 4 });
  expect(move(fresh, ...tries)).toMatchObject({ kind: 'parked', reason: { kind: 'never-kept', times: 5 } });
});

const outcomes: readonly Outcome[] = [
  { kind: 'held', id: 'x', versionId: '1', without: ['note'] },
  { kind: 'no-answer', layer: 'network', detail: '', retryAfterMs: null },
  { kind: 'busy', detail: '', retryAfterMs: 1_000 },
  { kind: 'not-held', detail: '' },
  { kind: 'sign-in-needed' },
  { kind: 'not-permitted', missing: '' },
  { kind: 'not-accepted', detail: '' },
  { kind: 'changed-by-others', theirs: '{}', theirVersion: '2', signature: null },
  { kind: 'several-exist', count: 2 },
  { kind: 'gone', detail: '' },
  { kind: 'unreadable-answer', detail: '' },
  { kind: 'unreadable-answer', detail: '', answeredAs: { id: 'x', versionId: null } },
  { kind: 'fields-lost', fields: ['dosage'], id: 'x', versionId: '1' },
  { kind: 'patient-not-known' },
];

/** What is taken back is settled by another answer than what is written. */
const retracts: readonly Outcome[] = [
  { kind: 'retracted', record: 'not-there' },
  { kind: 'retracted', record: 'marked-as-error' },
];

const anyEvent: fc.Arbitrary<EntryEvent> = fc.oneof(
  fc.constant<EntryEvent>(send),
  fc.constantFrom(...outcomes, ...retracts).map((outcome) => answered(outcome)),
  fc.constantFrom<EntryEvent>(
    { kind: 'interrupted' },
    { kind: 'signed-in' },
    { kind: 'try-again' },
    { kind: 'decided-mine' },
  ),
  fc.constant<EntryEvent>({ kind: 'decided-theirs', by: 'a', at: at(2), instead: null }),
  fc.constant<EntryEvent>({ kind: 'withdraw', reason: 'wrong', by: 'a', at: at(2) }),
);

test('whatever happens, an entry is held, taken back by a person, or still in sight', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      let held = false;
      let takenBack = false;
      let state: EntryState = fresh;
      for (const event of events) {
        const moved = step(state, event);
        if (!moved.ok) continue;
        state = moved.value;
        held ||= event.kind === 'answered' && event.outcome.kind === 'held';
        takenBack ||= event.kind === 'withdraw' || event.kind === 'decided-theirs';
        const settledBy = event.kind === 'answered' ? event.outcome.kind : 'a person';
        expect(isUnsent(state) || held || takenBack || settledBy === 'retracted').toBe(true);
        expect(entryStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
      }
    }),
  );
});

test('instants survive storage as they are', () => {
  expect(brand<Instant>('2026-11-18T10:00:00.000Z')).toBe(at(0));
});
