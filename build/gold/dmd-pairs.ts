import { groupBy } from '../../shared/core/compare.ts';
import { isHeld, withoutForm, wordsOf, type DmdPair } from './dmd-pair.ts';
import { nameKinds } from './name-kinds.ts';
import { chooser } from './make.ts';
import type { GenericProduct, NamedProduct } from './dmd-facts.ts';

/** What a generic product's name begins with: its first substance. */
const stem = (name: string): string => /^[^\d(]+/.exec(name.toLowerCase())?.[0].trim() ?? '';
const begins = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
const isModified = (name: string): boolean => /modified-release/i.test(name);
const isSwallowed = (name: string): boolean => /\b(tablets|capsules)\b/.test(name);

export function dmdPairs(
  products: readonly NamedProduct[],
  generics: readonly GenericProduct[],
): readonly DmdPair[] {
  const brands = products.filter(({ amp, vmp }) => !vmp.toLowerCase().startsWith(stem(amp)));
  return [
    ...brands.map(sameOf),
    ...othersOf(brands, generics),
    ...releasesOf(brands, generics),
    ...nameKinds(brands, generics),
  ];
}

const sameOf = ({ amp, vmp }: NamedProduct): DmdPair => ({
  kind: 'brand and generic',
  label: 'same',
  a: amp,
  b: vmp,
  held: isHeld(amp),
});

/** A brand against a generic product of another BNF chemical that shares a word with its own, or stands near it in the BNF. */
function othersOf(brands: readonly NamedProduct[], generics: readonly GenericProduct[]): readonly DmdPair[] {
  const byWord = new Map<string, GenericProduct[]>();
  for (const one of generics)
    for (const word of new Set(wordsOf(one.name)))
      if (!common.test(word)) byWord.set(word, [...(byWord.get(word) ?? []), one]);
  const counts = new Map(generics.map((one) => [one.vpid, one.ingredients]));
  // An extract gives a product several names, one of them a brand's.
  const stems = new Map(
    [
      ...Map.groupBy(
        [...generics, ...brands.map(({ vpid, vmp }) => ({ vpid, name: vmp }))],
        ({ vpid }) => vpid,
      ),
    ].map(([vpid, named]) => [vpid, [...new Set(named.map(({ name }) => stem(name)))]] as const),
  );
  const bySection = groupBy(generics, ({ chemical }) => chemical.slice(0, 4));
  return brands.flatMap((brand, at) => {
    const choose = chooser(at + 1);
    const own = stems.get(brand.vpid) ?? [];
    const differs = (one: GenericProduct): boolean =>
      one.chemical !== brand.chemical &&
      one.vpid !== brand.vpid &&
      // From chapter 20 on they are appliances, by kind and not by what they hold.
      one.chemical < '20' &&
      // As many ingredients and a word in common may be one medicine in another form; nothing here can tell.
      !(one.ingredients === counts.get(brand.vpid) && sharesWord(one.name, brand.vmp)) &&
      !(stems.get(one.vpid) ?? []).some((name) => own.some((ours) => begins(ours, name)));
    const sharing = wordsOf(brand.vmp)
      .filter((word) => !common.test(word))
      .flatMap((word) => byWord.get(word) ?? [])
      .filter(differs);
    const near = (bySection.get(brand.chemical.slice(0, 4)) ?? []).filter(differs);
    return [sharing, near].flatMap((from): readonly DmdPair[] =>
      from.length === 0
        ? []
        : [
            {
              kind: 'another medicine',
              label: 'apart',
              a: brand.amp,
              b: choose(from).name,
              held: isHeld(brand.amp),
            },
          ],
    );
  });
}

const common =
  /^(tablets?|capsules?|oral|solution|injection|cream|ointment|drops|modified|release|resistant|gastro|free|sugar|powder|micrograms?|units?|vials?|ampoules?|liquid|suspension|acid|sodium|hydrochloride|chloride|calcium|potassium|eye|gel|spray|dose|doses|with|syringes?|filled|infusion|bottles?|generic|chewable|dispersible|effervescent|soluble|strength)$/;

const sharesWord = (a: string, b: string): boolean => {
  const known = new Set(wordsOf(b).filter((word) => !common.test(word)));
  return wordsOf(a).some((word) => known.has(word));
};

/** A brand of modified release against ordinary release of the same BNF chemical, and the other way round. */
function releasesOf(
  brands: readonly NamedProduct[],
  generics: readonly GenericProduct[],
): readonly DmdPair[] {
  const byChemical = groupBy(brands, ({ chemical }) => chemical);
  const genericsOf = groupBy(generics, ({ chemical }) => chemical);
  // An extract gives a product several names, some without their release: the form it states decides.
  const modified = new Set(
    [
      ...generics.filter(({ name, form }) => isModified(name) || isModified(form)),
      ...brands.filter(({ vmp }) => isModified(vmp)),
    ].map(({ vpid }) => vpid),
  );
  return brands
    .filter(({ vmp }) => isSwallowed(vmp))
    .flatMap((brand, at): readonly DmdPair[] => {
      const choose = chooser(at + 7);
      const other = (name: string, vpid: string): boolean =>
        isSwallowed(name) && modified.has(vpid) !== modified.has(brand.vpid);
      const rivals = (byChemical.get(brand.chemical) ?? []).filter(
        ({ vmp, vpid, amp }) => other(vmp, vpid) && amp !== brand.amp,
      );
      const plain = (genericsOf.get(brand.chemical) ?? []).filter(({ name, vpid }) => other(name, vpid));
      const made: DmdPair[] = [];
      const held = isHeld(brand.amp);
      if (plain.length > 0)
        made.push({ kind: 'another release', label: 'apart', a: brand.amp, b: choose(plain).name, held });
      if (rivals.length > 0) {
        const rival = choose(rivals);
        made.push(
          { kind: 'another release', label: 'apart', a: brand.amp, b: rival.amp, held },
          {
            kind: 'release, form left out',
            label: 'apart',
            a: withoutForm(brand.amp),
            b: withoutForm(rival.amp),
            held,
          },
        );
      }
      return made;
    });
}
