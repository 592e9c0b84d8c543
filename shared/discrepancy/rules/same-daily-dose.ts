import type { PairRule } from '../rule.ts';

/** Another amount at another frequency that comes to the same total. Source: NICE NG5. Hazard: regimen changed unnoticed. */
export const sameDailyDose: PairRule = {
  id: 'same-daily-dose',
  version: '1',
  hazard: 'regimen-changed',
  source: 'NICE NG5 (2015)',
  compare: (pair) => {
    const { difference: found } = pair;
    return found.kind === 'same-daily-dose'
      ? {
          fields: ['dose', 'frequency'],
          why: `Same total by another regimen: ${found.working}`,
          working: found.working,
        }
      : undefined;
  },
};
