import { expect, test } from 'vitest';
import { safeWords } from '../../renderer/text/sign-in.ts';
import { session } from './fixtures/session.ts';

test.each([
  [null, 'Whether anything waits to be sent is known once you unlock.'],
  [0, 'Nothing waits to be sent.'],
  [1, '1 entry waits to be sent.'],
  [12, '12 entries wait to be sent.'],
])('where %s entries are known to wait, the screen says so and no more', (waitingEntries, words) => {
  expect(safeWords({ ...session, waitingEntries })).toBe(
    `Everything you decided is on this computer, encrypted, and only you can open your drafts. ${words}`,
  );
});
