import { compareDecimal, decimal, divide, multiply, type Decimal } from '../core/decimal.ts';
import type { Timing } from '../medicines/dosage.ts';
import { momentsOf } from './moments.ts';

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
  if (timing.count !== undefined || timing.countMax !== undefined) return not('once-only');
  if (timing.dayOfWeek.length > 0) return not('named-days');
  if (timing.frequencyMax !== undefined || timing.periodMax !== undefined) return not('variable');
  return clashes(timing) ? not('variable') : byPeriod(timing);
}

/** Once a day at 08:00 and 20:00: nobody can say whether once or twice. */
function clashes(timing: Timing): boolean {
  const { frequency, period, periodUnit, timeOfDay } = timing;
  if (period !== '1' || periodUnit !== 'd') return false;
  const named = Math.max(timeOfDay.length, momentsOf(timing).length);
  return frequency !== undefined && named > 1 && compareDecimal(frequency, decimal(named)) !== 0;
}

/** The same as a plain number, `undefined` where it is not so many times every day. */
export function administrationsPerDay(timing: Timing): Decimal | undefined {
  const found = timesPerDay(timing);
  return found.kind === 'times' ? found.times : undefined;
}

function byPeriod(timing: Timing): PerDay {
  const { frequency, period, periodUnit, timeOfDay } = timing;
  const named = timeOfDay.length > 0 ? timeOfDay.length : momentsOf(timing).length;
  if (period === undefined || periodUnit === undefined)
    return named > 0 && frequency === undefined ? times(decimal(named)) : not('not-stated');
  // No frequency over one day is "daily"; with clock times or parts of the day, once at each.
  const often = frequency ?? (named > 0 ? decimal(named) : one);
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
