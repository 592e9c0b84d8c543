import { compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import type { Dosing } from './dosing.ts';
import { compareMeasures, exact, type Comparison } from './measure.ts';
import { compareOften, type Often } from './often.ts';
import { compareRates, rateOfDose, rateOfProduct, type Running } from './rates.ts';
import type { Part } from './stated.ts';
import { timesBetween } from './times.ts';

/** Exactly one of these is said of two directions for one medicine. */
export type DosingDifference =
  | { readonly kind: 'none' }
  | { readonly kind: 'dose'; readonly ratio: Decimal | undefined; readonly working: string }
  | { readonly kind: 'frequency'; readonly working: string }
  | { readonly kind: 'same-daily-dose'; readonly working: string }
  | { readonly kind: 'timing'; readonly working: string };

export type CompareOptions = { readonly samePiece: boolean; readonly countFirst: boolean };

/** Amount first, then how often, then when. What either side does not say is never a difference. */
export function compareDosings(a: Dosing, b: Dosing, options: CompareOptions): DosingDifference {
  const rate = ratesBetween(a, b);
  if (rate?.kind === 'different')
    return { kind: 'dose', ratio: rate.ratio, working: `${rateText(a)} against ${rateText(b)}` };
  if (a.stepped || b.stepped) return ofSchedules(a, b, options);
  const amount = compareAmounts(a, b, options);
  if (amount.kind === 'different') return ofDifferentAmounts(a, b, amount.ratio);
  const often = compareOften(a.often, b.often);
  if (often === 'different')
    return { kind: 'frequency', working: `${oftenWords(a.often)} against ${oftenWords(b.often)}` };
  const when = timesBetween(a.times, b.times);
  return when === undefined ? { kind: 'none' } : { kind: 'timing', working: when };
}

/** Whether the amounts of one administration agree, step by step where both are stepped. */
export function amountsBetween(a: Dosing, b: Dosing, options: CompareOptions): Comparison['kind'] {
  const rate = ratesBetween(a, b)?.kind;
  const dosed = [a, b].every(({ parts }) => parts.some(({ amount }) => amount !== undefined));
  if (rate === 'equal' && !dosed && (isOfSeveral(a) || isOfSeveral(b))) return 'not-comparable';
  if (rate === 'different' || (rate !== undefined && !dosed)) return rate;
  const found = compareAmounts(a, b, options).kind;
  return found === 'not-comparable' && (isOfBareStrength(a, b) || isOfBareStrength(b, a)) ? 'equal' : found;
}

/** Of a stated rate nobody knows whether it is that of one patch or of all of them, where there are several. */
const isOfSeveral = ({ parts, rates }: Dosing): boolean =>
  rates.length > 0 &&
  parts.some(({ amount }) => {
    const count = exact(amount?.count);
    return amount?.count !== undefined && (count === undefined || compareDecimal(count, decimal(1)) !== 0);
  });

/** "One" of a name with a bare number ("Lipantil 200") against that many milligrams. */
function isOfBareStrength(bare: Dosing, other: Dosing): boolean {
  const [strength, ...more] = bare.product.strengths;
  const [one, two] = [bare.parts[0]?.amount?.count, other.parts[0]?.amount?.mg];
  const count = exact(one);
  const mg = exact(two);
  if (strength?.unit !== '' || more.length + bare.parts.length + other.parts.length > 2) return false;
  return count !== undefined && mg !== undefined && compareDecimal(multiply(count, strength.value), mg) === 0;
}

/** Where either side states a rate; the other's may follow from what its patch gives. */
function ratesBetween(a: Dosing, b: Dosing): Comparison | undefined {
  if (a.rates.length + b.rates.length === 0) return undefined;
  return compareRates(runningOf(a), runningOf(b));
}

function runningOf({ rates, product, meanings }: Dosing): readonly Running[] {
  if (rates.length > 0) return rates;
  const worn = rateOfProduct(product.strengths, meanings) ?? rateOfDose(meanings);
  return worn === undefined ? [] : [worn];
}

const rateText = (dosing: Dosing): string =>
  runningOf(dosing)
    .map(({ words }) => words)
    .join(' and ');

/** Schedules of as many steps are compared step by step; against one without steps the course alone is said (`duration`). */
function ofSchedules(a: Dosing, b: Dosing, options: CompareOptions): DosingDifference {
  if (a.stepped !== b.stepped) return { kind: 'none' };
  if (a.parts.length === b.parts.length) return stepByStep(a, b, options);
  const [one, other] = [uniform(a, options), uniform(b, options)];
  if (one?.amount === undefined || other?.amount === undefined) return { kind: 'none' };
  const found = compareMeasures(one.amount, other.amount, options);
  return found.kind === 'different'
    ? {
        kind: 'dose',
        ratio: found.ratio,
        working: `${amountWords([one])} against ${amountWords([other])}`,
      }
    : { kind: 'none' };
}

function stepByStep(a: Dosing, b: Dosing, options: CompareOptions): DosingDifference {
  const amount = compareEach(a.parts, b.parts, options);
  if (amount.kind === 'different')
    return { kind: 'dose', ratio: amount.ratio, working: amountsInWords(a, b) };
  const often = a.parts.findIndex((part, at) => compareOften(part.often, b.parts[at]?.often) === 'different');
  const step = ({ parts }: Dosing): string => oftenWords(parts[often]?.often);
  return often < 0
    ? { kind: 'none' }
    : { kind: 'frequency', working: `step ${often + 1}: ${step(a)} against ${step(b)}` };
}

function ofDifferentAmounts(a: Dosing, b: Dosing, ratio: Decimal | undefined): DosingDifference {
  for (const total of a.totals) {
    const other = b.totals.find((candidate) => candidate.measure === total.measure);
    if (other === undefined) continue;
    if (compareDecimal(total.value, other.value) === 0)
      return {
        kind: 'same-daily-dose',
        working: `${amountsInWords(a, b)}; the same in total, ${total.value} ${total.measure} in 14 days`,
      };
    break;
  }
  return { kind: 'dose', ratio, working: amountsInWords(a, b) };
}

function compareAmounts(a: Dosing, b: Dosing, options: CompareOptions): Comparison {
  const [one, other] = [uniform(a, options), uniform(b, options)];
  if (one !== undefined && other !== undefined)
    return one.amount === undefined || other.amount === undefined
      ? { kind: 'not-comparable' }
      : compareMeasures(one.amount, other.amount, options);
  if (a.parts.length === b.parts.length) return compareEach(a.parts, b.parts, options);
  return haveCommonTotal(a, b) ? { kind: 'different', ratio: undefined } : { kind: 'not-comparable' };
}

/** The one amount given at every administration, where there is one. */
function uniform(dosing: Dosing, options: CompareOptions): Part | undefined {
  const [first, ...others] = dosing.parts;
  const alike = others.every(
    (part) =>
      part.amount !== undefined &&
      first?.amount !== undefined &&
      compareMeasures(first.amount, part.amount, { ...options, samePiece: true }).kind === 'equal',
  );
  return alike ? first : undefined;
}

/** Unequal amounts through the day (10 mg in the morning, 5 mg at night): each against its fellow, in order. */
function compareEach(a: readonly Part[], b: readonly Part[], options: CompareOptions): Comparison {
  const found = a.map((part, at): Comparison => {
    const other = b[at];
    return part.amount === undefined || other?.amount === undefined
      ? { kind: 'not-comparable' }
      : compareMeasures(part.amount, other.amount, options);
  });
  return (
    found.find((one) => one.kind === 'different') ??
    found.find((one) => one.kind === 'not-comparable') ?? { kind: 'equal' }
  );
}

const haveCommonTotal = (a: Dosing, b: Dosing): boolean =>
  a.totals.some(({ measure }) => b.totals.some((other) => other.measure === measure));

/** In the measures used, for the working beside a finding. */
export function amountWords(parts: readonly Part[]): string {
  const words = parts.map(({ amount }) => {
    const [stated] = (['mg', 'unit', 'mL', 'count'] as const).flatMap((measure) => {
      const range = amount?.[measure];
      return range === undefined ? [] : [{ measure, range }];
    });
    if (stated === undefined) return 'an amount not stated';
    const { measure, range } = stated;
    const ends = [...new Set([range.low, range.high].filter((end) => end !== undefined))];
    return `${ends.join(' to ')}${measure === 'count' ? ' each time' : ` ${measure}`}`;
  });
  return words.join(' and ');
}

const amountsInWords = (a: Dosing, b: Dosing): string =>
  `${amountWords(a.parts)} against ${amountWords(b.parts)}`;

function oftenWords(often: Often | undefined): string {
  const times = [...new Set([often?.times, often?.timesMax].filter((end) => end !== undefined))];
  return often === undefined ? 'not stated' : `${times.join(' to ')} in ${often.hours} hours`;
}
