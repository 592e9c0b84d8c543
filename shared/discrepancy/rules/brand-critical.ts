import { brandOf, isBrandCritical, isInsulin } from '../../match/match.ts';
import type { PairRule } from '../rule.ts';

/**
 * A medicine whose brand must not change unnoticed: two stated brands that differ, or a brand on one side only.
 * Source: MHRA 2012, 2017; NPSA 2011 (insulin by its brand); BNF (lithium, MR theophylline, MR calcium-channel blockers). Hazard: brand switch.
 */
export const brandCritical: PairRule = {
  id: 'brand-critical',
  version: '1',
  hazard: 'brand-switch',
  source: 'MHRA Drug Safety Update June 2012, November 2017; BNF',
  compare: ({ a, b, reason }) => {
    const [one, other] = [brandOf(a.first.candidate), brandOf(b.first.candidate)];
    if (one === other || (reason !== null && reason !== 'brand')) return undefined;
    const named = [a, b].some(({ first }) => isBrandCritical(first.candidate) || isInsulin(first.candidate));
    if (!named && reason !== 'brand') return undefined;
    if (one !== '' && other !== '')
      return {
        fields: ['brand'],
        why: `Brand differs: ${one} and ${other}`,
        circumstances: ['two-stated-brands'],
      };
    return {
      fields: ['brand'],
      why: `Brand ${one === '' ? other : one} is stated on one side only`,
      circumstances: ['brand-not-stated'],
    };
  },
};
