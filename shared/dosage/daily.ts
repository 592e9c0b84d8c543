import {
  add,
  compareDecimal,
  decimal,
  divide,
  multiply,
  showDecimal,
  type Decimal,
} from '../core/decimal.ts';
import type { DosageMeaning, Quantity } from '../medicines/dosage.ts';
import type { Strength } from '../medicines/line.ts';
import { scaleOf } from '../medicines/units.ts';
import { timesPerDay, type NotDaily } from './per-day.ts';
import { quantityWords } from './words.ts';

/** Why a daily dose is not computed; the words for it are in `cannotWords`. */
export type CannotCompute =
  | NotDaily
  | 'no-dose'
  | 'schedule'
  | 'infusion'
  | 'uncountable'
  | 'several-ingredients'
  | 'mixed-units'
  | 'words-not-understood';

export type Total = { readonly amount: Decimal; readonly unit: string };

/** `also` holds the same total in other units, where the dose or the product gives them. */
export type DailyDose =
  | ({ readonly kind: 'computed'; readonly also: readonly Total[]; readonly working: string } & Total)
  | { readonly kind: 'cannot'; readonly why: CannotCompute };

/** What is known besides the directions: the product's strengths (one an ingredient), and the words that were not understood. */
export type DailyContext = { readonly strengths?: readonly Strength[]; readonly remainder?: string };

const cannot = (why: CannotCompute): DailyDose => ({ kind: 'cannot', why });

/**
 * The total of a day, exactly. Doses side by side add up; steps one after another are a schedule and never do; the same
 * dose in two units counts once. Never for as-needed, variable, cyclic, weekly or longer, named or alternate days,
 * infusions, drops, puffs without strength, applications, spoonfuls without volume, several ingredients.
 *
 * @example dailyDose(readDirections('2 tablets bd').meaning) // 4 tablet, "2 tablets × 2 = 4 tablets"
 */
export function dailyDose(meanings: readonly DosageMeaning[], context: DailyContext = {}): DailyDose {
  if (meanings.every(({ doses }) => doses.length === 0)) return cannot('no-dose');
  if (new Set(meanings.map(({ sequence }) => sequence)).size > 1) return cannot('schedule');
  if (changesTheDose(context.remainder ?? '')) return cannot('words-not-understood');
  const days = meanings.map((meaning) => dayOf(meaning, context.strengths));
  const stopped = days.find((one) => one.kind === 'cannot');
  if (stopped?.kind === 'cannot') return stopped;
  return together(days.flatMap((one) => (one.kind === 'day' ? [one] : [])));
}

type Day = { readonly kind: 'day'; readonly totals: readonly Total[]; readonly working: string };

function dayOf(
  meaning: DosageMeaning,
  strengths: readonly Strength[] | undefined,
): Day | { readonly kind: 'cannot'; readonly why: CannotCompute } {
  if (meaning.asNeeded !== undefined && meaning.asNeeded.kind !== 'no')
    return { kind: 'cannot', why: 'as-needed' };
  if (meaning.rate !== undefined || meaning.timing.duration !== undefined)
    return { kind: 'cannot', why: 'infusion' };
  const perDay = timesPerDay(meaning.timing);
  if (perDay.kind === 'not-daily') return { kind: 'cannot', why: perDay.why };
  const doses = fixedDoses(meaning);
  if (typeof doses === 'string') return { kind: 'cannot', why: doses };
  const inMass = doses.flatMap((dose) => massOf(dose, strengths));
  const counted = doses.filter(({ unit }) => isCountable(unit));
  const all = [...inMass, ...counted.map(withVolume)].filter(
    (dose, index, list) => list.findIndex(({ unit }) => unit === dose.unit) === index,
  );
  if (all.length === 0)
    return { kind: 'cannot', why: (strengths?.length ?? 0) > 1 ? 'several-ingredients' : 'uncountable' };
  const totals = all.map(({ value, unit }) => ({ amount: multiply(value, perDay.times), unit }));
  return { kind: 'day', totals, working: workingOf(all[0], perDay.times, totals[0], doses[0]) };
}

/** Each way the one dose is stated; a range is not one dose. */
function fixedDoses({ doses }: DosageMeaning): readonly Quantity[] | 'no-dose' | 'variable' {
  const fixed = doses.flatMap(({ low, high }) =>
    low !== undefined && high !== undefined && low.value === high.value && low.unit === high.unit
      ? [low]
      : [],
  );
  if (doses.length === 0) return 'no-dose';
  return fixed.length === doses.length ? fixed : 'variable';
}

/** Counting these says nothing about how much medicine there is. */
const uncountable: readonly string[] = [
  'drop',
  'application',
  'spoonful',
  'puff',
  'inhalation',
  'spray',
  'patch',
  'applicatorful',
  'scoop',
  'pump',
];
const isCountable = (unit: string): boolean =>
  !uncountable.includes(unit) && !unit.includes('/') && unit !== '%';

/** A spoonful whose size is said is a volume. */
function withVolume(dose: Quantity): Quantity {
  const volume = /^spoonful \((\d+(?:\.\d+)?) mL\)$/.exec(dose.unit)?.[1];
  return volume === undefined ? dose : { value: multiply(dose.value, decimal(Number(volume))), unit: 'mL' };
}

/** Product to dose, for one ingredient only: dose x strength / (what the strength is per). Nothing is rounded. */
function massOf(dose: Quantity, strengths: readonly Strength[] | undefined): readonly Quantity[] {
  const [strength, ...others] = strengths ?? [];
  const { value, unit } = withVolume(dose);
  if (
    strength === undefined ||
    others.length > 0 ||
    scaleOf(unit)?.of === 'mass' ||
    scaleOf(strength.numerator.unit)?.of === 'volume'
  )
    return [];
  const per = strength.denominator ?? { value: decimal(1), unit };
  const folded = unit === '' ? per.unit : unit;
  const scale = scaleOf(unit);
  const perScale = scaleOf(per.unit);
  if (
    folded !== per.unit &&
    !(per.unit === 'dose' && ['puff', 'inhalation', 'spray'].includes(unit)) &&
    (scale === undefined || scale.of !== perScale?.of)
  )
    return [];
  const taken =
    scale === undefined || perScale === undefined
      ? value
      : divide(multiply(value, numberIn(scale.factor)), numberIn(perScale.factor));
  if (taken === undefined) return [];
  const whole = multiply(taken, strength.numerator.value);
  const mass = divide(whole, per.value);
  return mass !== undefined && multiply(mass, per.value) === whole
    ? [{ value: mass, unit: strength.numerator.unit }]
    : [];
}

const numberIn = (factor: string): Decimal => decimal(Number(factor));

function workingOf(
  dose: Quantity | undefined,
  times: Decimal,
  total: Total | undefined,
  stated: Quantity | undefined,
): string {
  if (dose === undefined || total === undefined) return '';
  const from =
    stated === undefined || stated.unit === dose.unit
      ? ''
      : `${quantityWords(stated)} = ${quantityWords(dose)}; `;
  return `${from}${quantityWords(dose)} × ${showDecimal(times)} = ${quantityWords({ value: total.amount, unit: total.unit })}`;
}

/** Doses side by side in one unit; a bare number beside counted tablets counts the same tablets. */
function together(days: readonly Day[]): DailyDose {
  const [first, ...others] = days;
  if (first === undefined) return cannot('no-dose');
  const named =
    days.flatMap(({ totals }) => totals).find(({ unit }) => unit !== '' && scaleOf(unit) === undefined)
      ?.unit ?? '';
  const fold = ({ amount, unit }: Total): Total => folded({ amount, unit: unit === '' ? named : unit });
  const totals = first.totals
    .map((total) => (others.length === 0 ? total : fold(total)))
    .flatMap((total): readonly Total[] => {
      const rest = others.map((day) => day.totals.map(fold).find(({ unit }) => unit === total.unit)?.amount);
      return rest.includes(undefined)
        ? []
        : [
            {
              unit: total.unit,
              amount: rest.filter((value) => value !== undefined).reduce(add, total.amount),
            },
          ];
    });
  const [main, ...also] = totals;
  if (main === undefined) return cannot('mixed-units');
  const sum = others.length === 0 ? '' : ` = ${quantityWords({ value: main.amount, unit: main.unit })}`;
  return {
    kind: 'computed',
    ...main,
    also,
    working: `${days.map(({ working }) => working).join('; ')}${sum === '' ? '' : `; together${sum}`}`,
  };
}

/** Masses in mg and volumes in mL, so that 1 g and 1,000 mg are one. */
export function folded({ amount, unit }: Total): Total {
  const scale = scaleOf(unit);
  return scale === undefined
    ? { amount, unit }
    : { amount: multiply(amount, numberIn(scale.factor)), unit: scale.of === 'mass' ? 'mg' : 'mL' };
}

/** Whether two daily doses are equal in any unit both are known in; `undefined` where they cannot be compared. */
export function sameDailyDose(a: DailyDose, b: DailyDose): boolean | undefined {
  if (a.kind === 'cannot' || b.kind === 'cannot') return undefined;
  const all = (dose: Extract<DailyDose, { kind: 'computed' }>): readonly Total[] =>
    [{ amount: dose.amount, unit: dose.unit }, ...dose.also].map(folded);
  for (const one of all(a)) {
    const other = all(b).find(({ unit }) => unit === one.unit);
    if (other !== undefined) return compareDecimal(one.amount, other.amount) === 0;
  }
  return undefined;
}

/** Words left over that may change how much is taken in a day. A strength beside the dose, or how to swallow it, does not. */
function changesTheDose(remainder: string): boolean {
  const bare = remainder
    .toLowerCase()
    .replace(/\(?(?:x\s*)?\d+(?:\.\d+)?\s*(?:mg|g|mcg|micrograms?|ml)\)?/g, ' ')
    .replace(/in \w+ divided doses/g, ' ')
    .replace(/(?:half an?|an?|\w+(?:-\w+| to \w+)?) (?:hours?|hrs?|minutes?|mins?)\b/g, ' ')
    .replace(/(?:half an?|an?|one) (?:full )?(?:glass|cup)\b/g, ' ');
  return /\d|\b(?:one|two|three|four|five|six|half|once|twice|times|apart|except|alternat\w*|directed|mdu|reduc\w*|increas\w*|then|thereafter|sliding|scale|according|per|weeks?|weekly|days?|daily|months?|monthly|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|cycl\w*|inr|variable|vary|varying|until|or|if|when|unless|not|stop\w*|omit|repeat\w*|instead|plus|extra|additional|total|dose|doses|dialy|daliy|adjust\w*|titrat\w*|needed|required)\b/.test(
    bare,
  );
}
