import { expect, test } from 'vitest';
import { compareDecimal, readDecimal } from '../../../shared/core/decimal.ts';

/** From the least to the greatest; some next to each other are one and the same float. */
const rising = [
  '-1000000000000000000001',
  '-1000000000000000000000',
  '-2',
  '-0.5',
  '0',
  '0.000001',
  '0.1',
  '0.10000000000000001',
  '0.5',
  '0.75',
  '2',
  '10',
  '62.5',
  '999999999999998',
  '999999999999999',
  '9007199254740992',
  '9007199254740993',
  '1000000000000000000000.5',
];

test('numbers stand in their exact order, also where floats cannot tell them apart', () => {
  const read = rising.flatMap((text) => {
    const found = readDecimal(text);
    return found.ok ? [found.value] : [];
  });
  expect(read).toHaveLength(rising.length);
  const order = read.map((a) => read.map((b) => compareDecimal(a, b)));
  expect(order).toEqual(read.map((_, a) => read.map((_other, b) => (a < b ? -1 : a > b ? 1 : 0))));
});
