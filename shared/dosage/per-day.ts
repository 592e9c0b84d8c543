import { compareDecimal, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import type { Timing } from '../medicines/dosage.ts';

/** Why something is not so many times a day. */
export type NotDaily =
  | 'not-stated'
  | 'as-needed'
  | 'once-only'
  | 'variable'
  | 'named-days'
  | 'longer-than-a-day'
  | 'not-whole'
  | 'dated';

export type PerDay =
  | { readonly kind: 'times'; readonly times: Decimal }
  | { readonly kind: 'not-daily'; readonly why: NotDaily };

const not = (why: NotDaily): PerDay => ({ kind: 'not-daily', why });
const one = decimal(1);
const day = decimal(24);

/** Times a day, exactly; only where the timing says the same for every day. */
export function timesPerDay(timing: Timing): PerDay {
  if (timing.events.length > 0) return not('dated');
  if (timing.count !== undefined) return not('once-only');
  if (timing.dayOfWeek.length > 0) return not('named-days');
  if (timing.frequencyMax !== undefined || timing.periodMax !== undefined) return not('variable');
  return byPeriod(timing);
}

/** The same as a plain number, `undefined` where it is not so many times every day. */
export function administrationsPerDay(timing: Timing): Decimal | undefined {
  const found = timesPerDay(timing);
  return found.kind === 'times' ? found.times : undefined;
}

function byPeriod({ frequency, period, periodUnit, timeOfDay }: Timing): PerDay {
  if (period === undefined || periodUnit === undefined)
    return timeOfDay.length > 0 && frequency === undefined
      ? times(decimal(timeOfDay.length))
      : not('not-stated');
  // No frequency over one day is "daily"; with clock times, once at each.
  const often = frequency ?? (timeOfDay.length > 0 ? decimal(timeOfDay.length) : one);
  if (periodUnit === 'd') return compareDecimal(period, one) === 0 ? times(often) : not('longer-than-a-day');
  if (periodUnit !== 'h')
    return not(periodUnit === 's' || periodUnit === 'min' ? 'variable' : 'longer-than-a-day');
  if (compareDecimal(period, day) > 0) return not('longer-than-a-day');
  const intervals = divide(day, period);
  return intervals !== undefined && multiply(intervals, period) === day
    ? times(multiply(often, intervals))
    : not('not-whole');
}

const times = (value: Decimal): PerDay => ({ kind: 'times', times: value });
