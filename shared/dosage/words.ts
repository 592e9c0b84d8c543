import { showDecimal, type Decimal } from '../core/decimal.ts';
import type {
  AsNeeded,
  DayOfWeek,
  DosageMeaning,
  DoseAmount,
  PeriodUnit,
  Quantity,
  Timing,
} from '../medicines/dosage.ts';

import { listed } from './listed.ts';
import { boundsText, durationText, eventsText } from './text-timing.ts';
import { table } from '../core/table.ts';

/** Words for the screen (NHS CUI): "10 mg", "1 to 2 tablets", "once a week, Monday". Not the guide's dosage text. */

export const days: Readonly<Record<DayOfWeek, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const periods: Readonly<Record<PeriodUnit, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
};

const events = table<string>({
  MORN: 'in the morning',
  'MORN.early': 'early in the morning',
  'MORN.late': 'late in the morning',
  NOON: 'at noon',
  AFT: 'in the afternoon',
  EVE: 'in the evening',
  NIGHT: 'at night',
  PHS: 'after sleep',
  HS: 'at bedtime',
  WAKE: 'on waking',
  C: 'with a meal',
  CM: 'with breakfast',
  CD: 'with lunch',
  CV: 'with dinner',
  AC: 'before a meal',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  PC: 'after a meal',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after dinner',
});

/** Units that are written the same for one and many. */
const unchanging = ['mg', 'g', 'kg', 'mL', 'L', 'mmol', '%'];

export const plural = (unit: string, value: Decimal): string =>
  unit.startsWith('spoonful (') && value !== '1'
    ? unit.replace('spoonful', 'spoonfuls')
    : unchanging.includes(unit) || value === '1' || unit.includes('/')
      ? unit
      : unit.endsWith('s')
        ? unit
        : unit === 'patch'
          ? 'patches'
          : `${unit}s`;

export const quantityWords = (quantity: Quantity): string =>
  quantity.unit === ''
    ? showDecimal(quantity.value)
    : `${showDecimal(quantity.value)} ${plural(quantity.unit, quantity.value)}`;

/** "1 g", "1 to 2 tablets", "up to 10 mL", "at least 2 puffs". */
export function doseAmountWords(amount: DoseAmount): string {
  const { low, high } = amount;
  if (low !== undefined && high !== undefined) {
    if (low.value === high.value && low.unit === high.unit) return quantityWords(low);
    return low.unit === high.unit
      ? `${showDecimal(low.value)} to ${quantityWords(high)}`
      : `${quantityWords(low)} to ${quantityWords(high)}`;
  }
  if (high !== undefined) return `up to ${quantityWords(high)}`;
  return low === undefined ? '' : `at least ${quantityWords(low)}`;
}

/** The dose of one dosage: the same dose in several units is one dose, "1 tablet (500 mg)". */
export function doseWords(meaning: DosageMeaning): string {
  const [first = '', ...others] = meaning.doses.map(doseAmountWords).filter((words) => words !== '');
  return others.length === 0 ? first : `${first} (${others.join(', ')})`;
}

/** How often: "twice a day, at 08:00 and 18:00", "every 72 hours", "once a week, Monday". Empty when the timing says nothing. */
export function frequencyWords(timing: Timing): string {
  const parts = [
    rateOf(timing),
    listed(timing.dayOfWeek.map((day) => days[day])),
    timesWords(timing.timeOfDay),
  ];
  const when = timing.when.map((code) => `${offsetWords(timing)}${events[code] ?? code}`);
  const course = timing.period !== undefined && timing.count !== undefined ? [countWords(timing.count)] : [];
  const rest = [durationText(timing), ...course, boundsText(timing.bounds), eventsText(timing)];
  return [...parts, listed(when), ...rest].filter((part) => part !== '').join(', ');
}

const timesWords = (times: readonly string[]): string =>
  times.length === 0 ? '' : `at ${listed(times.map((time) => time.slice(0, 5)))}`;

const offsetWords = (timing: Timing): string =>
  timing.offsetMinutes === undefined || timing.offsetMinutes === 0
    ? ''
    : timing.offsetMinutes % 60 === 0
      ? `${timing.offsetMinutes / 60} hour${timing.offsetMinutes === 60 ? '' : 's'} `
      : `${timing.offsetMinutes} minutes `;

function rateOf(timing: Timing): string {
  const { frequency, frequencyMax, period, periodMax, periodUnit } = timing;
  if (period === undefined || periodUnit === undefined) {
    if (timing.count !== undefined) return countWords(timing.count);
    return rateTimes(timing);
  }
  const unit = periods[periodUnit];
  const many =
    periodMax === undefined
      ? period === '1'
        ? ''
        : showDecimal(period)
      : `${showDecimal(period)} to ${showDecimal(periodMax)}`;
  if (frequency === undefined && frequencyMax === undefined)
    return many === '' ? adverb(unit) : `every ${many} ${unit}s`;
  if (many === '') return `${rateTimes(timing)} ${unit === 'hour' ? 'an' : 'a'} ${unit}`;
  return frequency === '1' && frequencyMax === undefined
    ? `every ${many} ${unit}s`
    : `${rateTimes(timing)} every ${many} ${unit}s`;
}

const countWords = (count: Decimal): string =>
  count === '1' ? 'once only' : `${showDecimal(count)} times in all`;

const adverb = (unit: string): string => (unit === 'day' ? 'daily' : `every ${unit}`);

/** "3 times", "2 to 3 times"; with a most and no least "up to 4 times". */
function rateTimes({ frequency, frequencyMax }: Timing): string {
  if (frequency !== undefined) return times(frequency, frequencyMax);
  return frequencyMax === undefined ? '' : `up to ${times(frequencyMax, undefined)}`;
}

function times(frequency: Decimal, max: Decimal | undefined): string {
  if (max !== undefined && max !== frequency) return `${showDecimal(frequency)} to ${showDecimal(max)} times`;
  return frequency === '1' ? 'once' : frequency === '2' ? 'twice' : `${showDecimal(frequency)} times`;
}

/** "at most 30 mL in 24 hours"; empty where no most is said. */
export function mostWords({
  maxPerPeriod,
  maxPerAdministration,
}: Pick<DosageMeaning, 'maxPerPeriod' | 'maxPerAdministration'>): string {
  const most = [
    ...(maxPerAdministration === undefined ? [] : [`${quantityWords(maxPerAdministration)} at a time`]),
    ...(maxPerPeriod === undefined
      ? []
      : [`${quantityWords(maxPerPeriod.numerator)} in ${quantityWords(maxPerPeriod.denominator)}`]),
  ];
  return most.length === 0 ? '' : `at most ${listed(most)}`;
}

/** "oral", "ocular, left eye". */
export const routeWords = ({ route, site }: Pick<DosageMeaning, 'route' | 'site'>): string =>
  [route?.text, site?.text]
    .flatMap((text) => (text === undefined || text === '' ? [] : [text.toLowerCase()]))
    .join(', ');

/** How often, whether as needed, and how much at most. */
export const oftenWords = (meaning: DosageMeaning): string =>
  [frequencyWords(meaning.timing), asNeededWords(meaning.asNeeded), mostWords(meaning)]
    .filter((words) => words !== '')
    .join(', ');

export function asNeededWords(asNeeded: AsNeeded | undefined): string {
  if (asNeeded === undefined || asNeeded.kind === 'no') return '';
  return asNeeded.kind === 'yes' ? 'when needed' : `when needed for ${asNeeded.reason.text}`;
}
