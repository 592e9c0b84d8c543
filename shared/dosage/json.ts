import { add, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import { scaleOf } from '../medicines/units.ts';
import type { DosageMeaning, DoseAmount, Quantity, Timing } from '../medicines/dosage.ts';
import type { DailyDose } from './daily-dose.ts';
import { dailyDose } from './daily.ts';
import { routeName } from './places.ts';
import { readClaims } from './read.ts';
import { plainWords } from './plain.ts';
import { remainderOf } from './remainder.ts';
import { sameOften, told } from './timing.ts';
import type { Claim } from './facts.ts';

export type DirectionsJson = {
  readonly doses: readonly { readonly low?: string; readonly high?: string; readonly unit: string }[];
  /** FHIR `Timing.repeat` names; numbers as decimal text. Of doses side by side together, of steps the first that says. */
  readonly timing: Readonly<Record<string, string | readonly string[]>>;
  readonly asNeeded: boolean;
  readonly asNeededFor?: string;
  readonly route?: string;
  readonly site?: string;
  readonly method?: string;
  readonly max?: { readonly value: string; readonly unit: string; readonly per: string };
  readonly maxPerDose?: { readonly value: string; readonly unit: string };
  readonly duration?: { readonly value: string; readonly unit: string };
  /** Each part by itself, where the words hold more than one. */
  readonly steps?: readonly DirectionsJson[];
  readonly remainder: string;
  readonly daily: DailyDose;
};

/** Directions as plain data for the command line. */
export function directionsAsJson(written: string): DirectionsJson {
  const text = plainWords(written);
  const { meaning, claims } = readClaims(text);
  const daily = dailyDose(meaning, { remainder: remainderOf(text, claims) });
  const flat = flattened(meaning);
  const remainder = remainderOf(text, claims.filter(saidFlat(claims, isStepped(meaning))));
  const steps =
    meaning.length > 1
      ? { steps: meaning.map((one) => ({ ...flattened([one]), remainder: '', daily: dailyDose([one]) })) }
      : {};
  return { ...flat, ...steps, remainder, daily };
}

const isStepped = (meanings: readonly DosageMeaning[]): boolean =>
  new Set(meanings.map(({ sequence }) => sequence)).size > 1;

/** Whether the flat form says what a claim does: it has no steps, one site and one length; other words stay on show. */
function saidFlat(claims: readonly Claim[], stepped: boolean): (claim: Claim) => boolean {
  const often = told(claims, 'often')[0]?.fact.often;
  const site = told(claims, 'site')[0]?.fact.site;
  const bounds = JSON.stringify(told(claims, 'bounds')[0]?.fact.bounds);
  return ({ fact }) => {
    switch (fact.kind) {
      case 'then':
        return !stepped;
      case 'often':
        return !stepped || (often !== undefined && sameOften(often, fact.often));
      case 'site':
        return fact.site === site;
      case 'bounds':
        return !stepped && fact.bounds.kind === 'duration' && JSON.stringify(fact.bounds) === bounds;
      case 'over':
      case 'maxPerDose':
      case 'maxPerLifetime':
        return false;
      default:
        return true;
    }
  };
}

type Flat = Omit<DirectionsJson, 'remainder' | 'daily' | 'steps'>;

function flattened(meanings: readonly DosageMeaning[]): Flat {
  const first = <T>(of: (meaning: DosageMeaning) => T | undefined): T | undefined =>
    meanings.map(of).find((value) => value !== undefined);
  const reason = first(({ asNeeded }) => (asNeeded?.kind === 'for' ? asNeeded.reason.text : undefined));
  const route = first(({ route }) => route);
  const site = first(({ site }) => site?.text);
  const method = first(({ method }) => method?.text);
  const max = first(({ maxPerPeriod }) => maxPerPeriod);
  const perDose = first(({ maxPerAdministration }) => maxPerAdministration);
  const stepped = isStepped(meanings);
  const bounds = stepped
    ? undefined
    : first(({ timing }) => (timing.bounds?.kind === 'duration' ? timing.bounds : undefined));
  return {
    doses: meanings.flatMap(({ doses }) => doses.map(doseOf)),
    timing: timingOf(meanings),
    asNeeded: meanings.some(({ asNeeded }) => asNeeded !== undefined && asNeeded.kind !== 'no'),
    ...(reason === undefined ? {} : { asNeededFor: reason }),
    ...(route === undefined ? {} : { route: routeName(route) ?? route.text }),
    ...(site === undefined ? {} : { site }),
    ...(method === undefined ? {} : { method }),
    ...(max === undefined
      ? {}
      : {
          max: {
            value: max.numerator.value,
            unit: max.numerator.unit,
            per: `${max.denominator.value} ${max.denominator.unit}`,
          },
        }),
    ...(perDose === undefined ? {} : { maxPerDose: { value: perDose.value, unit: perDose.unit } }),
    ...(bounds === undefined ? {} : { duration: { value: bounds.value, unit: bounds.unit } }),
  };
}

/** One unit for both ends: "500mg-1g" is 500 to 1000 mg. */
function inLowUnit(low: Quantity | undefined, high: Quantity): Quantity {
  const from = scaleOf(high.unit)?.factor;
  const to = low === undefined ? undefined : scaleOf(low.unit)?.factor;
  if (low === undefined || low.unit === high.unit || from === undefined || to === undefined) return high;
  const value = divide(multiply(high.value, decimal(Number(from))), decimal(Number(to)));
  return value === undefined ? high : { value, unit: low.unit };
}

const doseOf = (amount: DoseAmount): DirectionsJson['doses'][number] =>
  amount.high === undefined ? said(amount) : said({ ...amount, high: inLowUnit(amount.low, amount.high) });

const said = ({ low, high }: DoseAmount): DirectionsJson['doses'][number] => ({
  ...(low === undefined ? {} : { low: low.value }),
  ...(high === undefined ? {} : { high: high.value }),
  unit: high?.unit ?? low?.unit ?? '',
});

const numbers = [
  'frequency',
  'frequencyMax',
  'period',
  'periodMax',
  'duration',
  'count',
  'countMax',
] as const;
const lists = ['dayOfWeek', 'timeOfDay', 'when'] as const;

function timingOf(meanings: readonly DosageMeaning[]): DirectionsJson['timing'] {
  const timings = meanings.map(({ timing }) => timing);
  const told = timings.find(({ period }) => period !== undefined) ?? timings[0];
  const together = sideBySide(meanings) ? summed(timings) : undefined;
  const list = lists.flatMap((name) => {
    const values = [...new Set(timings.flatMap((timing) => timing[name]))];
    return values.length === 0 ? [] : [[name, values] as const];
  });
  const number = numbers.flatMap((name) => field(name, told?.[name]));
  const units = [...field('periodUnit', told?.periodUnit), ...field('durationUnit', told?.durationUnit)];
  const offset = field('offset', told?.offsetMinutes === undefined ? undefined : String(told.offsetMinutes));
  return Object.fromEntries<string | readonly string[]>([
    ...number,
    ...units,
    ...list,
    ...field('frequency', together),
    ...offset,
  ]);
}

const field = (name: string, value: string | undefined): readonly (readonly [string, string])[] =>
  value === undefined ? [] : [[name, value]];

const sideBySide = (meanings: readonly DosageMeaning[]): boolean =>
  meanings.length > 1 && new Set(meanings.map(({ sequence }) => sequence)).size === 1;

/** How often in all, where every dose is given over the same period. */
function summed(timings: readonly Timing[]): Decimal | undefined {
  if (
    timings.some(
      (one) =>
        one.frequency === undefined ||
        one.frequencyMax !== undefined ||
        one.period !== timings[0]?.period ||
        one.periodUnit !== timings[0]?.periodUnit,
    )
  )
    return undefined;
  return timings
    .map(({ frequency }) => frequency)
    .filter((value) => value !== undefined)
    .reduce(add);
}
