import { activeAllergies, type ActiveAllergy } from '../allergies.ts';
import { nameOf, type Context, type Item } from '../context.ts';
import type { Draft } from '../finding.ts';
import type { Rule } from '../rule.ts';

/**
 * An active allergy that no ingredient or group answers to, or an order whose ingredients nobody knows: it was checked
 * against nothing, and that is said instead of "no conflict". Source: NICE CG183. Hazard: allergy unknown read as none.
 */
export const allergyNotChecked: Rule = {
  id: 'allergy-not-checked',
  version: '1',
  hazard: 'allergy-unknown-read-as-none',
  source: 'NICE CG183 (2014)',
  find: (context) => {
    const allergies = activeAllergies(context.sources, context.knowledge);
    const unresolved = allergies.filter((allergy) => !allergy.resolved);
    const food = unresolved.filter((allergy) => allergy.other && allergy.severe);
    return [
      ...unresolved.filter((allergy) => !allergy.other).map((allergy) => notChecked([allergy])),
      ...(food.length > 0 ? [notChecked(food)] : []),
      ...ordersOf(context, allergies),
    ];
  },
};

const notChecked = (allergies: readonly ActiveAllergy[]): Draft => ({
  lines: [...new Set(allergies.flatMap((allergy) => allergy.keys))],
  rows: [],
  fields: ['allergy'],
  why: `No medicine was checked against the recorded allergy: ${allergies.map(inWords).join(', ')}`,
  circumstances: allergies.some((allergy) => allergy.severe) ? ['anaphylaxis-or-high-criticality'] : [],
});

/** "“Penicillin and red tablets” (red tablets)": the whole entry, and the part that was not checked. */
const inWords = ({ words, part }: ActiveAllergy): string =>
  words.toLowerCase() === part.toLowerCase() ? `“${words}”` : `“${words}” (${part})`;

function ordersOf({ items }: Context, allergies: readonly ActiveAllergy[]): readonly Draft[] {
  const against = allergies.filter((allergy) => !allergy.other);
  const unknown = items.filter((item) => item.order && item.current && !isResolved(item));
  if (against.length === 0 || unknown.length === 0) return [];
  return [
    {
      lines: unknown.map((item) => item.key),
      rows: [],
      fields: ['allergy', 'medicine'],
      why: `What it holds is not known, so it was not checked against recorded allergies: ${unknown.map((item) => `“${nameOf(item)}”`).join(', ')}`,
      circumstances: [],
    },
  ];
}

const isResolved = ({ candidate: { identity, products } }: Item): boolean =>
  identity.recognised || products.length > 0;
