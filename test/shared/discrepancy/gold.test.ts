import { expect, test } from 'vitest';
import { goldCases, goldItems } from '../../gold/load.ts';
import type { GoldCase } from '../../gold/format.ts';
import { ours, predict } from '../../../build/gold/predict.ts';
import { scoreCase, total, type Scored } from '../../../build/gold/score.ts';
import { f1, precision, recall } from '../../../build/gold/statistics.ts';

const all = [...goldItems(), ...goldCases()];

const scores = new Map<GoldCase, Scored>();
function score(gold: GoldCase): Scored {
  const scored = scoreCase(gold, predict(gold, ours));
  scores.set(gold, scored);
  return scored;
}
/** Over all cases, which the tests before have worked out already. */
const scored = (): Scored => total(all.map((gold) => scores.get(gold) ?? score(gold)));

/** Where the rules and the label disagree and the rules stay as they are: one more finding than was labelled. */
const disagreements = new Map([
  // Its only entry is 130 days old: overdue, and more than the trust's limit for a whole source.
  ['overdue-supply-p06', [/extra stale-source gp#/]],
  // Morphine as a solution and as tablets that nothing calls modified release: which of them is for breakthrough is not said.
  ['surgical-c05', [/extra duplicate-substance chart#b chart#e/]],
]);

test.each(all)('$id of the gold set is paired, linked, found and weighed as it is labelled', (gold) => {
  expect(score(gold).errors).toEqual(
    (disagreements.get(gold.id) ?? []).map((text) => expect.stringMatching(text)),
  );
});

test('no two lines of the gold set are paired wrongly, and nearly all that belong together are paired', () => {
  const { pairing } = scored();
  expect(precision(pairing)).toBe(1);
  expect(recall(pairing)).toBeGreaterThanOrEqual(0.97);
});

test('every class of discrepancy is found with an F1 of 0.95 or more', () => {
  const { classes } = scored();
  expect(classes.size).toBe(32);
  expect(
    [...classes]
      .filter(([, tally]) => f1(tally) < 0.95)
      .map(([name, tally]) => `${name} ${f1(tally).toFixed(3)}`),
  ).toEqual([]);
});

test('nothing serious or potentially lethal is missed or made little of', () => {
  const { top } = scored();
  expect(top.labelled).toBeGreaterThan(60);
  expect(top.atTop).toBe(top.labelled);
});
