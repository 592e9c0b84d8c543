import { fits } from './fits.ts';
import { identify, type Identity } from './identity.ts';
import { genericOf, identityOf, vtmOf } from './pack-generic.ts';
import type { DmdPack, DmdProduct } from './pack.ts';
import { presentation, releaseWords } from './tables/presentation.ts';
import { spelling } from './spelling.ts';
import { strengthTextOf } from './strength-text.ts';
import { readTerm } from './term.ts';

export type Named = {
  readonly products: readonly DmdProduct[];
  /** By their very name; what only begins as the words do may be of another strength, form or release. */
  readonly exact: boolean;
};

/**
 * The products of a pack that a name means: its very name; else those whose names begin with the longest part of it that any
 * name begins with, where what is left of it is no more than strength, form or presentation. All of them are one medicine, or
 * the answer is none.
 */
export function productsNamed(term: string, brand: string, pack: DmdPack): Named {
  const found = exactly(term, pack);
  if (found.length > 0) return { products: found, exact: true };
  const begun = beginning(term, pack);
  return {
    products:
      begun.length > 0 || brand === ''
        ? begun
        : oneMedicine(beginning(`${brand} ${strengthsOf(term)}`, pack), pack),
    exact: false,
  };
}

const strengthsOf = (term: string): string => /\d[^\p{L}]*\S*(?:\s.*)?$/u.exec(term)?.[0] ?? '';

function exactly(term: string, pack: DmdPack): readonly DmdProduct[] {
  const bare = term.replace(/\s*\([^()]*\)\s*$/u, '');
  for (const name of bare === term ? [term] : [term, bare]) {
    const all = pack.named(name);
    const now = all.filter(({ formerName, product }) => !formerName && !product.invalid);
    const found = oneMedicine(
      (now.length > 0 ? now : all).map(({ product }) => product),
      pack,
    );
    if (found.length > 0) return found;
  }
  return [];
}

function beginning(term: string, pack: DmdPack): readonly DmdProduct[] {
  const words = spelling(term.replaceAll(/\([^()]*\)/gu, ' '))
    .trim()
    .split(' ');
  for (let count = words.length; count > 0; count -= 1) {
    const start = words.slice(0, count).join(' ');
    if (!/\p{L}{3}/u.test(start)) return [];
    const found = pack.beginning(start);
    if (found === undefined) return [];
    if (found.length === 0) continue;
    const rest = words.slice(count).join(' ');
    return saysNoMore(rest) ? oneMedicine(fitting(found, term, pack), pack) : [];
  }
  return [];
}

/** "Tritace and felodipine" is not what begins with "Tritace": what follows may be strength, form and presentation only. */
function saysNoMore(rest: string): boolean {
  if (rest === '') return true;
  const { name } = readTerm(`x ${rest.replaceAll(another, ' / ')}`);
  if (name.includes('/')) return false;
  return name
    .split(/[\s-]+/)
    .slice(1)
    .every((word) => !/\p{L}/u.test(word) || presentation.has(word) || releaseWords.includes(word));
}

/** Compared names have no space about a stroke: before these words it reads "per", else it joins another medicine. */
const another =
  /\/(?=\p{L}{4})(?!(?:doses?|hours?|actuation|puff|blister|spray|application|litre|gram|milli\p{L}*|tablet|capsule|drop|vial|patch|sachet|ampoule)\b)/gu;

/** Those that can be what the words name, of the very strength where any is; all of them where none can. */
function fitting(found: readonly DmdProduct[], term: string, pack: DmdPack): readonly DmdProduct[] {
  const said = identify(term);
  const narrowed = (
    all: readonly DmdProduct[],
    suits: (product: Identity) => boolean,
  ): readonly DmdProduct[] => {
    const some = all.filter((one) => suits(identityOf(one, pack)));
    return some.length > 0 ? some : all;
  };
  const byStrength = narrowed(
    found,
    ({ strengths }) => strengthTextOf(said.strengths) === strengthTextOf(strengths),
  );
  const byForm = narrowed(byStrength, ({ form }) => said.form !== '' && form === said.form);
  return narrowed(byForm, (product) => fits(said, product));
}

/** All of one VTM; where the release names none, of one set of substances by the names of their generic products. */
function oneMedicine(found: readonly DmdProduct[], pack: DmdPack): readonly DmdProduct[] {
  const medicines = new Set(
    found.map((one) => {
      const generic = genericOf(one, pack);
      return vtmOf(generic) ?? identify(generic.name).ingredients.join('+');
    }),
  );
  return medicines.size === 1 ? found : [];
}
