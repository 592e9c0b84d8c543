import { nameOf, namesOf, type RowItems } from '../context.ts';
import type { Rule } from '../rule.ts';

/**
 * One unmatched history line and one unmatched order line of one therapeutic group: a likely switch, always a suggestion.
 * Source: therapeutic-group table. Hazard: substitution not reversed at discharge.
 */
export const differentMedicine: Rule = {
  id: 'different-medicine',
  version: '1',
  hazard: 'substitution-not-reversed',
  source: 'therapeutic-group table; NICE NG5 (2015)',
  find: ({ links }) =>
    links.flatMap(({ rows, reason }) => {
      // From what is taken to what is ordered, whichever row came first.
      const [a, b] = isOrdered(rows[0]) && !isOrdered(rows[1]) ? [rows[1], rows[0]] : rows;
      const one = a.items.filter((item) => item.current);
      const other = b.items.filter((item) => item.current);
      const [first, second] = [one[0], other[0]];
      if (
        (reason !== 'different-medicine' && reason !== 'combination') ||
        first === undefined ||
        second === undefined
      )
        return [];
      const insulin = [first, second].every((item) =>
        namesOf(item.candidate).some((name) => name.includes('insulin')),
      );
      return [
        {
          lines: [...one, ...other].map((item) => item.key),
          rows: [a.row.id, b.row.id],
          fields: ['medicine'],
          why: `${nameOf(first)} may have been changed to ${nameOf(second)}`,
          circumstances: insulin ? ['insulin-strength-or-type'] : [],
        },
      ];
    }),
};

const isOrdered = ({ items }: RowItems): boolean => items.some((item) => item.order && item.current);
