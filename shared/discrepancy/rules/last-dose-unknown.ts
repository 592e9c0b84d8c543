import { nameOf, type Context, type Item } from '../context.ts';
import { isAlwaysWeekly } from '../current.ts';
import { weeklyRowOf } from '../weekly.ts';
import type { Rule } from '../rule.ts';

/**
 * A medicine taken weekly or more rarely, a depot or injection, a patch, or one of the last-dose list, with no last-taken in
 * any line of its row. "Asked, not known" closes it. Source: `4b` last-dose list; NPSA. Hazard: given twice or missed.
 */
export const lastDoseUnknown: Rule = {
  id: 'last-dose-unknown',
  version: '1',
  hazard: 'last-dose-unknown',
  source: 'NPSA alert 18 (2007); NPSA RRR013 (2010)',
  find: ({ rows, lastTaken }) =>
    rows.flatMap(({ row, items }) => {
      const asking = items.filter((item) => !item.order && item.current && matters(item));
      const [first] = asking;
      if (first === undefined || items.some((item) => isSaid(item, lastTaken))) return [];
      return [
        {
          lines: asking.map((item) => item.key),
          rows: [row.id],
          fields: ['last-taken'],
          why: `When ${nameOf(first)} was last taken is not recorded`,
        },
      ];
    }),
};

const isSaid = ({ key, candidate }: Item, lastTaken: Context['lastTaken']): boolean =>
  candidate.line.lastTaken.kind === 'known' || lastTaken.has(key);

const injected: readonly string[] = [
  'subcutaneous',
  'intramuscular',
  'intravenous',
  'intradermal',
  'intrathecal',
];

const matters = (item: Item): boolean => {
  const { candidate, dosing } = item;
  return (
    dosing.longInterval ||
    weeklyRowOf(item) !== undefined ||
    candidate.route === 'parenteral' ||
    candidate.route === 'transdermal' ||
    candidate.route === 'implant' ||
    injected.includes(dosing.route ?? '') ||
    candidate.about.lists.has('last-dose') ||
    (candidate.identity.strengths.length === 0 && isAlwaysWeekly(candidate))
  );
};
