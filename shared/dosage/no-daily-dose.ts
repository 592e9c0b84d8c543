import { decimal, multiply, showDecimal, type Decimal } from '../core/decimal.ts';
import type { DosageMeaning, Timing } from '../medicines/dosage.ts';
import type { CannotCompute } from './daily-dose.ts';
import { isCountable } from './product-dose.ts';
import { dosageText } from './text.ts';
import { quantityWords } from './words.ts';

/** What may be said of directions whose daily dose may not be computed. */
export function insteadOfDaily(meanings: readonly DosageMeaning[], why: CannotCompute): string | undefined {
  const [only, ...others] = meanings;
  if (why === 'schedule') return dosageText(meanings);
  if (only === undefined || others.length > 0) return undefined;
  if (why === 'as-needed') return most(only);
  return why === 'named-days' || why === 'longer-than-a-day' ? sevenDays(only) : undefined;
}

function most({ maxPerPeriod }: DosageMeaning): string | undefined {
  if (maxPerPeriod === undefined) return undefined;
  return `at most ${quantityWords(maxPerPeriod.numerator)} in ${quantityWords(maxPerPeriod.denominator)}`;
}

/** "10 mg × 3 = 30 mg in seven days". */
function sevenDays({ doses, timing }: DosageMeaning): string | undefined {
  const [dose, ...others] = doses;
  const times = timesAWeek(timing);
  if (dose?.low === undefined || dose.high === undefined || others.length > 0 || times === undefined)
    return undefined;
  const { low, high } = dose;
  if (low.value !== high.value || low.unit !== high.unit || !isCountable(low.unit)) return undefined;
  const total = quantityWords({ value: multiply(low.value, times), unit: low.unit });
  return `${quantityWords(low)} × ${showDecimal(times)} = ${total} in seven days`;
}

/** Times in seven days, where every week is alike. */
function timesAWeek(timing: Timing): Decimal | undefined {
  const { frequency, frequencyMax, period, periodMax, periodUnit, dayOfWeek, timeOfDay } = timing;
  if (frequencyMax !== undefined || periodMax !== undefined || (period !== undefined && period !== '1'))
    return undefined;
  const days = decimal(dayOfWeek.length);
  const clocks = timeOfDay.length === 0 ? undefined : decimal(timeOfDay.length);
  if (frequency !== undefined && clocks !== undefined && frequency !== clocks) return undefined;
  if (periodUnit === 'wk')
    return dayOfWeek.length === 0 || (frequency ?? days) === days ? (frequency ?? decimal(1)) : undefined;
  if (dayOfWeek.length === 0 || (periodUnit !== undefined && periodUnit !== 'd')) return undefined;
  return multiply(frequency ?? clocks ?? decimal(1), days);
}
