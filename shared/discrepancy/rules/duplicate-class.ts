import type { Knowledge } from '../../dmd/dmd.ts';
import { nameOf, type Item } from '../context.ts';
import {
  duplicatePairs,
  isExemptClassPair,
  overlap,
  pairsToBeSigned,
  sharedIngredients,
} from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/**
 * Two current lines in one source, or in the list about to be signed, without a shared ingredient, of one group of the class table, and not an exempt pair
 * (aspirin with a P2Y12 inhibitor). Source: class table; NPSA alert 18. Hazard: class given twice.
 */
export const duplicateClass: Rule = {
  id: 'duplicate-class',
  version: '1',
  hazard: 'duplicate-class',
  source: 'class table; NPSA alert 18 (2007)',
  find: (context) =>
    [...duplicatePairs(context), ...pairsToBeSigned(context)].flatMap(({ a, b, rows }) => {
      if (sharedIngredients(a, b).length > 0 || !overlap(a, b) || isExemptClassPair(a, b)) return [];
      const group = groupOfBoth(a, b, context.knowledge);
      if (group === undefined) return [];
      return [
        {
          lines: [a.key, b.key],
          rows,
          fields: ['medicine'],
          why: `${nameOf(a)} and ${nameOf(b)} are both of the group ${group}`,
          circumstances: group === 'anticoagulant' ? ['two-anticoagulants'] : [],
        },
      ];
    }),
};

const namesOf = (item: Item): readonly string[] => [
  ...new Set([item.candidate.identity.substance, ...item.candidate.identity.ingredients]),
];

const groupOfBoth = (a: Item, b: Item, knowledge: Knowledge): string | undefined =>
  namesOf(a).flatMap((one) => namesOf(b).flatMap((other) => knowledge.duplicateGroup(one, other) ?? []))[0];
