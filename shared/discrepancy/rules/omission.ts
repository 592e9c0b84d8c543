import { answered, isTimeCritical, nameOf } from '../context.ts';
import type { Rule } from '../rule.ts';

/**
 * A current history line whose row has no order line in any status, and no link. Needs an order source that answered: an
 * unreachable chart omits nothing. Source: NICE NG5; NPSA RRR009. Hazard: missed medicine.
 */
export const omission: Rule = {
  id: 'omission',
  version: '1',
  hazard: 'unintended-omission',
  source: 'NICE NG5 (2015); NPSA RRR009 (2010)',
  find: ({ rows, sources }) => {
    if (!sources.some((source) => source.role !== 'history' && answered(source))) return [];
    return rows.flatMap(({ row, items, linked }) => {
      const taken = items.filter((item) => !item.order && item.current);
      const [first] = taken;
      if (first === undefined || items.some((item) => item.order) || linked.length > 0) return [];
      return [
        {
          lines: taken.map((item) => item.key),
          rows: [row.id],
          fields: ['medicine'],
          why: `${nameOf(first)} is taken and has no order`,
          circumstances: taken.some(isTimeCritical) ? ['time-critical'] : [],
        },
      ];
    });
  },
};
