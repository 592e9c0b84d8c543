import { compareDecimal, decimal, divide, type Decimal } from '../../core/decimal.ts';
import { isHighRisk } from '../context.ts';
import { dosingBetween } from '../precedence.ts';
import type { Circumstance } from '../finding.ts';
import type { PairRule } from '../rule.ts';

/**
 * The amount of one administration differs, and the total differs or cannot be reckoned. Source: NPSA; EQUIP.
 * Hazard: unit error, wrong dose.
 */
export const dose: PairRule = {
  id: 'dose',
  version: '1',
  hazard: 'unit-error',
  source: 'NICE NG5 (2015); EQUIP (2009)',
  compare: (pair) => {
    const found = dosingBetween(pair);
    if (found.kind !== 'dose') return undefined;
    const highRisk = isHighRisk(pair.a.first) || isHighRisk(pair.b.first);
    return {
      fields: ['dose'],
      why: `Dose differs: ${found.working}`,
      working: found.working,
      circumstances: highRisk ? ratioWords(found.ratio) : [],
    };
  },
};

function ratioWords(ratio: Decimal | undefined): readonly Circumstance[] {
  if (ratio === undefined || ratio === '0') return [];
  const up = compareDecimal(ratio, decimal(1)) >= 0 ? ratio : divide(decimal(1), ratio);
  const reaches = (limit: number): boolean => up !== undefined && compareDecimal(up, decimal(limit)) >= 0;
  return reaches(10)
    ? ['ten-fold-high-risk', 'two-fold-high-risk']
    : reaches(2)
      ? ['two-fold-high-risk']
      : [];
}
