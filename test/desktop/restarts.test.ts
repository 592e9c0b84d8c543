import { expect, test } from 'vitest';
import { maxRestarts, mayRestart, restartWindowMs } from '../../electron/desktop/restarts.ts';

test('an engine that crashes now and then is always started again; one that crashes in a row is not', () => {
  const now = 10 * restartWindowMs;
  const row = Array.from({ length: maxRestarts }, (_, index) => now - index);
  expect([mayRestart([], now), mayRestart(row.slice(1), now), mayRestart(row, now)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(mayRestart(row, now + restartWindowMs)).toBe(true);
});
