import { neededBetween } from '../needed.ts';
import { isHighRisk, isTimeCritical } from '../context.ts';
import type { PairRule } from '../rule.ts';

/**
 * One side as needed, the other regular. Source: NPSA RRR009 (omitted and delayed doses); NICE NG46 (controlled drugs).
 * Hazard: a medicine that must not be missed is given on request, or one for rescue is given by the clock.
 */
export const asNeeded: PairRule = {
  id: 'as-needed',
  version: '1',
  hazard: 'regular-as-needed',
  source: 'NPSA RRR009 (2010); NICE NG46 (2016)',
  compare: ({ a, b }) => {
    const side = neededBetween(a, b);
    if (side === undefined) return undefined;
    const [needed, regular] = side === 'a' ? [a, b] : [b, a];
    const items = [...a.items, ...b.items];
    return {
      fields: ['as-needed'],
      why: `As needed in ${needed.first.source.name}, regular in ${regular.first.source.name}`,
      circumstances: [
        ...(items.some(isHighRisk) ? (['high-risk'] as const) : []),
        ...(items.some(isTimeCritical) ? (['time-critical'] as const) : []),
      ],
    };
  },
};
