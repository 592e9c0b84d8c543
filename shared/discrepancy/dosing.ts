import { compareText, groupBy } from '../core/compare.ts';
import { add, compareDecimal, decimal } from '../core/decimal.ts';
import { oncePerPair } from '../core/once-per-object.ts';
import { meaningsOf, routeName, sameRoute } from '../dosage/dosage.ts';
import type { Dosage, DosageMeaning, DoseAmount } from '../medicines/dosage.ts';
import type { Medicine } from '../medicines/line.ts';
import { measuresOf, type Measures, type Product, type Range } from './measure.ts';
import { mealsOf, oftenOf, slotsOf } from './often.ts';
import { ratesOf, type Running } from './rates.ts';
import { reckon, type Reckoned } from './reckoned.ts';
import { sidesOf } from './sides.ts';
import type { Part, Stated } from './stated.ts';
import { statedProduct } from './stated-strength.ts';

/** What directions state, and what that comes to. */
export type Dosing = Stated & Reckoned;

/** The meaning of a line's directions: its structure, and where that is silent, its words. */
export const dosingOf = (
  dosages: readonly Dosage[],
  ingredients: Medicine['ingredients'],
  named: Product,
): Dosing =>
  dosingOfMeanings(effectiveMeanings(dosages), statedProduct(named, ingredients, dosages), ratesOf(dosages));

/** From the words alone, for holding them against the structure. */
export const dosingOfText = oncePerPair((dosage: Dosage, product: Product): Dosing =>
  dosingOfMeanings(textMeanings(dosage), product),
);

export const dosingOfStructure = oncePerPair((dosage: Dosage, product: Product): Dosing =>
  dosingOfMeanings(dosage.structured.kind === 'known' ? [dosage.structured.value] : [], product),
);

/** A slot of nought ("1-0-1-0") is no dose, unless nothing else is stated. */
function given(all: readonly DosageMeaning[]): readonly DosageMeaning[] {
  const some = all.filter(({ doses }) => doses.length === 0 || doses.some((dose) => !isNought(dose)));
  return some.length === 0 ? all : some;
}

const isNought = ({ low, high }: DoseAmount): boolean =>
  [low, high].every((end) => end === undefined || compareDecimal(end.value, decimal(0)) === 0);

function dosingOfMeanings(
  all: readonly DosageMeaning[],
  product: Product,
  rates: readonly Running[] = [],
): Dosing {
  const meanings = given(all);
  const sequences = new Set(meanings.map((meaning) => meaning.sequence ?? 1));
  const needed = meanings.map((meaning) => meaning.asNeeded).filter((found) => found !== undefined);
  const route = meanings.map((meaning) => meaning.route).find((found) => found !== undefined);
  return reckoned({
    parts: meanings.map((meaning) => partOf(meaning, product)),
    asNeeded: needed.length === 0 ? undefined : needed.some((found) => found.kind !== 'no'),
    stepped: sequences.size > 1,
    route: route === undefined ? undefined : (routeName(route) ?? route.text.toLowerCase()),
    product,
    meanings,
    sides: sidesOf(meanings),
    rates,
  });
}

const reckoned = (stated: Stated): Dosing => ({ ...stated, ...reckon(stated) });

const partOf = (meaning: DosageMeaning, product: Product): Part => ({
  amount: measuresOf(meaning.doses, product),
  often: oftenOf(meaning.timing),
  slots: slotsOf(meaning.timing),
  meals: mealsOf(meaning.timing),
  clock: meaning.timing.timeOfDay.toSorted(compareText),
  days: meaning.timing.dayOfWeek.toSorted(compareText),
});

const textMeanings = (dosage: Dosage): readonly DosageMeaning[] =>
  dosage.fromText.kind === 'known' ? meaningsOf(dosage.fromText.value) : [];

/** With several coded dosages the words stand for all of them together and fill none of them. */
function effectiveMeanings(dosages: readonly Dosage[]): readonly DosageMeaning[] {
  const coded = dosages.flatMap((dosage) =>
    dosage.structured.kind === 'known' ? [withoutBare(dosage.structured.value)] : [],
  );
  const [only] = dosages;
  if (only === undefined) return [];
  if (dosages.length > 1 && coded.length > 0)
    return dosages.flatMap((dosage) =>
      dosage.structured.kind === 'known' ? [withoutBare(dosage.structured.value)] : textMeanings(dosage),
    );
  if (dosages.length > 1) return dosages.flatMap(textMeanings);
  const [structure] = coded;
  const [text, ...more] = textMeanings(only);
  if (structure === undefined) return text === undefined ? [] : [text, ...more];
  return text === undefined || more.length > 0 ? [structure] : [filled(structure, text)];
}

/** A coded number without a unit is neither tablets nor milligrams: nothing is reckoned from it. */
export const isBare = ({ low, high }: DoseAmount): boolean => {
  const unit = (high ?? low)?.unit.toLowerCase() ?? '';
  return unit === '' || /^\{?(?:1|unit[ _-]?doses?|dose[ _-]?units?|each|ea)\}?$/.test(unit);
};

const withoutBare = (meaning: DosageMeaning): DosageMeaning => ({
  ...meaning,
  doses: meaning.doses.filter((dose) => !isBare(dose)),
});

/** Each attribute from the structure, else from the words. */
function filled(structure: DosageMeaning, text: DosageMeaning): DosageMeaning {
  const { timing } = structure;
  const timed =
    timing.frequency !== undefined ||
    timing.frequencyMax !== undefined ||
    timing.period !== undefined ||
    timing.code !== undefined;
  const placed = timing.when.length + timing.timeOfDay.length + timing.dayOfWeek.length > 0;
  const base = timed || placed ? timing : { ...text.timing, ...withoutUndefined(timing) };
  return {
    ...text,
    ...structure,
    doses: structure.doses.length > 0 ? structure.doses : text.doses,
    timing: {
      ...base,
      ...(placed
        ? {}
        : { when: text.timing.when, timeOfDay: text.timing.timeOfDay, dayOfWeek: text.timing.dayOfWeek }),
      ...boundsOf(structure, text),
    },
  };
}

const withoutUndefined = (timing: DosageMeaning['timing']): Partial<DosageMeaning['timing']> => ({
  ...(timing.bounds === undefined ? {} : { bounds: timing.bounds }),
  ...(timing.count === undefined ? {} : { count: timing.count }),
  ...(timing.countMax === undefined ? {} : { countMax: timing.countMax }),
  events: timing.events,
});

const boundsOf = (structure: DosageMeaning, text: DosageMeaning): Partial<DosageMeaning['timing']> => {
  const bounds = structure.timing.bounds ?? text.timing.bounds;
  return bounds === undefined ? {} : { bounds };
};

/** Several strengths taken together: amounts at the same times add up, everything else stands side by side. */
export function together(dosings: readonly Dosing[]): Dosing | undefined {
  const [first, ...others] = dosings;
  if (first === undefined || others.length === 0) return first;
  const parts = dosings.flatMap((dosing) => dosing.parts);
  const atOneTime = groupBy(parts, ({ often, slots, clock, days }) =>
    JSON.stringify([often?.times, often?.timesMax, often?.hours, slots, clock, days]),
  );
  return reckoned({
    ...first,
    parts: [...atOneTime.values()].map(sumOf),
    stepped: dosings.some((dosing) => dosing.stepped),
    route: dosings.map((dosing) => dosing.route).find((route) => route !== undefined),
    meanings: dosings.flatMap((dosing) => dosing.meanings),
    sides: [...new Set(dosings.flatMap((dosing) => dosing.sides))].toSorted(compareText),
    rates: dosings.flatMap((dosing) => dosing.rates),
  });
}

function sumOf([first, ...others]: readonly [Part, ...Part[]]): Part {
  return others.reduce(
    (sum, part) => ({
      ...sum,
      amount:
        sum.amount === undefined || part.amount === undefined
          ? undefined
          : addMeasures(sum.amount, part.amount),
    }),
    first,
  );
}

/** Only mass and units add up across strengths; pieces of different strengths do not. */
function addMeasures(a: Measures, b: Measures): Measures | undefined {
  const sum = (one: Range | undefined, other: Range | undefined): Range | undefined =>
    one?.low === undefined || other?.low === undefined || one.high === undefined || other.high === undefined
      ? undefined
      : { low: add(one.low, other.low), high: add(one.high, other.high) };
  const [mg, unit] = [sum(a.mg, b.mg), sum(a.unit, b.unit)];
  return mg === undefined && unit === undefined
    ? undefined
    : { ...(mg === undefined ? {} : { mg }), ...(unit === undefined ? {} : { unit }) };
}

/** Both state a route and the routes differ, synonyms folded. */
export const routesDiffer = ({ route: one }: Dosing, { route: other }: Dosing): boolean =>
  one !== undefined && other !== undefined && !sameRoute(one, other);

/** Both say which side it goes to, and the sides differ. */
export const sidesDiffer = ({ sides: one }: Dosing, { sides: other }: Dosing): boolean =>
  one.length > 0 && other.length > 0 && one.join() !== other.join();
