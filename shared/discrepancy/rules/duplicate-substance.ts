import { nameOf } from '../context.ts';
import {
  duplicatePairs,
  isExemptSubstancePair,
  isSameProduct,
  overlap,
  sharedIngredients,
} from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/**
 * Two current lines in one source with a base ingredient in common and another product; not one regimen and not an exempt
 * pair (regular and breakthrough opioid, basal and bolus insulin, inhaler and nebule).
 * Source: BNF; MHRA paracetamol. Hazard: substance given twice.
 */
export const duplicateSubstance: Rule = {
  id: 'duplicate-substance',
  version: '1',
  hazard: 'duplicate-medicine',
  source: 'BNF, guidance on prescribing',
  find: (context) =>
    duplicatePairs(context)
      .filter(
        ({ a, b, regimen }) =>
          !regimen &&
          !isSameProduct(a, b) &&
          overlap(a, b) &&
          sharedIngredients(a, b).length > 0 &&
          !isExemptSubstancePair(a, b),
      )
      .map(({ a, b, rows }) => ({
        lines: [a.key, b.key],
        rows,
        fields: ['medicine'],
        why: `${nameOf(a)} and ${nameOf(b)} both hold ${sharedIngredients(a, b).join(', ')}`,
      })),
};
