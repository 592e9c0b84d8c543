import { isDmdSpace } from '../../medicines/codes.ts';
import { nameOf } from '../context.ts';
import type { Rule } from '../rule.ts';

/** Codes that stand for an entry whose own code was lost between systems. Source: GP2GP; SNOMED CT UK. */
const degraded: readonly string[] = ['196421000000109', '196461000000101', '196471000000108'];

/**
 * A transfer-degraded code, or a code that no release of the pack and no history of it holds. A pack that is only a sample
 * says nothing of codes it does not hold. Source: GP Connect; dm+d. Hazard: missed match.
 */
export const degradedCode: Rule = {
  id: 'degraded-code',
  version: '1',
  hazard: 'missed-match',
  source: 'GP Connect, degraded records; NHS dm+d',
  find: ({ rows, pack }) =>
    rows.flatMap(({ row, items }) =>
      items
        .filter(({ candidate: { line } }) => {
          const codes = line.medicine.codes.filter(isDmdSpace).map((code) => code.code);
          const unknown =
            pack !== undefined &&
            pack.sample !== true &&
            codes.length > 0 &&
            codes.every((code) => pack.product(code) === undefined);
          return line.degraded || codes.some((code) => degraded.includes(code)) || unknown;
        })
        .map((item) => ({
          lines: [item.key],
          rows: [row.id],
          fields: ['code'] as const,
          why: `The code of ${nameOf(item)} names no medicine; it is shown by its words`,
        })),
    ),
};
