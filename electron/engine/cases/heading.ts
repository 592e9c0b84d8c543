import { compareText } from '../../../shared/core/compare.ts';
import { strengthsDiffer, type MatchRow } from '../../../shared/match/match.ts';
import { termOf } from './lines.ts';

type Line = MatchRow['lines'][number];
export type Heading = { readonly generic: string; readonly brand: string; readonly product: string };

/** The most strengths that a heading names; of more it says that there are several. */
const most = 3;

/**
 * Bold lower-case generic, BRAND in capitals, and the rest of the product, from the line that names it most fully. Where lines
 * state several strengths the heading names each of them: one alone would be read as everybody's.
 */
export function headingOf(
  row: Pick<MatchRow, 'lines' | 'regimen'>,
  isCurrent: (key: string) => boolean,
): Heading {
  const current = row.lines.filter((placed) => isCurrent(placed.key));
  const fullest = (current.length === 0 ? row.lines : current).toSorted(
    (a, b) => b.line.medicine.term.length - a.line.medicine.term.length || compareText(a.key, b.key),
  );
  const [best] = fullest;
  if (best === undefined) return { generic: '', brand: '', product: '' };
  const { identity } = best;
  const branded = identity.brand.kind === 'known' && identity.brand.value !== identity.substance;
  return {
    generic: identity.substance === '' ? termOf(best.line) : identity.substance,
    brand: branded && identity.brand.kind === 'known' ? identity.brand.value.toUpperCase() : '',
    product: productsInWords(ofEachStrength(fullest), row.regimen),
  };
}

const ofEachStrength = (lines: readonly Line[]): readonly Line[] =>
  lines.reduce<readonly Line[]>((found, line) => {
    const isNew = line.identity.strengths.length > 0 && found.every((one) => strengthsDiffer(one, line));
    return found.length === 0 || (isNew && found[0]?.identity.strengths.length !== 0)
      ? [...found, line]
      : found;
  }, []);

function productsInWords(lines: readonly Line[], regimen: boolean): string {
  if (lines.length > most) return 'in several strengths';
  return lines.map(productOf).join(regimen ? ' + ' : ' or ');
}

/** What a line's own words say beside the name: "5mg capsules". */
function productOf({ line, identity }: Line): string {
  const { term } = line.medicine;
  const { name } = identity.term;
  const at = term.toLowerCase().indexOf(name);
  return (at < 0 ? term : term.slice(at + name.length)).trim();
}
