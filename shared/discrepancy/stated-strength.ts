import { plainNumber } from '../dosage/dosage.ts';
import type { TermStrength } from '../dmd/dmd.ts';
import type { Dosage } from '../medicines/dosage.ts';
import type { Medicine } from '../medicines/line.ts';
import { unitOf } from '../medicines/units.ts';
import { productWith, type Product } from './measure.ts';

/**
 * A product with the strengths its line states, wherever it does: in the name, in the coded ingredients, or as the concentration that
 * its directions begin with ("10mg/5ml, 5ml twice a day").
 */
export function statedProduct(
  named: Product,
  ingredients: Medicine['ingredients'],
  dosages: readonly Dosage[],
): Product {
  if (named.strengths.length > 0) return named;
  const coded = ingredients.flatMap(ofIngredient);
  const stated = coded.length > 0 ? coded : concentrations(dosages);
  return stated.length === 0 ? named : productWith(named, stated);
}

function ofIngredient({ strength }: Medicine['ingredients'][number]): readonly TermStrength[] {
  if (strength.kind !== 'known') return [];
  const { numerator, denominator } = strength.value;
  const { value, unit } = numerator;
  if (denominator === undefined || !measured.includes(denominator.unit))
    return denominator === undefined || denominator.value === '1' ? [{ value, unit }] : [];
  return [{ value, unit, per: { value: denominator.value, unit: denominator.unit } }];
}

const measured: readonly string[] = ['mL', 'hour', 'dose'];

const concentration =
  /(?<![\p{L}\p{N}.])(?<value>\d[\d,]*(?:\.\d+)?)\s*(?<unit>mg|g|mcg|micrograms?|units?)\s*(?:\/|\bin\b|\bper\b)\s*(?<per>\d+(?:\.\d+)?)?\s*mls?(?![\p{L}])(?!\s*(?:\/|per\b))/giu;

/** One concentration, said once or more; two that differ are none. */
function concentrations(dosages: readonly Dosage[]): readonly TermStrength[] {
  const all = dosages.flatMap(({ text }) =>
    text.kind === 'known' ? [...text.value.matchAll(concentration)] : [],
  );
  const found = all.flatMap(({ groups = {} }): readonly TermStrength[] => {
    const [value, per] = [plainNumber(groups['value'] ?? ''), plainNumber(groups['per'] ?? '1')];
    const unit = unitOf(groups['unit'] ?? '');
    return value === undefined || per === undefined || unit === undefined
      ? []
      : [{ value, unit, per: { value: per, unit: 'mL' } }];
  });
  return new Set(found.map((one) => JSON.stringify(one))).size === 1 ? found.slice(0, 1) : [];
}
