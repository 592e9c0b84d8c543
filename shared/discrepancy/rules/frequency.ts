import { factorBetween, ratioOfOften } from '../factor.ts';
import type { PairRule } from '../rule.ts';

/** The amount is the same and the number of administrations in a period differs. Source: NICE NG5. Hazard: wrong frequency. */
export const frequency: PairRule = {
  id: 'frequency',
  version: '1',
  hazard: 'wrong-frequency',
  source: 'NICE NG5 (2015)',
  compare: (pair) => {
    const { difference: found } = pair;
    return found.kind === 'frequency'
      ? {
          fields: ['frequency'],
          why: `How often differs: ${found.working}`,
          working: found.working,
          circumstances: factorBetween(pair, ratioOfOften(pair)),
        }
      : undefined;
  },
};
