import { compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import { valueOf } from '../core/known.ts';
import type { Dosage, DosageMeaning, DoseAmount, Quantity } from '../medicines/dosage.ts';
import { scaleOf } from '../medicines/units.ts';
import { meaningsOf } from './from-text.ts';
import { routeName, sameRoute } from './places.ts';
import { paceOf, samePace } from './rate.ts';
import { sameWords } from './same-words.ts';
import { dosageText } from './text.ts';
import { asNeededWords, doseWords, frequencyWords } from './words.ts';

export type ComparedField = 'amount' | 'frequency' | 'route' | 'as-needed';

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
export type Comparison = Readonly<Record<ComparedField, boolean | undefined>>;

/**
 * Sets a dosage's own words against its own structure, field by field, only where both state it. Words with several doses
 * are compared with each: they agree when one of them does, and else cannot be compared with one structure.
 * Hazard: text against structure.
 */
export function compareTextWithStructure(dosage: Dosage): TextAgainstStructure {
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
}

/** Words made of the structure's own parts, and of nothing else, agree with it however they would be understood alone. */
const isWordedAlike = (dosage: Dosage, structure: DosageMeaning): boolean =>
  sameWords(dosageText(structure), valueOf(dosage.text) ?? '', undefined) !== undefined;

const statedBy = (meaning: DosageMeaning): readonly ComparedField[] => [
  ...(meaning.doses.length > 0 ? (['amount'] as const) : []),
  ...(paceOf(meaning.timing) === undefined ? [] : (['frequency'] as const)),
  ...(meaning.route === undefined ? [] : (['route'] as const)),
  ...(meaning.asNeeded === undefined ? [] : (['as-needed'] as const)),
];

function compareOne(text: DosageMeaning, structure: DosageMeaning): TextAgainstStructure {
  const compared = compareMeanings(text, structure);
  const fields = (['amount', 'frequency', 'route', 'as-needed'] as const).filter(
    (field) => compared[field] !== undefined,
  );
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

/** Amount, frequency, route and as-needed of two meanings. */
export const compareMeanings = (a: DosageMeaning, b: DosageMeaning): Comparison => ({
  amount: sameAmount(a.doses, b.doses),
  frequency: sameFrequency(a, b),
  route: equalRoute(a, b),
  'as-needed':
    a.asNeeded === undefined || b.asNeeded === undefined
      ? undefined
      : (a.asNeeded.kind === 'no') === (b.asNeeded.kind === 'no'),
});

function sameFrequency(a: DosageMeaning, b: DosageMeaning): boolean | undefined {
  const left = paceOf(a.timing);
  const right = paceOf(b.timing);
  return left === undefined || right === undefined ? undefined : samePace(left, right);
}

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

function wordsFor(meaning: DosageMeaning, fields: readonly ComparedField[]): string {
  const words: Readonly<Record<ComparedField, string>> = {
    amount: doseWords(meaning),
    frequency: frequencyWords(meaning.timing),
    route: meaning.route?.text ?? '',
    'as-needed': asNeededWords(meaning.asNeeded) === '' ? 'not as needed' : asNeededWords(meaning.asNeeded),
  };
  return fields.map((field) => words[field]).join(', ');
}
