import type { Decimal } from '../core/decimal.ts';
import type { Concept } from '../medicines/codes.ts';
import type { AsNeeded, DosageMeaning, DoseAmount, Quantity, Rate } from '../medicines/dosage.ts';
import { fullUnit, scaleOf, unitOf } from '../medicines/units.ts';
import {
  boundsText,
  codeText,
  courseText,
  dayAndTimeText,
  durationText,
  eventsText,
  oftenText,
  timeWords,
  whenText,
} from './text-timing.ts';
import { listed } from './listed.ts';
import { routeName } from './places.ts';
import { table } from '../core/table.ts';

/**
 * Directions in words by the NHS guide's rules: numbers as numbers, units in full and singular except time, parts joined
 * by " - ", a method by a space. Order and wording: Implementation guide for interoperable medicines, "Dose to text
 * translation"; where its examples and its rules differ see build/decisions/0014-dose-text.md. The patient instruction is
 * not part of it.
 *
 * @example dosageText(meaning) // "Apply 1 patch - every 72 hours - Rotate site of application"
 */
export function dosageText(meanings: DosageMeaning | readonly DosageMeaning[]): string {
  const all = 'doses' in meanings ? [meanings] : inOrder(meanings);
  return all
    .map((meaning, index) => `${index === 0 ? '' : joint(all[index - 1], meaning)}${oneText(meaning)}`)
    .join('');
}

/** Ascending sequence, those without one first; equals keep their order. */
const inOrder = (meanings: readonly DosageMeaning[]): readonly DosageMeaning[] =>
  meanings.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));

/** A number beside none says neither "then" nor "and", so neither is said. */
const joint = (before: DosageMeaning | undefined, after: DosageMeaning): string =>
  before?.sequence === after.sequence
    ? ', and '
    : before?.sequence === undefined
      ? ', in an order not stated '
      : ', then ';

function oneText(meaning: DosageMeaning): string {
  const { timing } = meaning;
  const parts = [
    dosesText(meaning.doses),
    durationText(timing),
    rateText(meaning.rate),
    oftenText(timing),
    codeText(timing),
    whenText(timing),
    dayAndTimeText(timing),
    meaning.route === undefined ? '' : routeText(meaning.route),
    meaning.site?.text ?? '',
    courseText(timing),
    neededText(meaning.asNeeded),
    boundsText(timing.bounds),
    eventsText(timing),
    ...mostText(meaning),
    instructionsText(meaning.additionalInstructions.map(({ text }) => text)),
  ];
  const rest = parts.filter((text) => text !== '').join(' - ');
  return [meaning.method?.text ?? '', rest].filter((text) => text !== '').join(' ');
}

/** A route that came as a bare code is named where we know it. */
const routeText = (route: Concept): string =>
  route.codes.some(({ code }) => code === route.text) ? (routeName(route) ?? route.text) : route.text;

/** One dose; stated again in other units it follows in brackets. */
function dosesText(doses: readonly DoseAmount[]): string {
  const [first = '', ...others] = doses.map(amountText).filter((text) => text !== '');
  return others.length === 0 ? first : `${first} (${others.join(', ')})`;
}

/** "2 tablet", "100 to 200 microgram", "up to 40 millilitre". A low with no high is unsafe to word: "at least" makes it stand out. */
export function amountText({ low, high }: DoseAmount): string {
  if (low !== undefined && high !== undefined) {
    if (low.value === high.value && unitText(low) === unitText(high)) return quantityText(low);
    return unitText(low) === unitText(high)
      ? `${countedText(low)} to ${quantityText(high)}`
      : `${quantityText(low)} to ${quantityText(high)}`;
  }
  if (high !== undefined) return `up to ${quantityText(high)}`;
  return low === undefined ? '' : `at least ${quantityText(low)}`;
}

/** The unit in the source's own word, in full: the word before the code, for several codes mean one unit. */
const unitText = ({ unit, text }: Quantity): string =>
  (text ?? unit)
    .split('/')
    .map((part) => wordText(part.trim()))
    .join(' per ');

/** A whole word such as "actuation" or "international unit" stays what its source chose; what is short or plural is folded. */
function wordText(word: string): string {
  const folded = unitOf(word);
  if (folded === undefined) return word === 'm2' ? 'square metre' : word;
  const singular = word.toLowerCase().replace(/\(s\)$|s$/, '');
  const isWhole = scaleOf(folded) === undefined && /^[a-z][a-z -]{4,}$/.test(singular);
  return isWhole && unitOf(singular) === folded ? singular : fullUnit(folded);
}

const fractions = table<string>({
  '.25': 'quarter',
  '.5': 'half',
  '.75': 'three quarters',
});

/** "2.5 milligram", "half tablet", "2 x 5ml spoonful": what is counted is halved in words, and a size never stands next to a count. */
export function quantityText(quantity: Quantity): string {
  const unit = unitText(quantity);
  const spoon = /^spoonful \((\S+) mL\)$/.exec(unit)?.[1];
  if (spoon !== undefined) return `${quantity.value} x ${spoon}ml spoonful`;
  if (/^\d/.test(unit)) return `${quantity.value} x ${unit}`;
  return [countedText(quantity), unit].filter((text) => text !== '').join(' ');
}

/** Quarters and halves of what is counted are words; of what is measured they stay decimals. */
function countedText(quantity: Quantity): string {
  const unit = unitText(quantity);
  const measured =
    scaleOf(quantity.unit) !== undefined ||
    ['', 'unit', 'mmol', '%'].includes(quantity.unit) ||
    unit.includes(' per ');
  return measured ? quantity.value : halvesText(quantity.value);
}

function halvesText(value: Decimal): string {
  const [whole = '', part = ''] = value.split('.');
  const words = fractions[`.${part}`];
  if (words === undefined) return value;
  return whole === '0' ? words : `${whole} and ${words.startsWith('three') ? '' : 'a '}${words}`;
}

/** "at a rate of 30 millilitre per hour", "... every 2 hours". */
function rateText(rate: Rate | undefined): string {
  if (rate === undefined) return '';
  if (rate.kind === 'amount') return `at a rate of ${amountText(rate.amount)}`;
  const { numerator, denominator } = rate;
  const unit = unitText(denominator);
  return `at a rate of ${quantityText(numerator)} ${denominator.value === '1' ? `per ${unit}` : `every ${measured(denominator)}`}`;
}

const timed: readonly string[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
const measured = (quantity: Quantity): string =>
  timed.includes(unitText(quantity)) ? timeWords(quantity.value, unitText(quantity)) : quantityText(quantity);

function neededText(asNeeded: AsNeeded | undefined): string {
  if (asNeeded === undefined || asNeeded.kind === 'no') return '';
  return asNeeded.kind === 'yes' ? 'as required' : `as required for ${asNeeded.reason.text}`;
}

function mostText({ maxPerPeriod, maxPerAdministration, maxPerLifetime }: DosageMeaning): readonly string[] {
  return [
    maxPerPeriod === undefined
      ? ''
      : `up to a maximum of ${quantityText(maxPerPeriod.numerator)} in ${measured(maxPerPeriod.denominator)}`,
    maxPerAdministration === undefined
      ? ''
      : `up to a maximum of ${quantityText(maxPerAdministration)} per dose`,
    maxPerLifetime === undefined
      ? ''
      : `up to a maximum of ${quantityText(maxPerLifetime)} for the lifetime of patient`,
  ];
}

/** "a - b and c", as the guide's examples join them. */
const instructionsText = (texts: readonly string[]): string =>
  texts.length < 3 ? listed(texts) : `${texts.slice(0, -2).join(' - ')} - ${listed(texts.slice(-2))}`;

/** Whether a range is written from one side only: a low with no high is a finding, not a dose. */
export const isLowOnly = ({ low, high }: DoseAmount): boolean => low !== undefined && high === undefined;
