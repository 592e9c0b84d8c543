import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createCopies } from '../../electron/desktop/copies.ts';

/** Lets what was begun be done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function desk() {
  const clipboard = { text: 'from a letter' };
  const copies = createCopies(
    {
      readText: () => Promise.resolve(clipboard.text),
      clear: () => {
        clipboard.text = '';
      },
    },
    (error) => {
      throw error;
    },
  );
  const window = new EventEmitter();
  copies.watch(window as unknown as Parameters<typeof copies.watch>[0]);
  return { clipboard, copies, window };
}

test('what was copied out of the window is gone from the clipboard after a lock, also when the window lost the focus before', async () => {
  for (const leaves of [true, false]) {
    const { clipboard, copies, window } = desk();
    window.emit('focus');
    await settled();
    clipboard.text = 'PENHALIGON, Dorothy 999 034 7522';
    if (leaves) window.emit('blur');
    await copies.clear();
    expect(clipboard.text).toBe('');
  }
});

test('what somebody copied elsewhere stays: before, after, and while Concord had no focus', async () => {
  const { clipboard, copies, window } = desk();
  window.emit('focus');
  await copies.clear();
  expect(clipboard.text).toBe('from a letter');
  clipboard.text = 'PENHALIGON';
  window.emit('blur');
  await settled();
  clipboard.text = 'from another program';
  await copies.clear();
  expect(clipboard.text).toBe('from another program');
  // The same words again, copied elsewhere after the lock.
  clipboard.text = 'PENHALIGON';
  await copies.clear();
  expect(clipboard.text).toBe('PENHALIGON');
});
