import { compareDecimal, decimal, type Decimal } from '../../core/decimal.ts';
import type { DoseAmount, Quantity } from '../../medicines/dosage.ts';
import { doseUnitWords, scaleOf, unitOf } from '../../medicines/units.ts';
import { anyOf, escaped, rule, type Fact, type Place, type Rule, type Said } from '../facts.ts';
import { between, isSlashFraction, number, numberOf } from '../numbers.ts';

const spoken = doseUnitWords.filter((word) => !word.includes('spoonful') || word.startsWith('spoon'));
// A unit over something else is a strength or a rate (5mg/5ml, units/kg), never a dose; "/day" is a frequency.
const notOver = String.raw`(?!\s*/\s*(?!day))(?!\s*(?:per\s+(?:\d|kg|ml)|in\s+\d+\s*ml))`;
export const unit = `(?:${anyOf([...spoken.map(escaped), 'u'])}${notOver})`;
const form = anyOf(
  doseUnitWords
    .filter((word) => scaleOf(unitOf(word) ?? '') === undefined && !/^(unit|iu|mmol|%)/.test(word))
    .map(escaped),
);
const strength = String.raw`\d+(?:\.\d+)?\s*(?:mg|mcg|micrograms?|g|mgs)`;

/** The singular unit of a matched word. */
export const unitWord = (text: string): string => {
  const word = text.replace(/\s+/g, ' ').trim();
  return word === 'u' ? 'unit' : (unitOf(word) ?? word);
};

// After these a number counts something else than doses.
const counted = `(?!\\s*(?:${anyOf([...spoken.map(escaped), 'u'])})(?![a-z0-9]))`;
const others =
  counted +
  String.raw`(?!\s*(?:an?\s+)?(?:hours?|hrs?|h|hourly|hrly|min|mins|minutes?|secs?|seconds?|days?|weeks?|wks?|months?|mths?|monthly|years?|yrs?|times?|%|percent|st|nd|rd|th|hundred|thousand|million|point|dozen|occasions?|divided|fingertips?|o'clock|am|pm|a\.m\.|p\.m\.|cm|mm|kg|inch(?:es)?|/|:)(?![a-z0-9]))(?!\s*%)(?!\s*-?\s*(?:weekly|monthly|fortnightly))`;
const roman = String.raw`(?:iii|ii|i)(?=\s*(?:od|bd|tds|qds|om|on|nocte|mane|prn|daily|tab|cap|puff|stat))`;

const quantity = (value: Decimal, unit: string): Quantity => ({ value, unit });

const exactly = (value: Decimal | undefined, unit: string): Fact | undefined =>
  value === undefined
    ? undefined
    : { kind: 'dose', amount: { low: quantity(value, unit), high: quantity(value, unit) } };

/** Which places may hold a dose: never after a word that was not understood, never in brackets. */
const mayBeDose = (place: Place): boolean => place.after !== 'unknown' && !place.inBrackets;

function readAmount(said: Said, place: Place): Fact | undefined {
  if (!mayBeDose(place)) return undefined;
  const low = numberOf(said('low'));
  const unit = said('unit') === '' ? '' : unitWord(said('unit'));
  if (low === undefined || (unit === '' && [said('low'), said('high')].some(isSlashFraction)))
    return undefined;
  if (said('high') === '') return exactly(low, unit);
  return readRange(
    low,
    said('lowUnit') === '' ? unit : unitWord(said('lowUnit')),
    numberOf(said('high')),
    unit,
  );
}

function readRange(low: Decimal, lowUnit: string, high: Decimal | undefined, unit: string): Fact | undefined {
  if (high === undefined) return undefined;
  const measured = scaleOf(lowUnit)?.of === scaleOf(unit)?.of && scaleOf(unit) !== undefined;
  if (lowUnit !== unit && !measured) return undefined;
  if (lowUnit === unit && compareDecimal(low, high) >= 0) return undefined;
  return { kind: 'dose', amount: { low: quantity(low, lowUnit), high: quantity(high, unit) } };
}

const single = (said: Said, place: Place): Fact | undefined =>
  mayBeDose(place) ? exactly(numberOf(said('low')), unitWord(said('unit'))) : undefined;

function spoonfuls(said: Said, place: Place): Fact | undefined {
  const low = numberOf(said('low'));
  const high = said('high') === '' ? low : numberOf(said('high'));
  const volume = numberOf(said('volume'));
  if (!mayBeDose(place) || low === undefined || high === undefined || volume === undefined) return undefined;
  const unit = `spoonful (${volume} mL)`;
  return low === high ? exactly(low, unit) : readRange(low, unit, high, unit);
}

function upTo(said: Said, place: Place): Fact | undefined {
  const high = numberOf(said('high'));
  if (!mayBeDose(place) || high === undefined || isSlashFraction(said('high'))) return undefined;
  const amount: DoseAmount = { high: quantity(high, said('unit') === '' ? '' : unitWord(said('unit'))) };
  return { kind: 'dose', amount };
}

const romanValues: Readonly<Record<string, Decimal>> = { i: decimal(1), ii: decimal(2), iii: decimal(3) };

export const amountRules: readonly Rule[] = [
  rule(String.raw`(?<low>${number})\s*(?<unit>${unit})`, readAmount),
  rule(String.raw`(?<low>${number})${others}`, readAmount),
  rule(
    String.raw`(?<low>${number})(?:\s*(?<lowUnit>${unit}))?${between}(?<high>${number})\s*(?<unit>${unit})`,
    readAmount,
  ),
  rule(String.raw`(?<low>${number})${between}(?<high>${number})${others}`, readAmount),
  // "half a tablet", "half of a tablet", "two of the tablets"
  rule(String.raw`(?<low>${number})\s+(?:of\s+)?(?:an?|the)\s+(?<unit>${unit})`, single),
  // "one 5mg tablet": the strength stays on show.
  rule(String.raw`(?<low>${number})\s*(?<keep>(?:x\s*)?${strength})\s*(?<unit>${form})`, single),
  rule(
    String.raw`(?<low>${number})(?:${between}(?<high>${number}))?\s*(?:x\s*)?(?:full\s+)?(?<volume>\d+(?:\.\d+)?)\s*-?\s*mls?\s*(?:spoonfuls?|spoons?)(?:\(s\))?`,
    spoonfuls,
  ),
  rule(String.raw`(?<low>${number})\s+spoonfuls?\s*\((?<volume>\d+(?:\.\d+)?)\s*mls?\)`, spoonfuls),
  rule(String.raw`up\s?to\s+(?<high>${number})\s*(?<unit>${unit})`, upTo),
  rule(String.raw`up\s?to\s+(?<high>${number})${others}`, upTo),
  rule(String.raw`an?\s+(?:(?<keep>new|fresh)\s+)?(?<unit>${form})`, (said, place) =>
    mayBeDose(place) ? exactly(decimal(1), unitWord(said('unit'))) : undefined,
  ),
  rule(String.raw`(?<low>one|1)(?=\s+(?:weekly|monthly|fortnightly)(?![a-z0-9]))`, readAmount),
  rule(`(?<low>${roman})`, (said, place) =>
    mayBeDose(place) ? exactly(romanValues[said('low')], '') : undefined,
  ),
];
