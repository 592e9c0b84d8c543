import { compareDecimal, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import { table } from '../core/table.ts';
import { plainNumber, rateWords } from '../dosage/dosage.ts';
import type { TermStrength } from '../dmd/dmd.ts';
import type { Dosage, DosageMeaning, Quantity, Rate } from '../medicines/dosage.ts';
import { scaleOf, unitOf } from '../medicines/units.ts';
import type { Comparison } from './measure.ts';

/**
 * So much of a measure (`mg`, `unit`, `mL`, `mg/kg`, ...) in so many seconds: the rate of an infusion, a pump or a patch. Kept as a
 * fraction, so that 240 mg in 24 hours and 10 mg an hour are exactly equal.
 */
export type Running = {
  readonly measure: string;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly seconds: Decimal;
  /** As the source puts it. */
  readonly words: string;
};

/** The rates that directions state: coded, and where nothing is coded, in words. */
export function ratesOf(dosages: readonly Dosage[]): readonly Running[] {
  const coded = dosages.flatMap(({ structured }) =>
    structured.kind === 'known' ? (runningOf(structured.value.rate) ?? []) : [],
  );
  if (coded.length > 0) return unlike(coded);
  return unlike(dosages.flatMap(({ text }) => (text.kind === 'known' ? inWords(text.value) : [])));
}

const inWords = (text: string): readonly Running[] =>
  rateWords(text).flatMap(({ low, high, unit, per, time, words }) => {
    const [from, to] = [plainNumber(low), plainNumber(high === '' ? low : high)];
    const over = per === '' ? decimal(1) : plainNumber(per);
    if (from === undefined || to === undefined || over === undefined) return [];
    return running({ value: from, unit }, { value: to, unit }, { value: over, unit: time }, words) ?? [];
  });

/** A patch worn all the time gives what its name says an hour or a day; several give several times as much. */
export function rateOfProduct(
  strengths: readonly TermStrength[],
  meanings: readonly DosageMeaning[],
): Running | undefined {
  const [strength, ...others] = strengths;
  const [dose, ...more] = meanings.flatMap(({ doses }) => doses);
  if (strength?.per === undefined || others.length + more.length > 0) return undefined;
  const worn = dose?.high ?? dose?.low ?? { value: decimal(1), unit: 'patch' };
  if (!['patch', ''].includes(worn.unit)) return undefined;
  const value = multiply(strength.value, worn.value);
  const words = `${strength.value} ${strength.unit}/${strength.per.value} ${strength.per.unit}`;
  return running({ value, unit: strength.unit }, { value, unit: strength.unit }, strength.per, words);
}

/** What is given over so many hours ("1 litre over 8 hours") runs at a rate. */
export function rateOfDose(meanings: readonly DosageMeaning[]): Running | undefined {
  const [meaning, ...others] = meanings;
  const [dose, ...more] = meaning?.doses ?? [];
  const { duration, durationUnit } = meaning?.timing ?? {};
  const low = dose?.low ?? dose?.high;
  if (low === undefined || duration === undefined || durationUnit === undefined) return undefined;
  const high = dose?.high ?? low;
  if (others.length + more.length > 0 || scaleOf(low.unit)?.of !== scaleOf(high.unit)?.of) return undefined;
  const words = `${high.value} ${high.unit} over ${duration} ${unitOf(durationUnit) ?? durationUnit}`;
  return running(low, high, { value: duration, unit: durationUnit }, words);
}

function runningOf(rate: Rate | undefined): Running | undefined {
  if (rate === undefined) return undefined;
  if (rate.kind === 'ratio') {
    const { numerator, denominator } = rate;
    return running(
      numerator,
      numerator,
      denominator,
      `${numerator.value} ${numerator.unit} in ${denominator.value} ${denominator.unit}`,
    );
  }
  const { low, high } = rate.amount;
  const from = low ?? high;
  const to = high ?? from;
  if (from === undefined || from.unit !== to?.unit) return undefined;
  const parts = from.unit.split(/\s*\/\s*|\s+per\s+/u);
  const time = parts.at(-1) ?? '';
  const of = parts.slice(0, -1).join('/');
  const words = `${from.value === to.value ? from.value : `${from.value} to ${to.value}`} ${from.unit}`;
  return running(
    { value: from.value, unit: of },
    { value: to.value, unit: of },
    { value: decimal(1), unit: time },
    words,
  );
}

const secondsIn = table<number>({ second: 1, minute: 60, hour: 3600, day: 86_400 });

function running(low: Quantity, high: Quantity, over: Quantity, words: string): Running | undefined {
  const seconds = secondsIn[unitOf(over.unit) ?? over.unit];
  const [from, to] = [measured(low), measured(high)];
  if (seconds === undefined || from === undefined || to === undefined) return undefined;
  if (compareDecimal(over.value, decimal(0)) === 0) return undefined;
  return {
    measure: from.measure,
    low: from.value,
    high: to.value,
    seconds: multiply(over.value, decimal(seconds)),
    words,
  };
}

/** Mass in mg, volume in mL, units as they are; what follows ("/kg") is part of the measure. */
function measured({ value, unit }: Quantity): { measure: string; value: Decimal } | undefined {
  const [first = '', ...others] = unit.split('/').map((part) => unitOf(part.trim()) ?? part.trim());
  if (first === '') return undefined;
  const scale = scaleOf(first);
  const of = scale === undefined ? first : scale.of === 'mass' ? 'mg' : 'mL';
  return {
    measure: [of, ...others].join('/'),
    value: scale === undefined ? value : multiply(value, decimal(Number(scale.factor))),
  };
}

const same = (a: Running, b: Running): boolean =>
  a.measure === b.measure &&
  compareDecimal(multiply(a.low, b.seconds), multiply(b.low, a.seconds)) === 0 &&
  compareDecimal(multiply(a.high, b.seconds), multiply(b.high, a.seconds)) === 0;

const unlike = (all: readonly Running[]): readonly Running[] =>
  all.filter((one, at) => all.findIndex((other) => same(one, other)) === at);

/** Several rates on a side are steps or a choice: only the very same ones are equal. */
export function compareRates(a: readonly Running[], b: readonly Running[]): Comparison {
  if (a.length === b.length && a.every((one) => b.some((other) => same(one, other))))
    return { kind: 'equal' };
  const [one, other] = [a[0], b[0]];
  if (a.length !== 1 || b.length !== 1 || one === undefined || other === undefined)
    return { kind: 'not-comparable' };
  if (one.measure !== other.measure) return { kind: 'not-comparable' };
  return {
    kind: 'different',
    ratio: divide(multiply(other.high, one.seconds), multiply(one.high, other.seconds)),
  };
}
