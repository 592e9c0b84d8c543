import { describe, expect, test } from 'vitest';
import { fromMillis, type Instant } from '../../../shared/core/instant.ts';
import {
  fresh,
  isUnsent,
  needsAPerson,
  step,
  type EntryEvent,
  type EntryState,
  type Outcome,
} from '../../../shared/sync/sync.ts';

const at = (ms: number): Instant => fromMillis(Date.parse('2026-11-18T10:00:00Z') + ms);
const known = { id: 'a', versionId: '1' };
const retract = { reason: 'wrong patient', by: 'ruth' };
const carried = { mayHaveArrived: true, answeredAs: known, timesNotHeld: 2, retract: null };

const states = {
  queued: { ...fresh, ...carried, attempts: 3, notBefore: at(9), problem: { kind: 'sign-in-needed' } },
  sending: { kind: 'sending', attempt: 4, startedAt: at(0), ...carried },
  acknowledged: { kind: 'acknowledged', id: 'a', versionId: '1', without: [], at: at(0) },
  conflicted: { kind: 'conflicted', theirs: '{}', theirVersion: '2', signature: null, at: at(0), ...carried },
  parked: { kind: 'parked', reason: { kind: 'patient-not-known' }, at: at(0), attempts: 3, ...carried },
  withdrawn: { kind: 'withdrawn', ...retract, at: at(0), instead: null, record: 'never-sent' },
} satisfies Record<EntryState['kind'], EntryState>;

const events = {
  send: { kind: 'send', at: at(1) },
  answered: {
    kind: 'answered',
    outcome: { kind: 'held', ...known, without: [] },
    at: at(1),
    random: 0,
  },
  interrupted: { kind: 'interrupted' },
  'signed-in': { kind: 'signed-in' },
  'try-again': { kind: 'try-again' },
  'brought-back': { kind: 'brought-back' },
  'decided-mine': { kind: 'decided-mine' },
  'decided-theirs': { kind: 'decided-theirs', by: 'ruth', at: at(1), instead: 'List/9' },
  withdraw: { kind: 'withdraw', ...retract, at: at(1) },
} satisfies Record<EntryEvent['kind'], EntryEvent>;

const may: Readonly<Record<EntryState['kind'], readonly EntryEvent['kind'][]>> = {
  queued: ['send', 'signed-in', 'try-again', 'withdraw'],
  sending: ['answered', 'interrupted', 'withdraw'],
  acknowledged: ['withdraw'],
  conflicted: ['decided-mine', 'decided-theirs', 'withdraw'],
  parked: ['try-again', 'withdraw'],
  withdrawn: ['brought-back'],
};

const all = Object.values(states).flatMap((state) =>
  Object.values(events).map((event) => [state.kind, event.kind, state, event] as const),
);

test.each(all)(
  '%s, %s: moves only where that makes sense, and says so where it does not',
  (from, kind, state, event) => {
    const moved = step(state, event);
    const fault = { kind: 'illegal-move', from, event: kind };
    expect(moved).toMatchObject(may[from].includes(kind) ? { ok: true } : { ok: false, fault });
  },
);

const after = (state: EntryState, event: EntryEvent): EntryState | undefined => {
  const moved = step(state, event);
  return moved.ok ? moved.value : undefined;
};

describe('what is known of an entry goes along', () => {
  test('as it is sent, and as its process ends while it is', () => {
    expect(after(states.queued, events.send)).toEqual({
      kind: 'sending',
      attempt: 4,
      startedAt: at(1),
      ...carried,
    });
    expect(after({ ...states.sending, mayHaveArrived: false }, events.interrupted)).toEqual({
      ...fresh,
      ...carried,
      attempts: 4,
    });
  });

  test('as it is tried again, at once: what was parked is looked for first, and counted anew', () => {
    expect(after(states.queued, events['try-again'])).toEqual({
      ...states.queued,
      notBefore: null,
      problem: null,
    });
    expect(after({ ...states.parked, mayHaveArrived: false }, events['try-again'])).toEqual({
      ...fresh,
      ...carried,
      attempts: 3,
      timesNotHeld: 0,
    });
  });

  test('a sign-in moves only what waits for it', () => {
    expect(after(states.queued, events['signed-in'])).toEqual({
      ...states.queued,
      notBefore: null,
      problem: null,
    });
    const busy = { ...states.queued, problem: { kind: 'busy', detail: '' } } as const;
    expect(after(busy, events['signed-in'])).toBeUndefined();
    expect(after({ ...fresh }, events['signed-in'])).toBeUndefined();
  });
});

describe('a conflict that was decided', () => {
  test('for mine is sent anew, looked for first only where it had arrived', () => {
    expect(after(states.conflicted, events['decided-mine'])).toEqual(fresh);
    expect(after(states.conflicted, { kind: 'decided-mine', arrived: true })).toEqual({
      ...fresh,
      mayHaveArrived: true,
    });
    expect(after(states.conflicted, { kind: 'decided-mine', arrived: false })).toEqual(fresh);
  });

  test('about what is being taken back is no decision to send it: it is taken back as it was seen', () => {
    const asked = { ...states.conflicted, mayHaveArrived: false, answeredAs: null, retract };
    expect(after(asked, events['decided-mine'])).toBeUndefined();
    expect(after(asked, { ...events.withdraw, seen: '{"id":"a"}' })).toEqual({
      ...fresh,
      timesNotHeld: 0,
      retract: { ...retract, seen: '{"id":"a"}' },
    });
  });

  test('for theirs names the entry that stands instead', () => {
    expect(after(states.conflicted, events['decided-theirs'])).toEqual({
      kind: 'withdrawn',
      reason: 'kept theirs',
      by: 'ruth',
      at: at(1),
      instead: 'List/9',
      record: 'left-as-it-is',
    });
  });
});

describe('what was taken back and is to stand after all', () => {
  test('is looked for first, unless it was never sent', () => {
    expect(after(states.withdrawn, events['brought-back'])).toEqual(fresh);
    for (const record of ['not-there', 'marked-as-error', 'left-as-it-is'] as const)
      expect(after({ ...states.withdrawn, record }, events['brought-back'])).toEqual({
        ...fresh,
        mayHaveArrived: true,
      });
  });

  test('is no longer on its way out, but for what is being sent this moment', () => {
    for (const state of [states.queued, states.conflicted, states.parked])
      expect(after({ ...state, retract }, events['brought-back'])).toEqual({
        ...fresh,
        ...carried,
        timesNotHeld: 0,
      });
    expect(after({ ...states.sending, retract }, events['brought-back'])).toBeUndefined();
  });
});

describe('what is taken back', () => {
  const never = { mayHaveArrived: false, answeredAs: null };
  const onItsWay = { ...fresh, ...carried, timesNotHeld: 0, retract };
  const settled = { kind: 'withdrawn', ...retract, at: at(1), instead: null, record: 'never-sent' };

  test.each([states.queued, states.conflicted, states.parked])(
    'while $kind goes by the record where it may have arrived or was answered, and else is settled here',
    (state) => {
      expect(after(state, events.withdraw)).toEqual(onItsWay);
      expect(after({ ...state, mayHaveArrived: false }, events.withdraw)).toEqual({
        ...onItsWay,
        mayHaveArrived: false,
      });
      expect(after({ ...state, answeredAs: null }, events.withdraw)).toEqual({
        ...onItsWay,
        answeredAs: null,
      });
      expect(after({ ...state, ...never }, events.withdraw)).toEqual(settled);
    },
  );

  test('for a list that was asked about goes by the record in any case, and remembers the list', () => {
    const kept = { endpoint: 'gp', id: 'l1', signature: 's' };
    const withdraw: EntryEvent = { ...events.withdraw, kept };
    expect(after({ ...states.conflicted, ...never }, withdraw)).toEqual({
      ...onItsWay,
      ...never,
      retract: { ...retract, kept },
    });
    expect(after({ ...states.parked, ...never }, withdraw)).toEqual(settled);
    expect(after({ ...states.queued, ...never }, withdraw)).toEqual(settled);
  });

  describe('while it is on its way', () => {
    const takenBack = { ...states.sending, ...never, takenBack: retract };

    test('stays on its way, once', () => {
      expect(after(states.sending, events.withdraw)).toEqual({ ...states.sending, takenBack: retract });
      expect(after(takenBack, events.withdraw)).toBeUndefined();
      expect(after({ ...states.sending, retract }, events.withdraw)).toBeUndefined();
    });

    const then = (outcome: Outcome): EntryState | undefined =>
      after(takenBack, { kind: 'answered', outcome, at: at(1), random: 0 });

    test('follows what came of it: what arrived is looked for, what did not is settled here', () => {
      const gone = { ...fresh, ...never, retract };
      expect(then({ kind: 'held', ...known, without: [] })).toEqual({
        ...gone,
        mayHaveArrived: true,
        answeredAs: known,
      });
      expect(then({ kind: 'no-answer', layer: 'network', detail: '', retryAfterMs: 9 })).toEqual({
        ...gone,
        mayHaveArrived: true,
      });
      expect(then({ kind: 'not-accepted', detail: '' })).toEqual(settled);
      expect(then({ kind: 'busy', detail: '', retryAfterMs: null })).toEqual(settled);
    });

    test('is remembered where the process ends', () => {
      expect(after(takenBack, events.interrupted)).toEqual({
        ...fresh,
        ...carried,
        ...never,
        attempts: 4,
        mayHaveArrived: true,
        retract,
      });
    });
  });

  test('after it was held is known by its id and version', () => {
    expect(after(states.acknowledged, events.withdraw)).toEqual({
      ...fresh,
      answeredAs: known,
      mayHaveArrived: true,
      retract,
    });
  });
});

test.each(Object.values(events))('$kind moves nothing that a newer version made', (event) => {
  const reason = { kind: 'payload-too-new', version: 2 } as const;
  const newer: EntryState = { ...states.parked, reason };
  expect(step(newer, event)).toEqual({
    ok: false,
    fault: { kind: 'illegal-move', from: 'parked', event: event.kind },
  });
});

test('a person is needed for conflicts and what is parked; everything but held and taken back is unsent', () => {
  const kinds = (is: (state: EntryState) => boolean): readonly string[] =>
    Object.values(states)
      .filter(is)
      .map(({ kind }) => kind);
  expect(kinds(needsAPerson)).toEqual(['conflicted', 'parked']);
  expect(kinds(isUnsent)).toEqual(['queued', 'sending', 'conflicted', 'parked']);
});
