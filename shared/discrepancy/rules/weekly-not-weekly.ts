import { nameOf, type Item } from '../context.ts';
import type { Draft } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { weeklyMisreading, type Misreading } from '../weekly.ts';

/**
 * A medicine of the weekly table whose line reads as more than one day in seven, or whose interval cannot be read.
 * Source: NPSA alert 13; MHRA September 2020. Hazard: weekly to daily.
 */
export const weeklyNotWeekly: Rule = {
  id: 'weekly-not-weekly',
  version: '1',
  hazard: 'weekly-to-daily',
  source: 'NPSA alert 13 (2006); MHRA Drug Safety Update September 2020',
  find: ({ items }) =>
    items.flatMap((item) => {
      const misread = weeklyMisreading(item);
      return misread === undefined ? [] : [draftOf(item, misread)];
    }),
};

const draftOf = (item: Item, { words, lethal }: Misreading): Draft => ({
  lines: [item.key],
  rows: [item.row],
  fields: ['frequency'],
  why: `${nameOf(item)} is a weekly medicine and ${words}`,
  circumstances: lethal ? ['weekly-lethal'] : [],
});
