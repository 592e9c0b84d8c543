import type { DmdPack } from '../../dmd/dmd.ts';
import { isDmdSpace } from '../../medicines/codes.ts';
import type { MedicineLine } from '../../medicines/line.ts';
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
  find: ({ items, pack }) =>
    items
      .filter((item) => isDegraded(item.candidate.line, pack))
      .map((item) => ({
        lines: [item.key],
        rows: [item.row],
        fields: ['code'],
        why: `The code of ${nameOf(item)} names no medicine; it is shown by its words`,
      })),
};

function isDegraded(line: MedicineLine, pack: DmdPack | undefined): boolean {
  if (line.degraded) return true;
  const codes = line.medicine.codes.filter(isDmdSpace).map(({ code }) => code);
  const known = pack === undefined || pack.sample === true || codes.some((code) => pack.product(code));
  return codes.some((code) => degraded.includes(code)) || (codes.length > 0 && !known);
}
