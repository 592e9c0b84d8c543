import { expect, test } from 'vitest';
import { goldCases, goldItems } from '../../gold/load.ts';
import { ours, predict } from '../../../build/gold/predict.ts';
import { scoreCase, total } from '../../../build/gold/score.ts';
import { f1, precision, recall } from '../../../build/gold/statistics.ts';

const scored = total([...goldItems(), ...goldCases()].map((gold) => scoreCase(gold, predict(gold, ours))));

test('no two lines of the gold set are paired wrongly, and nearly all that belong together are paired', () => {
  expect(precision(scored.pairing)).toBe(1);
  expect(recall(scored.pairing)).toBeGreaterThanOrEqual(0.97);
});

test('every class of discrepancy is found with an F1 of 0.95 or more', () => {
  expect(scored.classes.size).toBe(32);
  expect(
    [...scored.classes]
      .filter(([, tally]) => f1(tally) < 0.95)
      .map(([name, tally]) => `${name} ${f1(tally).toFixed(3)}`),
  ).toEqual([]);
});

test('nothing serious or potentially lethal is missed or made little of', () => {
  expect(scored.top.labelled).toBeGreaterThan(60);
  expect(scored.top.atTop).toBe(scored.top.labelled);
});
