import { nameOf, type Item } from '../context.ts';
import type { Rule } from '../rule.ts';
import { weeklyMisreading } from '../weekly.ts';

/**
 * A medicine of the weekly table whose line reads as more than one day in seven, or whose interval cannot be read.
 * Source: NPSA alert 13; MHRA September 2020. Hazard: weekly to daily.
 */
export const weeklyNotWeekly: Rule = {
  id: 'weekly-not-weekly',
  version: '1',
  hazard: 'weekly-to-daily',
  source: 'NPSA alert 13 (2006); MHRA Drug Safety Update September 2020',
  find: ({ rows }) =>
    rows.flatMap(({ row, items }) =>
      items.flatMap((item: Item) => {
        const misread = weeklyMisreading(item);
        return misread === undefined
          ? []
          : [
              {
                lines: [item.key],
                rows: [row.id],
                fields: ['frequency'] as const,
                why: `${nameOf(item)} is a weekly medicine and ${misread.words}`,
                circumstances: misread.lethal ? (['weekly-lethal'] as const) : [],
              },
            ];
      }),
    ),
};
