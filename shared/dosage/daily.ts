import { add, compareDecimal, multiply, showDecimal, type Decimal } from '../core/decimal.ts';
import type { DosageMeaning, Quantity } from '../medicines/dosage.ts';
import type { Strength } from '../medicines/line.ts';
import { scaleOf } from '../medicines/units.ts';
import type { CannotCompute, DailyDose, Day, Total } from './daily-dose.ts';
import { changedBy } from './changing-words.ts';
import { changesTheDose, isCyclic, isVariable } from './daily-words.ts';
import { insteadOfDaily } from './no-daily-dose.ts';
import { patchDay } from './patch.ts';
import { timesPerDay } from './per-day.ts';
import { contradicts, factorOf, isCountable, massOf, withVolume } from './product-dose.ts';
import { quantityWords } from './words.ts';

/** What is known besides the directions: the product's strengths (one an ingredient), and the words that were not understood. */
export type DailyContext = { readonly strengths?: readonly Strength[]; readonly remainder?: string };

/**
 * The total of a day, exactly. Doses side by side add up; steps one after another are a schedule and never do; the same
 * dose in two units counts once. Never for as-needed, variable, cyclic, weekly or longer, named or alternate days,
 * infusions, drops, puffs without strength, applications, spoonfuls without volume, several ingredients, a strength that
 * does not say what it is per.
 *
 * @example dailyDose(readDirections('2 tablets bd').meaning) // 4 tablet, "2 tablets × 2 = 4 tablets"
 */
export function dailyDose(meanings: readonly DosageMeaning[], context: DailyContext = {}): DailyDose {
  const found = daily(meanings, context);
  if (typeof found !== 'string') return found;
  const instead = insteadOfDaily(meanings, found);
  return { kind: 'cannot', why: found, ...(instead === undefined ? {} : { instead }) };
}

function daily(
  meanings: readonly DosageMeaning[],
  { strengths, remainder }: DailyContext,
): Extract<DailyDose, { kind: 'computed' }> | CannotCompute {
  if (meanings.every(({ doses }) => doses.length === 0)) return 'no-dose';
  if (isSchedule(meanings)) return 'schedule';
  if (changesTheDose(remainder ?? '') || changedBy(remainder ?? '', meanings).length > 0)
    return 'words-not-understood';
  const days = meanings.map((meaning) => dayOf(meaning, strengths));
  const stopped = days.find((one) => typeof one === 'string');
  return stopped ?? together(days.flatMap((one) => (typeof one === 'string' ? [] : [one])));
}

/** Doses of different steps, or that last differently, are not all taken on one day. */
const isSchedule = (meanings: readonly DosageMeaning[]): boolean =>
  new Set(meanings.map(({ sequence }) => sequence)).size > 1 ||
  new Set(meanings.map(({ timing }) => JSON.stringify(timing.bounds))).size > 1;

function dayOf(meaning: DosageMeaning, strengths: readonly Strength[] | undefined): Day | CannotCompute {
  if (meaning.asNeeded !== undefined && meaning.asNeeded.kind !== 'no') return 'as-needed';
  if (meaning.rate !== undefined || meaning.timing.duration !== undefined) return 'infusion';
  if (isCyclic(meaning.additionalInstructions)) return 'cyclic';
  if (isVariable(meaning.additionalInstructions)) return 'variable';
  const doses = fixedDoses(meaning);
  const patch = typeof doses === 'string' ? undefined : patchDay(doses, meaning.timing, strengths);
  if (patch !== undefined) return patch;
  const perDay = timesPerDay(meaning.timing);
  if (perDay.kind === 'not-daily') return perDay.why;
  if (typeof doses === 'string') return doses;
  if ((strengths?.length ?? 0) > 1) return 'several-ingredients';
  const inMass = doses.flatMap((dose) => massOf(dose, strengths));
  const counted = doses.filter(({ unit }) => isCountable(unit));
  const all = [...inMass, ...counted.map(withVolume)].filter(
    (dose, index, list) => list.findIndex(({ unit }) => unit === dose.unit) === index,
  );
  if (all.length === 0) return 'uncountable';
  const totals = all.map(({ value, unit }) => ({ amount: multiply(value, perDay.times), unit }));
  return { totals, working: workingOf(all[0], perDay.times, totals[0], doses[0]) };
}

/** Each way the one dose is stated; a range, or two amounts of one measure, is not one dose. */
function fixedDoses({ doses }: DosageMeaning): readonly Quantity[] | 'no-dose' | 'variable' {
  const fixed = doses.flatMap(({ low, high }) =>
    low !== undefined && high !== undefined && low.value === high.value && low.unit === high.unit
      ? [low]
      : [],
  );
  if (doses.length === 0) return 'no-dose';
  return fixed.length === doses.length && !contradicts(fixed) ? fixed : 'variable';
}

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
function together(days: readonly Day[]): Extract<DailyDose, { kind: 'computed' }> | CannotCompute {
  const [first, ...others] = days;
  if (first === undefined) return 'no-dose';
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
  if (main === undefined) return 'mixed-units';
  const sum = others.length === 0 ? '' : ` = ${quantityWords({ value: main.amount, unit: main.unit })}`;
  return {
    kind: 'computed',
    ...main,
    also,
    working: `${days.map(({ working }) => working).join('; ')}${sum === '' ? '' : `; together${sum}`}`,
  };
}

/** Masses in mg and volumes in mL, so that 1 g and 1,000 mg are one. */
function folded({ amount, unit }: Total): Total {
  const scale = scaleOf(unit);
  return scale === undefined
    ? { amount, unit }
    : { amount: multiply(amount, factorOf(scale.factor)), unit: scale.of === 'mass' ? 'mg' : 'mL' };
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
