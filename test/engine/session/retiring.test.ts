import { expect, test } from 'vitest';
import { retireAfterLock, type LockReason } from '../../../electron/engine/session/session.ts';

/** A session that is locked and unlocked by hand, with calls and a drain that end when the test says so. */
function world(closed: Promise<void> = Promise.resolve()) {
  const listeners = { lock: [] as (() => void)[], unlock: [] as (() => void)[] };
  const state: { locked?: LockReason; inFlight: number } = { inFlight: 0 };
  const drain = Promise.withResolvers<void>();
  const retired: LockReason[] = [];
  const waits: { readonly ms: number; readonly run: () => void; cancelled: boolean }[] = [];
  const { settled } = retireAfterLock({
    session: {
      onLock: (listener) => listeners.lock.push(() => void listener()),
      onUnlock: (listener) => listeners.unlock.push(listener),
      atRest: () => state.locked,
      closed: () => closed,
    },
    inFlight: () => state.inFlight,
    drained: () => drain.promise,
    after: (ms, run) => {
      const wait = { ms, run, cancelled: false };
      waits.push(wait);
      return {
        cancel: () => {
          wait.cancelled = true;
        },
      };
    },
    retired: (why) => retired.push(why),
  });
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    state,
    waits,
    retired,
    drain,
    turns,
    unlock: () => {
      delete state.locked;
      for (const listener of listeners.unlock) listener();
    },
    lock: async (why: LockReason) => {
      state.locked = why;
      for (const listener of listeners.lock) listener();
      await turns();
    },
    answer: async () => {
      state.inFlight -= 1;
      settled();
      await turns();
    },
  };
}

test('a locked engine ends once nothing is on its way to a record any more, and says why it was locked', async () => {
  const { unlock, lock, drain, turns, retired, waits } = world();
  unlock();
  await lock('sleep');
  expect(retired).toEqual([]);
  drain.resolve();
  await turns();
  expect([retired, waits.map(({ cancelled }) => cancelled)]).toEqual([['sleep'], [true]]);
});

test('what is still on its way two minutes after the lock is not waited for', async () => {
  const { unlock, lock, turns, retired, waits } = world();
  unlock();
  await lock('idle');
  expect(waits.map(({ ms }) => ms)).toEqual([120_000]);
  waits[0]?.run();
  await turns();
  expect(retired).toEqual(['idle']);
});

test('a call that was heard before the lock is answered before the engine ends', async () => {
  const { unlock, lock, answer, drain, state, retired } = world();
  drain.resolve();
  unlock();
  state.inFlight = 2;
  await lock('asked');
  await answer();
  expect(retired).toEqual([]);
  await answer();
  expect(retired).toEqual(['asked']);
});

test('somebody who unlocks while it drains goes on in it, and it ends after the next lock', async () => {
  const { unlock, lock, drain, turns, retired } = world();
  unlock();
  await lock('asked');
  unlock();
  drain.resolve();
  await turns();
  expect(retired).toEqual([]);
  await lock('idle');
  expect(retired).toEqual(['idle']);
});

test('an engine in which nobody was ever unlocked has nothing to forget and goes on; one that ended says so once', async () => {
  const { unlock, lock, drain, retired } = world();
  drain.resolve();
  await lock('screen-lock');
  expect(retired).toEqual([]);
  unlock();
  await lock('asked');
  await lock('sleep');
  expect(retired).toEqual(['asked']);
});

test('an engine whose store is still being closed does not end before it is', async () => {
  const closing = Promise.withResolvers<void>();
  const { unlock, lock, drain, turns, retired } = world(closing.promise);
  drain.resolve();
  unlock();
  await lock('asked');
  expect(retired).toEqual([]);
  closing.resolve();
  await turns();
  expect(retired).toEqual(['asked']);
});
