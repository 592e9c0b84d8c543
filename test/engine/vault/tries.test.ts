import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { weakness } from '../../../electron/engine/vault/pin.ts';
import {
  afterWrong,
  countThatHolds,
  newTryCount,
  noTries,
  standing,
  type Tries,
} from '../../../electron/engine/vault/tries.ts';

const minute = 60_000;
const noon = Date.parse('2026-11-18T12:00:00Z');
const wrong = (times: number, from: Tries = noTries): Tries =>
  times === 0 ? from : wrong(times - 1, afterWrong(from, noon));

test('five tries, then longer and longer blocks, then only a full sign-in', () => {
  const blocks = [5, 10, 15].map((times) => {
    const now = standing(wrong(times), noon);
    return now.kind === 'blocked' ? (now.untilMs - noon) / minute : now.kind;
  });
  expect(blocks).toEqual([5, 15, 60]);
  expect(standing(wrong(20), noon + 365 * 24 * 60 * minute).kind).toBe('sign-in-first');
  expect([1, 4, 6, 9].map((times) => standing(wrong(times), noon).kind)).toEqual([
    'may-try',
    'may-try',
    'may-try',
    'may-try',
  ]);
});

test('10,000 wrong PINs, each as soon as one may be typed, try twenty in eighty minutes and then none', () => {
  let [tries, nowMs, tried] = [noTries, noon, 0];
  for (let at = 0; at < 10_000; at += 1) {
    const now = standing(tries, nowMs);
    if (now.kind === 'blocked') nowMs = now.untilMs;
    if (standing(tries, nowMs).kind !== 'may-try') continue;
    tries = afterWrong(tries, nowMs);
    tried += 1;
  }
  expect([tried, (nowMs - noon) / minute, standing(tries, nowMs).kind]).toEqual([20, 80, 'sign-in-first']);
});

test('a block ends when its time is over, not before', () => {
  const tries = wrong(5);
  expect([standing(tries, noon + 5 * minute - 1).kind, standing(tries, noon + 5 * minute).kind]).toEqual([
    'blocked',
    'may-try',
  ]);
});

test('a clock set back neither ends a block nor makes it longer than it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e11 }), (backMs) => {
      const early = noon - backMs;
      const now = standing(wrong(5), early);
      if (now.kind !== 'blocked') throw new Error(`not blocked: ${now.kind}`);
      expect(now.untilMs).toBe(early + 5 * minute);
      expect(standing(now.tries, early + 5 * minute).kind).toBe('may-try');
    }),
  );
});

test.each([
  ['12345', 'too-short'],
  ['', 'too-short'],
  ['pass wo', 'too-short'],
  ['123456', 'too-easy'],
  ['987654', 'too-easy'],
  ['000000', 'too-easy'],
  ['121212', 'too-easy'],
  ['123123', 'too-easy'],
  ['abcdefgh', 'too-easy'],
  ['112211', 'too-easy'],
  ['abababab', 'too-easy'],
  ['480261', undefined],
  ['wet tulips', undefined],
])('as a PIN, "%s" is %s', (pin, expected) => {
  expect(weakness(pin)).toBe(expected);
});

const count = (written: number, wrongPins: number) => ({
  ...newTryCount,
  written,
  wrong: wrongPins,
  everWrong: wrongPins,
});

test.each([
  ['both as they were written', count(4, 4), count(4, 4), 4],
  ['the power went between the two', count(3, 3), count(4, 4), 4],
  ['an older vault file put back', count(1, 0), count(4, 4), 4],
  ['an older count apart put back', count(4, 4), count(1, 0), 4],
  ['the count apart removed', count(4, 4), undefined, 'sign-in-first'],
  ['a guard that is not of this slot', undefined, count(4, 4), 'sign-in-first'],
  ['neither', undefined, undefined, 'sign-in-first'],
])('which count holds: %s', (_, inVault, apart, expected) => {
  expect(countThatHolds(inVault, apart)?.wrong ?? 'sign-in-first').toBe(expected);
});
