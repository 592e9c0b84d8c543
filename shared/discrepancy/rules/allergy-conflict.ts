import { activeAllergies, speaksOf } from '../allergies.ts';
import { nameOf } from '../context.ts';
import type { Rule } from '../rule.ts';

/**
 * An ingredient or class of a current line equals that of an active allergy in any source.
 * Source: NICE CG183; allergy-group table. Hazard: allergy conflict, allergy unknown read as none.
 */
export const allergyConflict: Rule = {
  id: 'allergy-conflict',
  version: '2',
  hazard: 'allergy-conflict',
  source: 'NICE CG183 (2014)',
  find: ({ rows, sources, knowledge }) => {
    const allergies = activeAllergies(sources, knowledge);
    return rows.flatMap(({ row, items }) => {
      const current = items.filter((item) => item.current);
      return allergies.flatMap((allergy) => {
        const hit = current.filter((item) => speaksOf(allergy, item.candidate.identity, knowledge));
        const [first] = hit;
        if (first === undefined) return [];
        return [
          {
            lines: [...hit.map((item) => item.key), ...allergy.keys],
            rows: [row.id],
            fields: ['allergy', 'medicine'],
            why: `${nameOf(first)} and the recorded ${allergy.intolerance ? 'intolerance' : 'allergy'}: ${allergy.words}`,
            circumstances: [
              ...(allergy.severe ? (['anaphylaxis-or-high-criticality'] as const) : []),
              ...(allergy.intolerance ? (['recorded-as-intolerance'] as const) : []),
            ],
          },
        ];
      });
    });
  },
};
