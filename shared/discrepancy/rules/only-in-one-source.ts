import { nameOf, sameOrigin } from '../context.ts';
import type { Rule } from '../rule.ts';

/**
 * A current history line with no counterpart in another history source that answered in full. Sources of one origin count
 * once. Source: NICE NG5 (two sources). Hazard: missed match.
 */
export const onlyInOneSource: Rule = {
  id: 'only-in-one-source',
  version: '1',
  hazard: 'missed-match',
  source: 'NICE NG5 (2015), two or more sources',
  find: ({ rows, sources }) => {
    const whole = sources.filter((source) => source.role === 'history' && source.state.kind === 'complete');
    return rows.flatMap(({ row, items }) => {
      const history = items.filter((item) => !item.order);
      const taken = history.filter((item) => item.current);
      const [first] = taken;
      const silent = whole.filter((source) => !history.some((item) => sameOrigin(item.source, source)));
      if (first === undefined || silent.length === 0) return [];
      return [
        {
          lines: taken.map((item) => item.key),
          rows: [row.id],
          fields: ['medicine'],
          why: `${nameOf(first)} is not in ${silent.map((source) => source.name).join(', ')}`,
        },
      ];
    });
  },
};
