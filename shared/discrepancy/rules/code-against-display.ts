import type { MedicineIdentity } from '../../dmd/dmd.ts';
import { nameOf, type Item } from '../context.ts';
import type { Draft } from '../finding.ts';
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
  find: ({ items }) =>
    items.flatMap((item) => {
      const { disagreement } = item.candidate.identity;
      return disagreement === null ? [] : [draftOf(item, disagreement)];
    }),
};

const draftOf = (item: Item, { coded, words }: NonNullable<MedicineIdentity['disagreement']>): Draft => ({
  lines: [item.key],
  rows: [item.row],
  fields: ['code', 'medicine'],
  why: `The code of ${nameOf(item)} is ${coded}, not ${words}`,
});
