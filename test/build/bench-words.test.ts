import { expect, test } from 'vitest';
import { figure, rounded, spreadOf } from '../../build/bench/figure.ts';
import { timesGiven } from '../../build/bench/times.ts';
import { inWords } from '../../build/bench/words.ts';
import { Misused } from '../../build/lib/options.ts';

test('a figure has a unit behind every value, and says where it has no floor', () => {
  const growth = {
    '1000': 0.00412,
    '10000': 0.0391,
    'requests a patient': 4,
    decisions: 60,
    'form, 95th': 9,
  };
  expect(inWords(figure('search-patient', spreadOf([0.5, 0.25, 2]), { growth }))).toBe(
    'search-patient: 0.25 ms, no floor; repetitions 0.25 ms to 2 ms, middle 0.5 ms; ' +
      'at 1000: 0.00412 ms, at 10000: 0.0391 ms, requests a patient: 4, decisions: 60, form, 95th: 9 ms',
  );
});

test('time that the clock is too coarse for is no nought, and a count of nought is one', () => {
  const growth = { '6 x 15': 0, acknowledged: 0, 'processor ms': 3 };
  expect(inWords(figure('match', spreadOf([1]), { growth }))).toMatch(
    /6 x 15: too little to measure, acknowledged: 0, processor: 3 ms$/,
  );
});

test('beside its floor and others it says how many times the floor it is', () => {
  const more = { floor: 4, unit: 'ms of processor', peers: { other: 30 }, growth: { '1000': 1 } };
  expect(inWords(figure('load', spreadOf([10]), more))).toBe(
    'load: 10 ms of processor, floor 4 ms of processor (2.5 times the floor), other 30 ms of processor; ' +
      'repetitions 10 ms of processor to 10 ms of processor, middle 10 ms of processor; at 1000: 1 ms of processor',
  );
});

test('little is never rounded to nothing', () => {
  expect([0, 0.0004126, 0.126, 1.2345, 1234.567].map(rounded)).toEqual([0, 0.000413, 0.126, 1.23, 1234.57]);
});

test('seven times without a word, else as often as is said', () => {
  expect([timesGiven(undefined), timesGiven('2')]).toEqual([7, 2]);
});

test.each(['0', '', 'two', '-1', '1.5', '100000'])('“%s” is no number of repetitions', (given) => {
  expect(() => timesGiven(given)).toThrow(Misused);
  expect(() => timesGiven(given)).toThrow(/^BENCH_TIMES takes a whole number from 1/);
});
