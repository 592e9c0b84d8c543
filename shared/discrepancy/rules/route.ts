import { routesDiffer } from '../dosing.ts';
import type { PairRule } from '../rule.ts';

/**
 * Both sides state a route and the routes differ once synonyms are folded. Source: BNF; dm+d route list.
 * Hazard: wrong route.
 */
export const route: PairRule = {
  id: 'route',
  version: '1',
  hazard: 'wrong-route',
  source: 'BNF, guidance on prescribing; dm+d ROUTE',
  compare: ({ a, b }) => {
    return routesDiffer(a.dosing, b.dosing)
      ? { fields: ['route'], why: `Route differs: ${a.dosing.route} and ${b.dosing.route}` }
      : undefined;
  },
};
