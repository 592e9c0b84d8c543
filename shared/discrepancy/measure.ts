import { compareDecimal, decimal, divide, multiply, readDecimal, type Decimal } from '../core/decimal.ts';
import { firstAlike } from '../core/first-alike.ts';
import { oncePerObject } from '../core/once-per-object.ts';
import { scaleOf, type Identity, type TermStrength } from '../dmd/dmd.ts';
import type { DoseAmount, Quantity } from '../medicines/dosage.ts';

/** An amount or range in one measure; one-sided ranges stay one-sided. */
export type Range = { readonly low?: Decimal; readonly high?: Decimal };

/** What an administration comes to: milligrams, units, millilitres, pieces. Each only where it is certain. */
export type Measures = {
  readonly mg?: Range;
  readonly unit?: Range;
  readonly mL?: Range;
  readonly count?: Range;
};
export type Measure = keyof Measures;

/** How one piece or one millilitre of the product turns into mass or units. Only for one ingredient of one strength. */
export type Product = {
  readonly single: boolean;
  /** As stated in the name, in coded ingredients or in the directions. */
  readonly strengths: readonly TermStrength[];
  readonly perPiece?: { readonly measure: 'mg' | 'unit'; readonly value: Decimal };
  readonly perMl?: { readonly measure: 'mg' | 'unit'; readonly value: Decimal };
  /** A number without a unit means pieces (tablets, puffs, drops), not an unnamed volume. */
  readonly bareIsPiece: boolean;
  /** Patches, drops and applications are counted, never weighed. */
  readonly countOnly: boolean;
};

const liquid = /solution|suspension|liquid|emulsion|injection|infusion|elixir/;
const counted = /patch|plaster|drops|cream|ointment|gel|lotion|shampoo|foam/;

const alike = firstAlike((product: Product) => JSON.stringify(product));

/** By what the name says. One and the same for names that say the same of it, so that directions beside them are read once. */
export const productOf = oncePerObject(({ ingredients, strengths, form, substance }: Identity): Product =>
  alike(
    productWith(
      {
        single: ingredients.length === 1,
        bareIsPiece: !liquid.test(form) && !substance.includes('insulin'),
        countOnly: counted.test(form),
      },
      strengths,
    ),
  ),
);

type Kind = Pick<Product, 'single' | 'bareIsPiece' | 'countOnly'>;

/** The same of other strengths, which the name does not state. */
export function productWith(
  { single, bareIsPiece, countOnly }: Kind,
  strengths: readonly TermStrength[],
): Product {
  const [strength, ...others] = strengths;
  const one = single && others.length === 0 ? strength : undefined;
  const measured = one === undefined ? undefined : baseOf(one);
  const per = one?.per?.unit;
  return {
    single,
    strengths,
    ...(measured === undefined || countOnly || !(per === undefined || per === 'dose')
      ? {}
      : { perPiece: measured }),
    ...(measured === undefined || per !== 'mL' ? {} : { perMl: measured }),
    bareIsPiece,
    countOnly,
  };
}

function baseOf(strength: TermStrength): { measure: 'mg' | 'unit'; value: Decimal } | undefined {
  const each = divide(strength.value, strength.per?.value ?? decimal(1));
  if (each === undefined) return undefined;
  if (strength.unit === 'unit') return { measure: 'unit', value: each };
  const scale = scaleOf(strength.unit);
  return scale?.of === 'mass' ? { measure: 'mg', value: multiply(each, factorOf(scale.factor)) } : undefined;
}

const factorOf = (text: string): Decimal => {
  const read = readDecimal(text);
  return read.ok ? read.value : decimal(1);
};

const spoonMl = decimal(5);

/** One dose, possibly stated in several units, in every measure that is certain. */
export function measuresOf(doses: readonly DoseAmount[], product: Product): Measures | undefined {
  let found: Measures = {};
  for (const dose of doses) {
    const low = dose.low === undefined ? {} : measuresOfQuantity(dose.low, product);
    const high = dose.high === undefined ? {} : measuresOfQuantity(dose.high, product);
    for (const measure of ['mg', 'unit', 'mL', 'count'] as const) {
      const range = {
        ...(low[measure] === undefined ? {} : { low: low[measure] }),
        ...(high[measure] === undefined ? {} : { high: high[measure] }),
      };
      if (Object.keys(range).length > 0 && found[measure] === undefined)
        found = { ...found, [measure]: range };
    }
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

type Amounts = { readonly [M in Measure]?: Decimal };

function measuresOfQuantity(quantity: Quantity, product: Product): Amounts {
  const scale = scaleOf(quantity.unit);
  if (scale?.of === 'mass') return { mg: multiply(quantity.value, factorOf(scale.factor)) };
  if (quantity.unit === 'unit') return { unit: quantity.value };
  if (scale?.of === 'volume') return ofVolume(multiply(quantity.value, factorOf(scale.factor)), product);
  if (quantity.unit === 'spoonful') return ofVolume(multiply(quantity.value, spoonMl), product);
  if (quantity.unit === '' && !product.bareIsPiece) return {};
  const { perPiece } = product;
  return {
    count: quantity.value,
    ...(perPiece === undefined ? {} : { [perPiece.measure]: multiply(quantity.value, perPiece.value) }),
  };
}

const ofVolume = (mL: Decimal, { perMl }: Product): Amounts => ({
  mL,
  ...(perMl === undefined ? {} : { [perMl.measure]: multiply(mL, perMl.value) }),
});

export type Comparison =
  | { readonly kind: 'equal' }
  | { readonly kind: 'different'; readonly ratio: Decimal | undefined }
  | { readonly kind: 'not-comparable' };

/** Compares two amounts in the surest measure both have. Pieces of different strengths are not comparable. */
export function compareMeasures(
  a: Measures,
  b: Measures,
  options: { readonly samePiece: boolean; readonly countFirst: boolean },
): Comparison {
  const order: readonly Measure[] = options.countFirst
    ? ['count', 'unit', 'mg', 'mL']
    : ['mg', 'unit', 'mL', 'count'];
  const usable = order.filter(
    (measure) =>
      options.samePiece ||
      measure === 'mg' ||
      measure === 'unit' ||
      (options.countFirst && measure === 'count'),
  );
  for (const measure of usable) {
    const [one, other] = [a[measure], b[measure]];
    if (one === undefined || other === undefined) continue;
    return sameRange(one, other) ? { kind: 'equal' } : { kind: 'different', ratio: ratioOf(one, other) };
  }
  return { kind: 'not-comparable' };
}

const same = (a: Decimal | undefined, b: Decimal | undefined): boolean =>
  a === undefined || b === undefined || compareDecimal(a, b) === 0;

/** "Up to 2" against "2" leaves the lower end open, and an open end is not a difference. */
const sameRange = (a: Range, b: Range): boolean => same(a.low, b.low) && same(a.high, b.high);

/** How many times the second is of the first, by their upper ends. */
const ratioOf = (a: Range, b: Range): Decimal | undefined => {
  const [one, other] = [a.high ?? a.low, b.high ?? b.low];
  return one === undefined || other === undefined ? undefined : divide(other, one);
};

/** The exact amount of a range that is none. */
export const exact = (range: Range | undefined): Decimal | undefined =>
  range?.low !== undefined && range.high !== undefined && compareDecimal(range.low, range.high) === 0
    ? range.low
    : undefined;
