import { compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import { oncePerObject } from '../core/once-per-object.ts';
import { valueOf } from '../core/known.ts';
import type { Dosage, DosageMeaning, DoseAmount, Quantity } from '../medicines/dosage.ts';
import { scaleOf } from '../medicines/units.ts';
import { sameCourse, sameDays, sameFrequency, sameMoments } from './compare-timing.ts';
import { meaningsOf } from './from-text.ts';
import { routeName, sameRoute } from './places.ts';
import { sameWords } from './same-words.ts';
import { boundsText, dayAndTimeText, whenText } from './text-timing.ts';
import { dosageText, quantityText } from './text.ts';
import { asNeededWords, doseWords, frequencyWords } from './words.ts';

const fieldNames = [
  'amount',
  'frequency',
  'days',
  'time of day',
  'course',
  'maximum',
  'route',
  'as-needed',
] as const;
export type ComparedField = (typeof fieldNames)[number];

export type TextAgainstStructure =
  | { readonly kind: 'agree'; readonly fields: readonly ComparedField[] }
  | {
      readonly kind: 'disagree';
      readonly fields: readonly ComparedField[];
      readonly textWords: string;
      readonly structureWords: string;
    }
  | {
      readonly kind: 'cannot-compare';
      readonly why: 'no-text' | 'no-structure' | 'several-doses' | 'nothing-stated-by-both';
    };

/** A field of two meanings: equal, different, or not stated (or not measurable) by both. */
type Comparison = Readonly<Record<ComparedField, boolean | undefined>>;

/**
 * Sets a dosage's own words against its own structure, field by field, only where both state it. Words with several doses
 * are compared with each: they agree when one of them does, and else cannot be compared with one structure.
 * Hazard: text against structure.
 */
export const compareTextWithStructure: (dosage: Dosage) => TextAgainstStructure = oncePerObject((dosage) => {
  const read = valueOf(dosage.fromText);
  const structure = valueOf(dosage.structured);
  if (read === undefined) return { kind: 'cannot-compare', why: 'no-text' };
  if (structure === undefined) return { kind: 'cannot-compare', why: 'no-structure' };
  const meanings = meaningsOf(read);
  if (isWordedAlike(dosage, structure)) return { kind: 'agree', fields: statedBy(structure) };
  const results = meanings.map((meaning) => compareOne(meaning, structure));
  const agreeing = results.find((result) => result.kind === 'agree');
  if (agreeing !== undefined) return agreeing;
  return meanings.length > 1
    ? { kind: 'cannot-compare', why: 'several-doses' }
    : (results[0] ?? { kind: 'cannot-compare', why: 'no-text' });
});

/** Words made of the structure's own parts, and of nothing else, agree with it however they would be understood alone. */
const isWordedAlike = (dosage: Dosage, structure: DosageMeaning): boolean =>
  sameWords(dosageText(structure), valueOf(dosage.text) ?? '', undefined) !== undefined;

const statedBy = (meaning: DosageMeaning): readonly ComparedField[] => {
  const compared = compareMeanings(meaning, meaning);
  return fieldNames.filter((field) =>
    field === 'route' ? meaning.route !== undefined : compared[field] !== undefined,
  );
};

function compareOne(text: DosageMeaning, structure: DosageMeaning): TextAgainstStructure {
  const compared = compareMeanings(text, structure);
  const fields = fieldNames.filter((field) => compared[field] !== undefined);
  if (fields.length === 0) return { kind: 'cannot-compare', why: 'nothing-stated-by-both' };
  const different = fields.filter((field) => compared[field] === false);
  if (different.length === 0) return { kind: 'agree', fields };
  return {
    kind: 'disagree',
    fields: different,
    textWords: wordsFor(text, different),
    structureWords: wordsFor(structure, different),
  };
}

/** Each field of two meanings. */
const compareMeanings = (a: DosageMeaning, b: DosageMeaning): Comparison => ({
  amount: sameAmount(a.doses, b.doses),
  frequency: sameFrequency(a.timing, b.timing),
  days: sameDays(a.timing, b.timing),
  'time of day': sameMoments(a.timing, b.timing),
  course: sameCourse(a.timing, b.timing),
  maximum: sameMaximum(a, b),
  route: equalRoute(a, b),
  'as-needed':
    a.asNeeded === undefined || b.asNeeded === undefined
      ? undefined
      : (a.asNeeded.kind === 'no') === (b.asNeeded.kind === 'no'),
});

/** Only over the same stretch of time: 24 hours and a day are one. */
function sameMaximum(
  { maxPerPeriod: a }: DosageMeaning,
  { maxPerPeriod: b }: DosageMeaning,
): boolean | undefined {
  if (a === undefined || b === undefined || stretch(a.denominator) !== stretch(b.denominator))
    return undefined;
  return sameEnd(a.numerator, b.numerator);
}

const stretch = ({ value, unit }: Quantity): string =>
  unit === 'day' ? `${multiply(value, decimal(24))} hour` : `${value} ${unit}`;

function equalRoute({ route: a }: DosageMeaning, { route: b }: DosageMeaning): boolean | undefined {
  const left = a === undefined ? undefined : routeName(a);
  const right = b === undefined ? undefined : routeName(b);
  return left === undefined || right === undefined ? undefined : sameRoute(left, right);
}

/** The same dose may be stated in several units: equal in one of them is equal. */
function sameAmount(a: readonly DoseAmount[], b: readonly DoseAmount[]): boolean | undefined {
  const results = a.flatMap((left) => b.flatMap((right) => sameDose(left, right) ?? []));
  return results.length === 0 ? undefined : results.some(Boolean);
}

function sameDose(a: DoseAmount, b: DoseAmount): boolean | undefined {
  const ends = [sameEnd(a.low, b.low), sameEnd(a.high, b.high)];
  const stated = ends.filter((end) => end !== undefined);
  return stated.length === 0 ? undefined : stated.every(Boolean);
}

function sameEnd(a: Quantity | undefined, b: Quantity | undefined): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  const left = measure(a);
  const right = measure(b);
  return left.of === right.of ? compareDecimal(left.value, right.value) === 0 : undefined;
}

/** What a quantity measures. A bare number, tablets, puffs and doses all count pieces; units of activity are their own. */
function measure({ value, unit }: Quantity): { readonly of: string; readonly value: Decimal } {
  const volume = /^spoonful \((\d+(?:\.\d+)?) mL\)$/.exec(unit)?.[1];
  if (volume !== undefined) return { of: 'volume', value: multiply(value, decimal(Number(volume))) };
  const scale = scaleOf(unit);
  if (scale !== undefined) return { of: scale.of, value: multiply(value, decimal(Number(scale.factor))) };
  return { of: unit === 'unit' || unit === 'mmol' || unit.includes('/') ? unit : 'pieces', value };
}

const maximumWords = ({ maxPerPeriod }: DosageMeaning): string =>
  maxPerPeriod === undefined
    ? ''
    : `at most ${quantityText(maxPerPeriod.numerator)} in ${quantityText(maxPerPeriod.denominator)}`;

function wordsFor(meaning: DosageMeaning, fields: readonly ComparedField[]): string {
  const words: Readonly<Record<ComparedField, string>> = {
    amount: doseWords(meaning),
    frequency: frequencyWords(meaning.timing),
    days: dayAndTimeText({ ...meaning.timing, timeOfDay: [] }),
    'time of day': whenText(meaning.timing),
    course: boundsText(meaning.timing.bounds),
    maximum: maximumWords(meaning),
    route: meaning.route?.text ?? '',
    'as-needed': asNeededWords(meaning.asNeeded) === '' ? 'not as needed' : asNeededWords(meaning.asNeeded),
  };
  return fields.map((field) => words[field]).join(', ');
}
