import { identify, type DmdProduct, type Identity } from '../../dmd/dmd.ts';
import { isDmdSpace, type Code } from '../../medicines/codes.ts';
import { strengthTextOf } from '../../match/match.ts';
import { nameOf, type Context, type Item } from '../context.ts';
import type { Rule } from '../rule.ts';

/**
 * The dm+d names of a code, present and previous, differ from its display or the line's words in substance, strength or
 * form. Without a pack it is not checked. Source: dm+d; DCB0129. Hazard: code against display.
 */
export const codeAgainstDisplay: Rule = {
  id: 'code-against-display',
  version: '1',
  hazard: 'code-against-display',
  source: 'NHS dm+d editorial policy',
  find: (context) =>
    context.rows.flatMap(({ row, items }) =>
      items.flatMap((item) => {
        const wrong = item.candidate.line.degraded ? undefined : firstWrong(item, context);
        return wrong === undefined
          ? []
          : [
              {
                lines: [item.key],
                rows: [row.id],
                fields: ['code', 'medicine'] as const,
                why: `The code of ${nameOf(item)} is ${wrong.product.name}, not ${wrong.words}`,
              },
            ];
      }),
    ),
};

type Wrong = { readonly product: DmdProduct; readonly words: string };

function firstWrong(item: Item, { pack }: Context): Wrong | undefined {
  if (pack === undefined) return undefined;
  for (const code of item.candidate.line.medicine.codes.filter(isDmdSpace)) {
    const product = pack.product(code.code);
    if (product === undefined) continue;
    const names = [product.name, ...(product.previousName === null ? [] : [product.previousName])].map(
      (name) => identify(name),
    );
    const words = wordsOf(item, code).find((text) =>
      names.every((name) => contradicts(name, identify(text))),
    );
    if (words !== undefined) return { product, words };
  }
  return undefined;
}

const wordsOf = (item: Item, code: Code): readonly string[] =>
  [...(code.display === undefined ? [] : [code.display]), item.candidate.line.medicine.term].filter(
    // A source that sent no words has its code stand for them.
    (text) => text !== '' && text !== code.code,
  );

/** What both state and state differently. */
const contradicts = (name: Identity, words: Identity): boolean =>
  name.ingredients.join() !== words.ingredients.join() ||
  differs(strengthTextOf(name.strengths), strengthTextOf(words.strengths)) ||
  differs(name.form, words.form);

const differs = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;
