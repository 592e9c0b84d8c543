import { expect, test } from 'vitest';
import { ok } from '../../shared/core/result.ts';
import { closingWords, mayClosePooled, type ClosingWords } from '../../electron/desktop/pooled.ts';

const none = { kept: false, folder: '', holds: false };
const toShare = { kept: true, folder: '/srv/escrow', holds: false };

test.each([
  ['unlocked, nothing waits', 'unlocked', 0, none, false],
  ['unlocked, something waits', 'unlocked', 2, toShare, true],
  ['locked, a sealed copy of unsent work lies there', 'locked', 0, { ...toShare, holds: true }, true],
  ['locked, and no sealed copy although one would be kept', 'locked', 0, toShare, false],
  ['locked, and no escrow key: nobody can tell', 'locked', 0, none, true],
  ['the engine does not answer', undefined, 0, toShare, true],
  ['nobody was ever here', 'new', 0, none, false],
  ['the store is refused', 'refused', 0, none, false],
])('before a pooled desktop closes: %s', (_, state, waiting, escrow, asks) => {
  expect(closingWords(state, waiting, escrow) !== undefined).toBe(asks);
});

test('what is said names what is lost, and whether a copy is kept', () => {
  expect(closingWords('unlocked', 1, toShare)).toMatchObject({
    message: '1 entry signed here is not in the records yet.',
    detail: expect.stringContaining('sealed copy is kept'),
  });
  // A copy beside the store is lost with the disk.
  expect(closingWords('unlocked', 3, { kept: true, folder: '', holds: true })).toMatchObject({
    message: '3 entries signed here are not in the records yet.',
    detail: expect.stringContaining('what is not sent is lost'),
  });
});

/** A session with so many entries waiting, one of which goes at each look after a try. */
function session(waiting: number, goes: boolean) {
  const told: { asked: ClosingWords[]; calls: string[]; waits: number } = { asked: [], calls: [], waits: 0 };
  let left = waiting;
  const may = mayClosePooled({
    call: async (name) => {
      told.calls.push(name);
      if (name === 'getSession' && goes && told.calls.includes('retryEntry')) left = Math.max(0, left - 1);
      return ok({ state: { kind: 'unlocked' }, waitingEntries: left });
    },
    after: (_, run) => {
      told.waits += 1;
      queueMicrotask(run);
      return { cancel: () => undefined };
    },
    escrow: () => none,
    ask: async (words) => {
      told.asked.push(words);
      return false;
    },
  });
  return { may, told };
}

test('what waits is sent before the program closes, and then nobody is asked', async () => {
  const { may, told } = session(3, true);
  expect(await may).toBe(true);
  expect([told.calls.filter((name) => name === 'retryEntry'), told.waits, told.asked]).toEqual([
    ['retryEntry'],
    3,
    [],
  ]);
});

test('what does not go in twenty seconds keeps the program open until a person closes it all the same', async () => {
  const { may, told } = session(2, false);
  expect(await may).toBe(false);
  expect([told.waits, told.asked.length]).toEqual([20, 1]);
});
