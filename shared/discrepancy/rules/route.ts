import { routesDiffer, sidesDiffer } from '../dosing.ts';
import type { Side } from '../pairs.ts';
import type { PairRule } from '../rule.ts';

/**
 * Both sides state a route and the routes differ once synonyms are folded; or one way, and another eye or ear. Source: BNF; dm+d route list.
 * Hazard: wrong route.
 */
export const route: PairRule = {
  id: 'route',
  version: '2',
  hazard: 'wrong-route',
  source: 'BNF, guidance on prescribing; dm+d ROUTE',
  compare: ({ a, b }) => {
    if (routesDiffer(a.dosing, b.dosing))
      return { fields: ['route'], why: `Route differs: ${a.dosing.route} and ${b.dosing.route}` };
    return sidesDiffer(a.dosing, b.dosing)
      ? { fields: ['route'], why: `Where it goes differs: ${sideWords(a)} and ${sideWords(b)}` }
      : undefined;
  },
};

const sideWords = ({ dosing }: Side): string =>
  [...new Set(dosing.meanings.flatMap(({ site }) => site?.text ?? []))].join(', ');
