import { expect, test } from 'vitest';
import { groupAlike, groupBy } from '../../../shared/core/compare.ts';

test('what is alike stands together in the order it first appeared, by name or by looking', () => {
  const words = ['beta', 'Alpha', 'BETA', 'gamma', 'alpha'];
  const together = [['beta', 'BETA'], ['Alpha', 'alpha'], ['gamma']];
  expect([...groupBy(words, (word) => word.toLowerCase()).values()]).toEqual(together);
  expect(groupAlike(words, (a, b) => a.toLowerCase() === b.toLowerCase())).toEqual(together);
});
