import { compareDecimal, decimal, multiply, type Decimal } from '../../core/decimal.ts';
import { isNearWord } from '../../core/near-word.ts';
import type { PeriodUnit } from '../../medicines/dosage.ts';
import { doseUnitWords } from '../../medicines/units.ts';
import { rule, type Fact, type HowOften, type Place, type Rule, type Said } from '../facts.ts';
import { between, number, numberOf, whole } from '../numbers.ts';
import { table } from '../../core/table.ts';

const one = decimal(1);

/** "weekly dispensing", "daily blood tests": how often something else is done. */
const notOtherwise = String.raw`(?!\s+(?:dispens\w*|scripts?|prescriptions?|blisters?|dosette|packs?|trays?|nomads?|blood|bloods|tests?|testing|monitor\w*|checks?|review\w*|suppl\w*|collect\w*|pick|bp|weights?|appointments?|clinics?|visits?|dose|doses|total|max\w*|limit|allowance))`;

const units = table<PeriodUnit>({
  minute: 'min',
  min: 'min',
  hour: 'h',
  hr: 'h',
  h: 'h',
  day: 'd',
  d: 'd',
  dai: 'd',
  daily: 'd',
  week: 'wk',
  wk: 'wk',
  weekly: 'wk',
  month: 'mo',
  mth: 'mo',
  monthly: 'mo',
  year: 'a',
  yr: 'a',
  yearly: 'a',
});

/** `hours`, `hrs`, `daily` to a period unit. */
export const periodUnitOf = (word: string): PeriodUnit | undefined =>
  units[word] ?? units[word.replace(/s$/, '')];

export const periodWord = String.raw`(?:hours?|hrs?|h|minutes?|mins?|days?|weeks?|wks?|months?|mths?|years?|yrs?)`;

const often = (frequency: Decimal | undefined, period: Decimal, periodUnit: PeriodUnit): Fact | undefined =>
  frequency === undefined ? undefined : { kind: 'often', often: { frequency, period, periodUnit } };

const counts = table<Decimal>({ once: one, twice: decimal(2), thrice: decimal(3) });
const countOf = (text: string): Decimal | undefined => counts[text] ?? numberOf(text);

const countWord = String.raw`(?:once|twice|thrice|${whole}(?=${between}${whole}|\s*(?:x|times?)\b))`;
const times = String.raw`(?<low>${countWord})(?:(?:(?<dash>\s+[-\u2013]\s+)|\s*[-\u2013]\s*|\s+(?:to|or)\s+)(?<high>twice|thrice|${whole}))?(?:\s*(?<times>times?|x))?`;
const perPeriod = String.raw`\s*(?:(?:an?|per|each|every|in\s+an?|in\s+each|in|/|in\s+the)\s*)?(?<unit>day|daily|24\s*(?:hours|hrs|hr|h)|week|weekly|month|monthly|year|yearly|hour|fortnight)`;
const limit = String.raw`(?:up\s?to|max(?:imum)?(?:\s+of)?|no\s+more\s+than|not\s+more\s+than|as\s+often\s+as)\s+(?:an?\s+)?(?:max(?:imum)?\s+(?:of\s+)?)?`;

/** A period said as one word with its length. */
function periodOf(word: string): { readonly period: Decimal; readonly periodUnit: PeriodUnit } | undefined {
  if (word === 'fortnight' || word === 'fortnightly') return { period: decimal(2), periodUnit: 'wk' };
  if (word.startsWith('24')) return { period: one, periodUnit: 'd' };
  const periodUnit = periodUnitOf(word);
  return periodUnit === undefined ? undefined : { period: one, periodUnit };
}

/**
 * "1 to 2 daily" at the start, or after "take", is how many to take, like "1 daily"; "1 to 2 times daily" is how often. Of
 * "1-2 a day" nobody can say.
 */
function orAmount(said: Said, { after, previous }: Place): 'how-many' | 'in-doubt' | 'how-often' {
  const begins = after === 'start' || (previous?.kind === 'verb' && previous.method === undefined);
  const isRange = numberOf(said('low')) !== undefined && numberOf(said('high')) !== undefined;
  if (!begins || !isRange || said('times') !== '') return 'how-often';
  return said('unit') === 'daily' ? 'how-many' : 'in-doubt';
}

/** "10 to 12 weekly" is an interval, or how many, and no count of times; "once or twice weekly" is. */
const isInterval = (said: Said): boolean =>
  said('times') === '' &&
  ['weekly', 'monthly', 'yearly'].includes(said('unit')) &&
  numberOf(said('low')) !== undefined &&
  numberOf(said('high')) !== undefined;

/**
 * "One - 8 hourly" is one, eight-hourly, and "4 - 6 hourly" an interval: what a dash with room about it stands between where
 * no dose was said. Written each in its own way they are two things; far apart nobody can say.
 */
function dashedAs(said: Said, { after, previous }: Place): 'range' | 'two-things' | 'in-doubt' {
  const begins = after === 'start' || (previous?.kind === 'verb' && previous.method === undefined);
  const [low, high] = [numberOf(said('low')), numberOf(said('high'))];
  if (!begins || said('dash') === '' || low === undefined || high === undefined) return 'range';
  if (/^\d/.test(said('low')) !== /^\d/.test(said('high'))) return 'two-things';
  return low === one || compareDecimal(high, multiply(low, decimal(2))) > 0 ? 'in-doubt' : 'range';
}

/** "three times a day", "1 to 2 times daily"; with a limit before it only the most is known. */
function readTimes(said: Said, limited: boolean): Fact | undefined {
  const low = countOf(said('low'));
  const high = said('high') === '' ? undefined : countOf(said('high'));
  const per = periodOf(said('unit'));
  if (low === undefined || per === undefined || (said('high') !== '' && high === undefined)) return undefined;
  if (high !== undefined && compareDecimal(low, high) >= 0) return undefined;
  if (limited) return { kind: 'often', often: { frequencyMax: high ?? low, ...per } };
  return {
    kind: 'often',
    often: { frequency: low, ...(high === undefined ? {} : { frequencyMax: high }), ...per },
  };
}

function readEvery(said: Said): Fact | undefined {
  const period = numberOf(said('low'));
  const periodMax = said('high') === '' ? undefined : numberOf(said('high'));
  const periodUnit = said('unit') === '' ? 'h' : periodUnitOf(said('unit'));
  if (period === undefined || periodUnit === undefined || (said('high') !== '' && periodMax === undefined))
    return undefined;
  if (periodMax !== undefined && compareDecimal(period, periodMax) >= 0) return undefined;
  const frequency = said('count') === '' ? one : countOf(said('count'));
  if (frequency === undefined) return undefined;
  return {
    kind: 'often',
    often: { frequency, period, ...(periodMax === undefined ? {} : { periodMax }), periodUnit },
  };
}

/** "6 weekly" after a dose is an interval; without one it may be six, weekly, and "2-3 weekly" two or three times: none is read. */
function readInterval(said: Said, place: Place): Fact | undefined {
  const high = said('high') === '' ? undefined : numberOf(said('high'));
  if (high !== undefined && compareDecimal(high, decimal(7)) <= 0) return { kind: 'leave' };
  if (place.previous?.kind === 'dose' || place.previous?.kind === 'route') return readEvery(said);
  return numberOf(said('low')) === one ? undefined : { kind: 'leave' };
}

const latin = table<number>({
  od: 1,
  qd: 1,
  bd: 2,
  bid: 2,
  tds: 3,
  tid: 3,
  qds: 4,
  qid: 4,
});
const latinWord = String.raw`(?<latin>q\.?d\.?s|t\.?d\.?s|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|o\.?d|q\.?d|b\.?d)(?!\.[a-z])\.?`;
const latinCount = (said: Said): Decimal | undefined => {
  const count = latin[said('latin').replaceAll('.', '')];
  return count === undefined ? undefined : decimal(count);
};

const multipliers =
  'twice thrice times time once double two three four five six 2ce 3ce tiems tims twise thrise'.split(' ');
/** What may stand between an amount and "a day" and is no number of times. */
const measured = new Set([...doseUnitWords, 'hours', 'hour', 'hrs', 'minutes', 'mins', 'u', 'time', 'day']);

/** Whether an unread word before a period may say how many times: any may before "a day", only one like "twice" before "daily". */
function mayCount(unread: string, perPeriod: boolean): boolean {
  if (perPeriod) return !measured.has(unread.replace(/^[\d.]+(?=[a-z])/, ''));
  return !/^(?:one|once)$/.test(unread) && isNearWord(unread, multipliers);
}

/** Right after a word nobody read ("twce a day", "two a day") it is no rate: the word may be the number. */
const fixed = (source: string, value: HowOften, when?: string): Rule =>
  rule(`(?<period>${source})${notOtherwise}`, (said, place) =>
    place.after === 'unknown' &&
    mayCount(place.unread, /^(?:(?:an?|per|each|every)\s|aday|\/)/.test(said('period')))
      ? { kind: 'leave' }
      : { kind: 'often', often: value, ...(when === undefined ? {} : { when }) },
  );

const everyOther = String.raw`(?:(?:on\s+)?(?:each\s+|every\s+)?alt(?:ernat(?:e|ive))?|every\s+(?:other|second|2nd))\.?`;
const ordinals = table<number>({ third: 3, '3rd': 3, fourth: 4, '4th': 4 });

export const oftenRules: readonly Rule[] = [
  // "A week off": neither once a week nor a week of it.
  rule(
    String.raw`(?:(?:an?|one|${whole})\s+)?(?:days?|weeks?|months?)[\s-]+(?:off|break|free|rest|gap|pause|interval)`,
    () => ({ kind: 'leave' }),
  ),
  // "15 hours a day": how long of each day, and once only where it is said of what.
  rule(
    String.raw`(?:for\s+)?(?:at\s+least\s+)?${number}(?:${between}${number})?\s*(?:hours?|hrs?|h|minutes?|mins?)\s*(?:daily|(?:an?|per|each|every|/)\s*day)`,
    (_, place) => (place.dosed ? undefined : { kind: 'leave' }),
  ),
  // "5 days a week", "for 12 days of each month": neither how often nor how long.
  rule(
    String.raw`(?:for\s+|on\s+)?(?:the\s+)?(?:first\s+|last\s+)?${whole}(?:${between}${whole})?\s*(?:days?|nights?|weeks?|mornings?|evenings?)\s*(?:out\s+of(?:\s+every)?|of|in|an?|per|each|every|/)\s*(?:the\s+|an?\s+|each\s+|every\s+)?(?:days?|weeks?|months?|fortnights?|cycles?|years?|${whole})`,
    () => ({ kind: 'leave' }),
  ),
  rule(
    String.raw`(?:dispens\w*|collect\w*|issued?|review\w*|suppl(?:y|ied)|monitor\w*|check\w*|bloods?|inr|weigh\w*|deliver\w*|pick\s?up)(?:\s+(?:to\s+be|in|at|for|on|is))?\s+(?:(?:once|twice|a|per|every|each|${whole})\s+)*(?:da(?:ys?|ily)|week(?:s|ly)?|month(?:s|ly)?|fortnight(?:ly)?|year(?:s|ly)?)`,
    () => ({ kind: 'leave' }),
  ),
  rule(String.raw`every\s+(?:${whole}|third|3rd|fourth|4th|few)\s+(?:nights?|mornings?|evenings?)`, () => ({
    kind: 'leave',
  })),
  rule(String.raw`(?:by\s+)?day\s+and\s+(?:by\s+)?night`, () => ({ kind: 'leave' })),
  // "Methotrexate 2.5mg x 4 weekly" is four tablets once a week; only who says "times" counts the times.
  rule(
    String.raw`x\s*${whole}\s*(?:(?:an?|per|each|every|/)\s*)?(?:week|weekly|month|monthly|year|yearly|fortnight)`,
    () => ({ kind: 'leave' }),
  ),
  rule(String.raw`x\s*(?<low>${whole})(?:\s*times?)?${perPeriod}`, (said) => readTimes(said, false)),
  rule(times + perPeriod + notOtherwise, (said, place) => {
    const [asked, dashed] = [orAmount(said, place), dashedAs(said, place)];
    if (isInterval(said) || asked === 'how-many' || dashed === 'two-things') return undefined;
    return asked === 'in-doubt' || dashed === 'in-doubt' ? { kind: 'leave' } : readTimes(said, false);
  }),
  rule(limit + times + perPeriod + notOtherwise, (said) => readTimes(said, true)),
  rule(
    String.raw`(?:(?<count>once|twice|thrice|${whole}\s+times?)\s+)?(?:every|each)\s*(?<low>${number})(?:${between}(?<high>${number}))?\s*(?<unit>${periodWord})`,
    (said) => readEvery((name) => (name === 'count' ? said('count').replace(/\s+times?$/, '') : said(name))),
  ),
  rule(
    String.raw`(?<low>${whole})(?:(?:(?<dash>\s+[-\u2013]\s+)|${between})(?<high>${whole}))?\s*-?\s*(?<unit>hour|hr)ly`,
    (said, place) => {
      const dashed = dashedAs(said, place);
      if (dashed === 'two-things' || (dashed === 'in-doubt' && numberOf(said('low')) === one))
        return undefined;
      return dashed === 'in-doubt' ? { kind: 'leave' } : readEvery(said);
    },
  ),
  rule(
    String.raw`(?<low>${whole})(?:${between}(?<high>${whole}))?\s*-?\s*(?<unit>week|month)ly(?!\s+(?:on\s+)?(?:mon|tue|wed|thu|fri|sat|sun))` +
      notOtherwise,
    readInterval,
  ),
  rule(String.raw`q\s?\.?(?<low>\d{1,2})(?:-(?<high>\d{1,2}))?\s?(?<unit>h)(?:rs?|ourly)?`, readEvery),
  rule(latinWord, (said) => often(latinCount(said), one, 'd')),
  rule(limit + latinWord, (said) => {
    const most = latinCount(said);
    return most === undefined
      ? undefined
      : { kind: 'often', often: { frequencyMax: most, period: one, periodUnit: 'd' } };
  }),
  rule(String.raw`every\s+(?<nth>third|3rd|fourth|4th)\s+(?<unit>day|week|month)`, (said) => {
    const periodUnit = periodUnitOf(said('unit'));
    return periodUnit === undefined ? undefined : often(one, decimal(ordinals[said('nth')] ?? 3), periodUnit);
  }),
  fixed(
    String.raw`daily|each\s+day|every\s+day|everyday|per\s+day|a\s?day|/\s*day|once\s*-\s*daily|once\s+every\s+day|once\s+each\s+day`,
    { frequency: one, period: one, periodUnit: 'd' },
  ),
  fixed(
    String.raw`(?:(?:(?:once\s+)?daily|once\s+a\s+day|once|o\.?d\.?)[\s,]+)?(?:${everyOther}\s+day(?:s|ly)?|alt\.?\s+die|alternate-day|e\.?o\.?d|q\.?o\.?d)`,
    {
      frequency: one,
      period: decimal(2),
      periodUnit: 'd',
    },
  ),
  fixed(
    String.raw`${everyOther}\s+nights?`,
    { frequency: one, period: decimal(2), periodUnit: 'd' },
    'NIGHT',
  ),
  fixed(
    String.raw`${everyOther}\s+mornings?`,
    { frequency: one, period: decimal(2), periodUnit: 'd' },
    'MORN',
  ),
  fixed(String.raw`${everyOther}\s+weeks?`, { frequency: one, period: decimal(2), periodUnit: 'wk' }),
  fixed(String.raw`weekly|(?:once\s+)?(?:each|every|per|a)\s+week|once\s*-\s*weekly|/\s*week`, {
    frequency: one,
    period: one,
    periodUnit: 'wk',
  }),
  fixed(String.raw`(?:once\s+)?fortnightly|(?:once\s+)?(?:each|every|per|a)\s+fortnight`, {
    frequency: one,
    period: decimal(2),
    periodUnit: 'wk',
  }),
  fixed(String.raw`monthly|(?:once\s+)?(?:each|every|per|a)\s+month|once\s*-\s*monthly`, {
    frequency: one,
    period: one,
    periodUnit: 'mo',
  }),
  fixed(String.raw`yearly|annually|(?:once\s+)?(?:each|every|per|a)\s+year`, {
    frequency: one,
    period: one,
    periodUnit: 'a',
  }),
  fixed(String.raw`hourly|(?:each|every)\s+hour`, { frequency: one, period: one, periodUnit: 'h' }),
  // The stroke is no word: "1 tablet/day", "20mg/day".
  fixed(String.raw`(?<=(?:[a-z)]|(?<!\d)1)\s?/\s?)(?<!\d\s?x\s?/\s?)day`, {
    frequency: one,
    period: one,
    periodUnit: 'd',
  }),
  fixed(String.raw`quarterly`, { frequency: one, period: decimal(3), periodUnit: 'mo' }),
];
