import { add, compareDecimal, decimal, type Decimal } from '../../core/decimal.ts';
import type { DoseAmount, Quantity } from '../../medicines/dosage.ts';
import { doseUnitWords, scaleOf, unitOf } from '../../medicines/units.ts';
import { anyOf, escaped, isMoment, rule, type Fact, type Place, type Rule, type Said } from '../facts.ts';
import { between, isSlashFraction, number, numberOf, whole } from '../numbers.ts';
import { table } from '../../core/table.ts';

const spoken = doseUnitWords.filter((word) => !word.includes('spoonful') || word.startsWith('spoon'));
// A unit over something else is a strength or a rate (5mg/5ml, units/kg), never a dose; "/day" is a frequency.
const notOver = String.raw`(?!\s*/(?!\s*day))(?!\s*per\s+(?:\d|kg|ml))`;
const isMeasure = (word: string): boolean => scaleOf(unitOf(word) ?? '') !== undefined;
const measures = anyOf([...spoken.filter(isMeasure).map(escaped), 'u']);
const things = anyOf(spoken.filter((word) => !isMeasure(word)).map(escaped));
// "20mg in 5ml" is a strength; "one sachet in 125ml water" is not.
export const unit = String.raw`(?:(?:${things}|${measures}(?!\s+in\s+\d+\s*ml))${notOver})`;
/** In a maximum a stroke is "in": "4g/24 hours". */
export const mostUnit = `(?:${things}|${measures})`;
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
  String.raw`(?!\s*(?:an?\s+)?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?)(?![a-z0-9]))(?!\s+an?\s+(?!(?:hours?|hrs?)\s+(?:before|after))[a-z])` +
  String.raw`(?!\s*(?:hours?|hrs?|h|hourly|hrly|min|mins|minutes?|secs?|seconds?|monthly|times?|%|percent|st|nd|rd|th|hundred|thousand|million|point|dozen|occasions?|divided|fingertips?|o'clock|am|pm|a\.m\.|p\.m\.|cm|mm|kg|inch(?:es)?|/|:)(?![a-z0-9]))` +
  String.raw`(?!\s*nights(?![a-z]))(?!${between}(?:\d|[½¼¾]|half(?![a-z])))(?!\s*%)(?!(?<=12)\s*(?:noon|mid-?day|midnight))(?!\s*-?\s*(?:weekly|monthly|fortnightly))(?!\s*(?:jan|feb|march|apr|may\s+\d|june|july|aug|sep|oct|nov|dec)[a-z]*)`;
const romanBefore = String.raw`(?=\s*(?:od|bd|tds|qds|om|on|nocte|mane|prn|daily|tab|cap|puff|drop|stat)[a-z]*)`;
/** What may be said of a tablet between its count and its name; it stays on show. */
const kinds = String.raw`(?:(?:dispersible|soluble|effervescent|chewable|orodispersible|dissolved|crushed|coated|enteric[\s-]coated|e/?c|gastro[\s-]?resistant|g/r|m/?r|modified[\s-]release|slow[\s-]release|s/?r|prolonged[\s-]release|p/r|x/?l|extended[\s-]release|new|fresh|heaped|level|full|small|large|metered|white|blue|pink|yellow|red|green|brown|orange|purple|sugar[\s-]free|nutritional|moistened|vaginal|glycerin|glycerol|pre-?filled)\s+)+`;

const largestCount = decimal(100);
const quantity = (value: Decimal, unit: string): Quantity => ({ value, unit });

const exactly = (value: Decimal | undefined, unit: string): Fact | undefined =>
  value === undefined
    ? undefined
    : { kind: 'dose', amount: { low: quantity(value, unit), high: quantity(value, unit) } };

/** Which places may hold a dose: never after a word that was not understood, never in brackets. */
const mayBeDose = (place: Place): boolean => place.after !== 'unknown' && !place.inBrackets;

const isMeasuredUnit = (unit: string): boolean => scaleOf(unit)?.of === 'mass' || unit === 'unit';

function readAmount(said: Said, place: Place): Fact | undefined {
  if (!mayBeDose(place)) return undefined;
  const low = numberOf(said('low'));
  const unit = said('unit') === '' ? '' : unitWord(said('unit'));
  if (low === undefined || (unit === '' && isSlashFraction(said('high') === '' ? said('low') : said('high'))))
    return undefined;
  // "3/4mg on alternate days" is three and four; only of what is broken is a half meant.
  if (isSlashFraction(said('low')) && isMeasuredUnit(unit)) return { kind: 'leave' };
  // A bare number this large counts no doses: it is a telephone, a year, a quantity, or a strength without its unit.
  if (unit === '' && compareDecimal(low, largestCount) > 0) return undefined;
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
  if (compareDecimal(low, decimal(0)) === 0 || (lowUnit === unit && compareDecimal(low, high) >= 0))
    return undefined;
  return { kind: 'dose', amount: { low: quantity(low, lowUnit), high: quantity(high, unit) } };
}

/** "40mg + 80mg": the sum, of one measure. */
function readSum(said: Said, place: Place): Fact | undefined {
  const [low, high] = [numberOf(said('low')), numberOf(said('high'))];
  const unit = unitWord(said('unit'));
  const lowUnit = said('lowUnit') === '' ? unit : unitWord(said('lowUnit'));
  if (low === undefined || high === undefined || !mayBeDose(place)) return { kind: 'leave' };
  // Of units two numbers are two injections: "24 + 18 units".
  const measured = scaleOf(unit) !== undefined;
  return measured && lowUnit === unit ? exactly(add(low, high), unit) : { kind: 'leave' };
}

/** Beside a dose or a time any such number at the end is a supply; alone it takes a number nobody swallows at once. */
function readSupply(said: Said, place: Place): Fact | undefined {
  const value = numberOf(said('low'));
  // "Morning - 20mg, night - 10mg": the dose of that time.
  if (value === undefined || (place.timeFirst && isMoment(place.previous))) return undefined;
  const unit = unitWord(said('unit'));
  const weighed = ['g', 'mL', 'L'].includes(unit);
  const singular = !/s$|^(?:mg|g|gm|ml|units?)$/.test(said('unit')) && compareDecimal(value, decimal(1)) > 0;
  const many = compareDecimal(value, decimal(9)) > 0;
  const beside = place.dosed || place.timed || place.told;
  if (beside)
    return (place.dosed && !weighed) || many || singular || (weighed && unit === 'g')
      ? { kind: 'leave' }
      : undefined;
  return many && scaleOf(unit)?.of !== 'mass' && unit !== 'unit' && !weighed ? { kind: 'leave' } : undefined;
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

/** "Half in the morning and a whole at night": a whole one beside a half. */
function readWhole(said: Said, place: Place): Fact | undefined {
  if (!mayBeDose(place)) return undefined;
  return exactly(decimal(1), said('unit') === '' ? '' : unitWord(said('unit')));
}

/** "two (2) tablets": the same number twice, or neither is sure. */
function readTwiceSaid(said: Said, place: Place): Fact | undefined {
  const low = numberOf(said('low'));
  return low !== undefined && low === numberOf(said('same')) ? readAmount(said, place) : undefined;
}

const romanValues = table<Decimal>({ i: decimal(1), ii: decimal(2), iii: decimal(3) });

function readRoman(said: Said, place: Place): Fact | undefined {
  const low = romanValues[said('low')];
  const unit = said('unit') === '' ? '' : unitWord(said('unit'));
  if (low === undefined || !mayBeDose(place)) return undefined;
  return said('high') === '' ? exactly(low, unit) : readRange(low, unit, romanValues[said('high')], unit);
}

const romanRules: readonly Rule[] = [
  rule(String.raw`(?<low>iii|ii|i)(?:\s*(?:[-/]|or|to)\s*(?<high>iii|ii))?${romanBefore}`, readRoman),
  rule(String.raw`(?<low>iii|ii|i)(?:\s*(?:[-/]|or|to)\s*(?<high>iii|ii))?\s*(?<unit>${form})`, readRoman),
];

export const amountRules: readonly Rule[] = [
  // What was supplied stands behind a comma at the end ("...,21 capsule", "..., 45 gram"), or alone ("84 tablets").
  rule(
    String.raw`(?<=[,;]\s{0,3}|\s[-\u2013]\s{1,3})(?<low>\d+(?:\.\d+)?)\s*(?:x\s*)?(?<unit>${unit})\s*[.)]?\s*$`,
    readSupply,
  ),
  rule(String.raw`(?<!\S\s*)(?<low>\d{2,4})\s*(?:x\s*)?(?<unit>${unit})\s*[.)]?\s*$`, readSupply),
  // A tube or a bottle by itself: "45 gram", "200 ml"; and packs of packs ("2 x 28 tablets", "1 OP").
  rule(
    String.raw`(?<!\S\s*)(?:[1-9]\d{1,3}\s*(?:grams?|gms?|g)|[1-9]\d{2,3}\s*(?:mls?|millilitres?)|\d{1,2}\s*x\s*\d{2,4}\s*(?:${unit})|\d{1,2}\s*(?:x\s*)?o\.?p\.?)\s*[.)]?\s*$`,
    () => ({ kind: 'leave' }),
  ),
  rule(String.raw`(?<low>${number})\s*(?<unit>${unit})`, readAmount),
  rule(String.raw`(?<low>${number})${others}`, readAmount),
  rule(
    String.raw`(?<low>${number})(?:\s*(?<lowUnit>${unit}))?${between}(?<high>${number})\s*(?<unit>${unit})`,
    readAmount,
  ),
  rule(String.raw`(?<low>${number})${between}(?<high>${number})${others}`, readAmount),
  // "one, two or three": from the first to the last.
  rule(
    String.raw`(?<low>${number})(?:\s*,\s*${number})+\s*,?\s+or\s+(?<high>${number})\s*(?<unit>${unit})`,
    readAmount,
  ),
  rule(
    String.raw`(?<low>${number})(?:\s*,\s*${number})+\s*,?\s+or\s+(?<high>${number})${others}`,
    readAmount,
  ),
  rule(
    String.raw`(?<!swallow\w*\s+(?:it\s+|them\s+)?)(?:an?\s+)?(?:whole|full)(?:\s+(?:one|(?<unit>${form})))?(?:(?<=\bhalf\b.*)|(?=.*\bhalf\b))(?=\s*(?:$|[,;.]|(?:in|at|on|mane|nocte|am|pm|om|each|every|for|before|after|with)(?![a-z])))`,
    readWhole,
  ),
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
  rule(String.raw`an?\s+(?<keep>${kinds})?(?<unit>${form})`, (said, place) =>
    mayBeDose(place) ? exactly(decimal(1), unitWord(said('unit'))) : undefined,
  ),
  // One of these at a time is one, whether the words count doses or occasions; two may be either.
  rule(
    String.raw`(?<low>one|1)(?=\s+(?:weekly|monthly|fortnightly)(?![a-z0-9])|\s+(?:a|each|per)\s+(?:day|night|week|month)(?![a-z0-9])|\s*/\s*day(?![a-z0-9]))`,
    readAmount,
  ),
  // "two a day together": the number is the dose, whatever it might be without the last word.
  rule(
    String.raw`(?<low>${number})(?=\s+(?:a|each|per|every)\s+(?:day|night|week)\s+(?:all\s+)?(?:together|at\s+once|in\s+one\s+go)(?![a-z]))`,
    readAmount,
  ),
  // "four weekly on Monday": one named day holds one dose.
  rule(
    String.raw`(?<low>${number})(?=\s+(?:weekly|a\s+week|per\s+week|each\s+week)[\s,(-]+(?:(?:on|every|each)\s+)?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?(?!\s*(?:,|and|&|\/)\s*(?:mon|tue|wed|thu|fri|sat|sun))(?![a-z]))`,
    readAmount,
  ),
  rule(
    String.raw`(?<low>${number})(?:${between}(?<high>${number}))?\s+(?:of\s+)?(?:the\s+)?(?<keep>${kinds})(?<unit>${form})`,
    readAmount,
  ),
  rule(String.raw`(?<low>${number})\s*x\s+(?<unit>${form})`, readAmount),
  // "500mg/125mg one tds": so does the strength of a combination.
  rule(
    String.raw`(?<keep>${strength}\s*/\s*${strength}(?:\s*${form})?)(?=[\s,:;-]*(?:take\s+|give\s+)?${number})`,
    (_, place) => (mayBeDose(place) ? { kind: 'verb' } : undefined),
  ),
  // "20mg tabs one daily": the product's name comes first.
  rule(String.raw`(?<keep>${strength}\s*${form})(?=[\s,:;-]*(?:take\s+|give\s+)?${number})`, (_, place) =>
    mayBeDose(place) ? { kind: 'verb' } : undefined,
  ),
  // "one 5mg at night": a count of a strength, which stays on show.
  rule(String.raw`(?<low>${number})\s*(?<keep>(?:x\s*|of\s+)${strength})`, readAmount),
  rule(String.raw`(?<low>${number})\s+(?<keep>${strength})`, readAmount),
  rule(String.raw`(?<low>${number})\s*\(\s*(?<same>${number})\s*\)(?:\s*(?<unit>${unit}))?`, readTwiceSaid),
  ...romanRules,
  // "1T BD": a lone T right after its number is a tablet.
  rule(String.raw`(?<low>${whole})t`, (said, place) =>
    mayBeDose(place) ? exactly(numberOf(said('low')), 'tablet') : undefined,
  ),
  // "1 am" may be an hour; in words, or where a dose must come and none has, it is a count.
  rule(String.raw`(?<low>half|one|two|three|four)(?=\s+[ap]\.?m(?![a-z0-9]))`, readAmount),
  rule(String.raw`(?<low>[1-4])(?=\s+[ap]\.?m(?![a-z0-9]))`, (said, place) =>
    ['none', 'verb', 'when', 'and'].includes(place.previous?.kind ?? 'none')
      ? readAmount(said, place)
      : undefined,
  ),
  rule(
    String.raw`(?:on\s+)?days\s+${number}(?:(?:\s*,\s*(?:and\s+)?|\s*[-&\u2013]\s*|\s+(?:and|to)\s+)${number})*`,
    () => ({ kind: 'leave' }),
  ),
  rule(String.raw`${number}\s+max(?:imum)?`, () => ({ kind: 'leave' })),
  // A grid of doses ("1 - 0 - 0 - 1"), a dilution ("1 in 4"): the numbers stand for something else.
  rule(String.raw`(?:\d+(?:\.\d+)?|${number})(?:\s*[-+\u2013]\s*(?:\d+(?:\.\d+)?|${number})){2,}`, () => ({
    kind: 'leave',
  })),
  rule(
    String.raw`${number}\s+in\s+${whole}(?!\s*(?:mls?|millilit\w*|litres?|hours?|hrs?|hr|h|divided|doses)(?![a-z]))`,
    () => ({ kind: 'leave' }),
  ),
  // Two amounts that make one dose, where both are measured; else nobody can say what the sign means.
  rule(
    String.raw`(?<low>${number})\s*(?<lowUnit>${unit})?\s*[+&]\s*(?<high>${number})\s*(?<unit>${unit})`,
    readSum,
  ),
  rule(String.raw`${number}\s*(?:${unit})?\s*[+&]\s*${number}(?:\s*(?:${unit}))?`, () => ({ kind: 'leave' })),
  // What it comes to, and numbers of other things: never a dose.
  rule(String.raw`=\s*${number}\s*(?:${unit})?`, () => ({ kind: 'leave' })),
  rule(
    String.raw`(?:qty|quantity|supply|supplied|pack\s+of|issues?|total(?:\s+(?:daily\s+)?dose)?|total\s+daily|strength|target|range|inr|level|weight|wt|age|dob|ref|tel|batch|max(?:imum)?|day)\s*(?:of|is|no)?\s*[:.=-]?\s*${number}(?:${between}${number})?(?:\s*(?:${unit}|days?|weeks?|months?))?`,
    () => ({ kind: 'leave' }),
  ),
];
