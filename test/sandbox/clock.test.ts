import { afterEach, expect, test, vi } from 'vitest';
import { startOf } from '../../sandbox/clock.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a day starts the clock at 10:52 UTC to the millisecond, however long the machine takes to say so', () => {
  let machineMs = 5_000;
  vi.spyOn(Date, 'now').mockImplementation(() => (machineMs += 7));
  expect(startOf('2026-11-18')).toBe(Date.UTC(2026, 10, 18, 10, 52));
  expect(startOf('2026-11-18T01:02:03Z')).toBe(Date.UTC(2026, 10, 18, 1, 2, 3));
  expect(startOf(undefined)).toBe(machineMs);
});

test('what is no time is no start', () => {
  expect(() => startOf('eighteenth')).toThrow('cannot start at "eighteenth"');
});
