import { expect, test } from 'vitest';
import { goldCases, goldItems } from '../../gold/load.ts';
import type { GoldCase } from '../../gold/format.ts';
import { ours, predict } from '../../../build/gold/predict.ts';
import { scoreCase, total, type Scored } from '../../../build/gold/score.ts';
import { f1, precision, recall } from '../../../build/gold/statistics.ts';

const all = [...goldItems(), ...goldCases()];

const known = new Map<GoldCase, Scored>();
function scoreOf(gold: GoldCase): Scored {
  const scored = known.get(gold) ?? scoreCase(gold, predict(gold, ours));
  known.set(gold, scored);
  return scored;
}

/** Where the rules and the label disagree and the rules stay as they are: one more finding than was labelled. */
const disagreements = new Map([
  // Its only entry is 130 days old: overdue, and more than the trust's limit for a whole source.
  ['overdue-supply-p06', [/extra stale-source gp#/]],
  // Morphine as a solution and as tablets that nothing calls modified release: which of them is for breakthrough is not said.
  ['surgical-c05', [/extra duplicate-substance chart#b chart#e/]],
]);

test.each(all)('$id of the gold set is paired, linked, found and weighed as it is labelled', (gold) => {
  expect(scoreOf(gold).errors).toEqual(
    (disagreements.get(gold.id) ?? []).map((text) => expect.stringMatching(text)),
  );
});

test('no two lines of the gold set are paired wrongly, and nearly all that belong together are paired', () => {
  const { pairing } = total(all.map(scoreOf));
  expect(precision(pairing)).toBe(1);
  expect(recall(pairing)).toBeGreaterThanOrEqual(0.97);
});

test('every class of discrepancy is found with an F1 of 0.95 or more', () => {
  const { classes } = total(all.map(scoreOf));
  expect(classes.size).toBe(32);
  expect(
    [...classes]
      .filter(([, tally]) => f1(tally) < 0.95)
      .map(([name, tally]) => `${name} ${f1(tally).toFixed(3)}`),
  ).toEqual([]);
});

test('nothing serious or potentially lethal is missed or made little of', () => {
  const { top } = total(all.map(scoreOf));
  expect(top.labelled).toBeGreaterThan(60);
  expect(top.atTop).toBe(top.labelled);
});
