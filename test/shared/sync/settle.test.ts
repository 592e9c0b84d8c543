import { describe, expect, test } from 'vitest';
import { fromMillis, type Instant } from '../../../shared/core/instant.ts';
import { step, type EntryState, type Outcome } from '../../../shared/sync/sync.ts';

const at = (ms: number): Instant => fromMillis(Date.parse('2026-11-18T10:00:00Z') + ms);
const known = { id: 'a', versionId: '1' };
const sending: Extract<EntryState, { kind: 'sending' }> = {
  kind: 'sending',
  attempt: 2,
  startedAt: at(0),
  mayHaveArrived: false,
  answeredAs: null,
  timesNotHeld: 1,
  retract: null,
};

function after(outcome: Outcome, over: Partial<typeof sending> = {}): EntryState {
  const moved = step({ ...sending, ...over }, { kind: 'answered', outcome, at: at(0), random: 0.5 });
  if (!moved.ok) throw new Error(moved.fault.kind);
  return moved.value;
}

/** Half of the second wait of 4 s, and half of that half. */
const notBefore = at(3_000);
const carried = { mayHaveArrived: false, answeredAs: null, timesNotHeld: 1, retract: null };

describe('an attempt that leaves an entry waiting says why, keeps what is known of it and waits longer each time', () => {
  const busy = { kind: 'busy', detail: '', retryAfterMs: null } as const;
  test.each<[string, Outcome, object]>([
    [
      'nobody answered: it may have arrived',
      { kind: 'no-answer', layer: 'record', detail: 'ETIMEDOUT', retryAfterMs: null },
      { problem: { kind: 'not-answering', layer: 'record', detail: 'ETIMEDOUT' }, mayHaveArrived: true },
    ],
    [
      'nobody answered when it was read back: it is known by its answer',
      { kind: 'no-answer', layer: 'record', detail: '', retryAfterMs: null, answeredAs: known },
      {
        problem: { kind: 'not-answering', layer: 'record', detail: '' },
        mayHaveArrived: true,
        answeredAs: known,
      },
    ],
    [
      'half a text answered: it may have arrived',
      { kind: 'unreadable-answer', detail: 'html' },
      { problem: { kind: 'unreadable-answer', detail: 'html' }, mayHaveArrived: true },
    ],
    [
      'half a text answered when it was read back',
      { kind: 'unreadable-answer', detail: '', answeredAs: known },
      { problem: { kind: 'unreadable-answer', detail: '' }, mayHaveArrived: true, answeredAs: known },
    ],
    ['the record is busy: it did not arrive', busy, { problem: { kind: 'busy', detail: '' } }],
    [
      'the record was busy when it was read back',
      { ...busy, answeredAs: known },
      { problem: { kind: 'busy', detail: '' }, mayHaveArrived: true, answeredAs: known },
    ],
    [
      'the record said it was done and does not have it',
      { kind: 'not-held', detail: 'a' },
      { problem: { kind: 'not-found-on-reading-back' }, mayHaveArrived: true, timesNotHeld: 2 },
    ],
  ])('%s', (_, outcome, expected) => {
    expect(after(outcome)).toEqual({ kind: 'queued', attempts: 2, notBefore, ...carried, ...expected });
  });

  test('a server that names its time is waited for, though its answer says no more', () => {
    const asked = { ...busy, retryAfterMs: 60_000 } as const;
    expect(after(asked)).toMatchObject({ notBefore: at(60_000) });
    expect(after({ kind: 'no-answer', layer: 'record', detail: '', retryAfterMs: 90_000 })).toMatchObject({
      notBefore: at(90_000),
    });
  });

  test('what was answered before stays known where nothing newer is', () => {
    const before = { mayHaveArrived: true, answeredAs: known };
    expect(after({ kind: 'unreadable-answer', detail: '' }, before)).toMatchObject(before);
    expect(
      after({ kind: 'no-answer', layer: 'network', detail: '', retryAfterMs: null }, before),
    ).toMatchObject(before);
    expect(after(busy, before)).toMatchObject(before);
    expect(after({ kind: 'not-held', detail: '' }, before)).toMatchObject({ answeredAs: null });
  });
});

test('a sign-in that has ended waits for the person at no time of its own, and knows what was answered', () => {
  const waits = { kind: 'queued', attempts: 2, notBefore: null, problem: { kind: 'sign-in-needed' } };
  expect(after({ kind: 'sign-in-needed' })).toEqual({ ...carried, ...waits });
  expect(after({ kind: 'sign-in-needed', answeredAs: known }, { timesNotHeld: 3 })).toEqual({
    ...carried,
    ...waits,
    timesNotHeld: 3,
    mayHaveArrived: true,
    answeredAs: known,
  });
});

describe('what only a person can settle is parked with its reason and what is known', () => {
  test.each<[Outcome, object, object]>([
    [
      { kind: 'not-permitted', missing: 'user/Task.c' },
      { kind: 'not-permitted', missing: 'user/Task.c' },
      {},
    ],
    [
      { kind: 'not-permitted', missing: '', answeredAs: known },
      { kind: 'not-permitted', missing: '' },
      { mayHaveArrived: true, answeredAs: known },
    ],
    [{ kind: 'not-accepted', detail: 'status 422' }, { kind: 'not-accepted', detail: 'status 422' }, {}],
    [
      { kind: 'not-accepted', detail: '', answeredAs: known },
      { kind: 'not-accepted', detail: '' },
      { mayHaveArrived: true, answeredAs: known },
    ],
    [
      { kind: 'fields-lost', fields: ['dosage'], id: 'b', versionId: '4' },
      { kind: 'fields-lost', fields: ['dosage'] },
      { mayHaveArrived: true, answeredAs: { id: 'b', versionId: '4' } },
    ],
    [{ kind: 'patient-not-known' }, { kind: 'patient-not-known' }, {}],
    [{ kind: 'several-exist', count: 2 }, { kind: 'several-exist', count: 2 }, {}],
    [{ kind: 'gone', detail: 'Task/1' }, { kind: 'gone', detail: 'Task/1' }, {}],
  ])('%j', (outcome, reason, known) => {
    expect(after(outcome)).toEqual({ kind: 'parked', attempts: 2, at: at(0), ...carried, reason, ...known });
  });

  test('after five answers of "done" for what is not there', () => {
    expect(after({ kind: 'not-held', detail: '' }, { timesNotHeld: 3 }).kind).toBe('queued');
    expect(after({ kind: 'not-held', detail: '' }, { timesNotHeld: 4 })).toMatchObject({
      kind: 'parked',
      reason: { kind: 'never-kept', times: 5 },
      timesNotHeld: 5,
      mayHaveArrived: true,
    });
  });
});

test('a conflict keeps theirs, and where ours stands beside it', () => {
  const theirs = { theirs: '{}', theirVersion: '3', signature: 's' };
  expect(after({ kind: 'changed-by-others', ...theirs })).toEqual({
    kind: 'conflicted',
    at: at(0),
    ...carried,
    ...theirs,
  });
  expect(after({ kind: 'changed-by-others', ...theirs, answeredAs: known })).toMatchObject({
    mayHaveArrived: true,
    answeredAs: known,
  });
});

describe('what is taken back', () => {
  const retract = { reason: 'wrong patient', by: 'ruth' };
  const taken = { kind: 'withdrawn', ...retract, at: at(0), instead: null };

  test('and is still shown as before stays where the record once said that it put it', () => {
    const told = { mayHaveArrived: true, answeredAs: known, retract };
    expect(after({ kind: 'not-held', detail: '' }, told)).toMatchObject({ kind: 'queued', ...told });
    expect(after({ kind: 'not-held', detail: '' }, { ...told, timesNotHeld: 4 })).toMatchObject({
      kind: 'parked',
      ...told,
    });
  });

  test.each(['never-sent', 'marked-as-error', 'left-as-it-is'] as const)('ends as %s', (record) => {
    expect(after({ kind: 'retracted', record }, { mayHaveArrived: true, retract })).toEqual({
      ...taken,
      record,
    });
  });

  test('and is not there is looked for again after 70 s, three times where it may still arrive', () => {
    const gone = { kind: 'retracted', record: 'not-there' } as const;
    expect(after(gone, { mayHaveArrived: true, retract, timesNotHeld: 1 })).toEqual({
      kind: 'queued',
      attempts: 2,
      notBefore: at(70_000),
      problem: { kind: 'looked-for' },
      ...carried,
      mayHaveArrived: true,
      timesNotHeld: 2,
      retract,
    });
    expect(after(gone, { mayHaveArrived: true, retract, timesNotHeld: 2 })).toMatchObject({
      record: 'not-there',
    });
    expect(after(gone, { retract, timesNotHeld: 0 })).toEqual({ ...taken, record: 'not-there' });
  });
});
