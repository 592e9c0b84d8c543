import type { GenericProduct, NamedProduct } from './dmd-facts.ts';
import { isHeld, withoutForm, type DmdPair } from './dmd-pair.ts';
import { chooser } from './make.ts';

/**
 * Names as records write them instead of as dm+d does, made from its names by rule: strengths in other notation, words
 * shortened, release behind the number ("Zemtard 120 XL"), and a brand that is named together with another substance.
 */
export const nameKinds = (
  brands: readonly NamedProduct[],
  generics: readonly GenericProduct[],
): readonly DmdPair[] => {
  const single = generics.filter(
    ({ name, ingredients, generic }) =>
      generic && ingredients === 1 && /^\p{L}{5,}[a-z]? \d\S* tablets$/u.test(name),
  );
  return brands.flatMap((brand, at): readonly DmdPair[] => {
    const choose = chooser(at + 11);
    const held = isHeld(brand.amp);
    const same = [...new Set([choose(notations)(brand.amp), choose(spellings)(brand.amp)])]
      .filter((name) => name !== brand.amp)
      .map((a): DmdPair => ({ kind: 'written otherwise', label: 'same', a, b: brand.vmp, held }));
    const partner = choose(single);
    const label = /^[^\d(]+(?= \d)/.exec(brand.amp)?.[0];
    const first = /^\p{L}+/u.exec(partner.name)?.[0].toLowerCase() ?? '';
    const combined: readonly DmdPair[] =
      label === undefined || brand.vmp.startsWith('Co-') || brand.vmp.toLowerCase().includes(first)
        ? []
        : [
            {
              kind: 'with another substance',
              label: 'apart',
              a: `${choose([withoutForm(brand.amp), label])} ${choose(['with', 'and', '+', '/'])} ${choose([first, partner.name])}`,
              b: brand.vmp,
              held,
            },
          ];
    return [...same, ...combined];
  });
};

type Rewrite = (name: string) => string;

const grams: Rewrite = (name) =>
  name.replace(/\b(\d+)mg\b(?!\/)/, (whole, mg: string) =>
    Number(mg) % 500 === 0 ? `${Number(mg) / 1000}g` : whole,
  );

/** Another way of writing the same strength. */
const notations: readonly Rewrite[] = [
  (name) => name.replaceAll(/(?<=\d)(?=mg|g\b|micrograms?|units?|ml)/g, ' '),
  (name) => name.replaceAll(/(\d)micrograms?\b/g, '$1mcg'),
  (name) => name.replaceAll(/\b(\d+)g\b(?!\/)/g, (_, g: string) => `${Number(g) * 1000}mg`),
  (name) =>
    name.replaceAll(/\b(\d+)micrograms?\b(?!\/)/g, (whole, mcg: string) =>
      Number(mcg) % 100 === 0 ? `${Number(mcg) / 1000}mg` : whole,
    ),
  (name) => name.replace(/\b(\d+)mg\/5ml\b/, (_, mg: string) => `${Number(mg) / 5}mg/ml`),
  (name) => name.replace(/\b(\d+)mg\/ml\b/, (_, mg: string) => `${Number(mg) * 5}mg/5ml`),
  (name) => name.replaceAll(/\b(\d)000(?=mg|unit)/g, '$1,000'),
  grams,
];

const releases = String.raw`XL|SR|MR|LA|CR|XR|PR|Retard`;

/** Another way of writing the same words. */
const spellings: readonly Rewrite[] = [
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) =>
    name
      .replace(/\btablets\b/, 'tabs')
      .replace(/\bcapsules\b/, 'caps')
      .replace(/modified-release/, 'm/r')
      .replace(/gastro-resistant/, 'e/c')
      .replace(/solution for injection/, 'inj')
      .replace(/oral suspension/, 'susp')
      .replace(/oral solution/, 'liquid'),
  (name) => name.replace(/tablets$/, 'tablet').replace(/capsules$/, 'capsule'),
  (name) => name.replace(/\b(tablets|capsules)\b/, ''),
  // "Zemtard 120 XL"
  (name) => name.replace(new RegExp(String.raw` (${releases}) (\d+)(?:mg)? (?:tablets|capsules)$`), ' $2 $1'),
  (name) => name.replace(new RegExp(String.raw` (\d+)mg (${releases}) (tablets|capsules)$`), ' $2 $1mg $3'),
  (name) => name.replace(/^(.*) (tablets|capsules)$/, '$2 $1'),
  (name) => `${name} (Supplier Ltd)`,
];
