import { nameOf } from '../context.ts';
import type { Rule } from '../rule.ts';

/**
 * The dm+d names of a code, present and previous, differ from its display or the line's words in substance, strength or
 * form. Without a pack the name sent with the code is taken for what it means. Source: dm+d; DCB0129. Hazard: code against display.
 */
export const codeAgainstDisplay: Rule = {
  id: 'code-against-display',
  version: '2',
  hazard: 'code-against-display',
  source: 'NHS dm+d editorial policy',
  find: ({ rows }) =>
    rows.flatMap(({ row, items }) =>
      items.flatMap((item) => {
        const { disagreement } = item.candidate.identity;
        return disagreement === null
          ? []
          : [
              {
                lines: [item.key],
                rows: [row.id],
                fields: ['code', 'medicine'] as const,
                why: `The code of ${nameOf(item)} is ${disagreement.coded}, not ${disagreement.words}`,
              },
            ];
      }),
    ),
};
