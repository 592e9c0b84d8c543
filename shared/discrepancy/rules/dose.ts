import { factorBetween, ratioOfDoses } from '../factor.ts';
import type { PairRule } from '../rule.ts';

/**
 * The amount of one administration differs, and the total differs or cannot be reckoned. Source: NPSA; EQUIP.
 * Hazard: unit error, wrong dose.
 */
export const dose: PairRule = {
  id: 'dose',
  version: '2',
  hazard: 'unit-error',
  source: 'NICE NG5 (2015); EQUIP (2009)',
  compare: (pair) => {
    const { difference: found } = pair;
    if (found.kind !== 'dose') return undefined;
    return {
      fields: ['dose'],
      why: `Dose differs: ${found.working}`,
      working: found.working,
      circumstances: factorBetween(pair, ratioOfDoses(pair, found.ratio), found.ratio),
    };
  },
};
