import type { PairRule } from '../rule.ts';

/** Amount and number agree; clock time, meal or day of the week differs. Source: NICE NG5. Hazard: wrong time. */
export const timing: PairRule = {
  id: 'timing',
  version: '1',
  hazard: 'wrong-time',
  source: 'NICE NG5 (2015)',
  compare: (pair) => {
    const { difference: found } = pair;
    return found.kind === 'timing'
      ? { fields: ['timing'], why: `Time differs: ${found.working}` }
      : undefined;
  },
};
