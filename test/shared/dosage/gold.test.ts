import { expect, test } from 'vitest';
import { scoreDirections } from '../../../build/gold/directions.ts';
import { goldDirections } from '../../gold/load.ts';

const all = goldDirections();

test.each([
  ['open', all.filter((one) => one.held !== true)],
  ['held', all.filter((one) => one.held === true)],
] as const)(
  'the %s directions of the gold set read right, with no wrong number and no word dropped',
  (_, directions) => {
    const { percent, wrongNumbers, silentDrops } = scoreDirections(directions);
    expect(directions.length).toBeGreaterThanOrEqual(100);
    expect(percent).toBeGreaterThanOrEqual(95);
    // Counted, not shown: whoever tunes the reader does not read the held ones.
    expect([wrongNumbers.length, silentDrops.length]).toEqual([0, 0]);
  },
);
