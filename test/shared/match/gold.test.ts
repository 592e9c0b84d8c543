import { expect, test } from 'vitest';
import { outcomeOf, wrongMerges } from '../../../build/gold/names.ts';
import { goldNames } from '../../gold/load.ts';

const all = goldNames();

test('no two names that must not share a row do', () => {
  expect(all.filter((one) => one.label !== 'same').length).toBeGreaterThan(450);
  expect(wrongMerges(all).map(({ a, b }) => `${a} ~ ${b}`)).toEqual([]);
});

test('nearly every two names of one medicine share a row, and most of the rest are suggested', () => {
  const same = all.filter((one) => one.label === 'same').map(outcomeOf);
  const share = (...wanted: readonly string[]): number =>
    same.filter((one) => wanted.includes(one)).length / same.length;
  expect(share('row')).toBeGreaterThanOrEqual(0.93);
  expect(share('row', 'pair', 'link')).toBeGreaterThanOrEqual(0.96);
});
