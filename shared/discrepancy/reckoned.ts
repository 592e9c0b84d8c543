import { add, compareDecimal, decimal, multiply, type Decimal } from '../core/decimal.ts';
import { exact } from './measure.ts';
import { addOften, isWeeklyOrLonger, type Often } from './often.ts';
import { courseOfDirections, type Course } from './stated-course.ts';
import type { Part, Stated } from './stated.ts';
import { timesOf, type Times } from './times.ts';

/** What follows from stated directions, so that nobody who holds them against others need reckon it again. */
export type Reckoned = {
  /** How often all parts together, where every part says. */
  readonly often: Often | undefined;
  /** Any part is weekly or rarer. */
  readonly longInterval: boolean;
  readonly totals: readonly Total[];
  readonly times: Times;
  /** How long they are for, as far as they say so themselves. */
  readonly course: Course;
};

/** How much is given in fourteen days. */
export type Total = { readonly measure: 'mg' | 'unit' | 'mL'; readonly value: Decimal };

export function reckon(stated: Stated): Reckoned {
  const { parts } = stated;
  const longInterval = parts.some(({ often }) => often !== undefined && isWeeklyOrLonger(often));
  return {
    often: oftenOfAll(parts),
    longInterval,
    totals: longInterval ? [] : totalsOf(stated),
    times: timesOf(parts),
    course: courseOfDirections(stated),
  };
}

function oftenOfAll([first, ...others]: readonly Part[]): Often | undefined {
  return others.reduce<Often | undefined>((sum, part) => addOften(sum, part.often), first?.often);
}

/**
 * Totals where they may be reckoned: never for as-needed, stepped, weekly or rarer, ranges, several ingredients, counted
 * things (drops, applications, patches) or a strength that is not known. Alternate and named days are reckoned with the rest.
 */
function totalsOf({ parts, product, asNeeded, stepped }: Stated): readonly Total[] {
  if (asNeeded === true || stepped || parts.length === 0 || !product.single || product.countOnly) return [];
  return (['mg', 'unit', 'mL'] as const).flatMap((measure) => {
    let total = decimal(0);
    for (const part of parts) {
      const amount = exact(part.amount?.[measure]);
      const times = timesInFortnight(part.often);
      if (amount === undefined || times === undefined) return [];
      total = add(total, multiply(amount, times));
    }
    return [{ measure, value: total }];
  });
}

const fortnightHours = decimal(336);

/** Administrations in fourteen days where that is a whole and certain number. */
function timesInFortnight(often: Often | undefined): Decimal | undefined {
  if (
    often?.times === undefined ||
    often.timesMax === undefined ||
    compareDecimal(often.times, often.timesMax) !== 0
  )
    return undefined;
  const whole = Number(multiply(often.times, fortnightHours)) / Number(often.hours);
  return Number.isInteger(whole) ? decimal(whole) : undefined;
}
