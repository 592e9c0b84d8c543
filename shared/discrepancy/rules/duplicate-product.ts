import { nameOf } from '../context.ts';
import { duplicatePairs, isSameProduct, overlap } from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/**
 * Two current lines in one source of one product, dates overlapping, neither superseding the other.
 * Source: NICE NG5; MHRA. Hazard: medicine given twice.
 */
export const duplicateProduct: Rule = {
  id: 'duplicate-product',
  version: '1',
  hazard: 'duplicate-medicine',
  source: 'NICE NG5 (2015)',
  find: (context) =>
    duplicatePairs(context)
      .filter(({ a, b }) => isSameProduct(a, b) && overlap(a, b))
      .map(({ a, b, rows }) => ({
        lines: [a.key, b.key],
        rows,
        fields: ['medicine'],
        why: `${nameOf(a)} stands twice in ${a.source.name}`,
      })),
};
