import { decimal, multiply } from '../../core/decimal.ts';
import type { DayOfWeek } from '../../medicines/dosage.ts';
import { rule, type Fact, type Rule, type Said } from '../facts.ts';
import { between, numberOf, whole } from '../numbers.ts';

const meal = String.raw`(?:(?:a|an|the|your|each|every|main|their)\s+)*`;
const food = String.raw`(?:food|foods|meals?|main\s+meals?|mealtimes?|meal\s+times?|eating)`;

/** A named meal and the last letter of its code. */
const meals: readonly (readonly [words: string, letter: string])[] = [
  ['breakfast', 'M'],
  [String.raw`lunch(?:\s?time)?|midday\s+meal`, 'D'],
  [String.raw`dinner(?:\s?time)?|evening\s+meal|supper(?:\s?time)?|tea\s?time`, 'V'],
];

const parts: readonly (readonly [code: string, words: string])[] = [
  [
    'MORN',
    String.raw`(?:(?:in|during|of)\s+(?:(?:the|a)\s+)?|each\s+|every\s+)?(?:mornings?|morn|a\.m\.|am)|mane|o\.?m\.?|in\s+am`,
  ],
  ['NOON', String.raw`(?:at\s+)?(?:12\s*)?(?:midday|mid-day|noon)`],
  ['AFT', String.raw`(?:(?:in|during)\s+(?:the\s+)?|each\s+|every\s+)?afternoons?`],
  [
    'EVE',
    String.raw`(?:(?:in|during)\s+(?:the\s+)?|at\s+|each\s+|every\s+)?(?:evenings?|eve|p\.m\.|pm)(?!\s+meal)|in\s+pm`,
  ],
  [
    'NIGHT',
    String.raw`(?:(?:at|in\s+the|during\s+the|each|every|a)\s+)?(?:nights?(?:\s*-?time)?)|nightly|nocte?|noct\.|o\.n\.?`,
  ],
  [
    'HS',
    String.raw`(?:at\s+)?bed\s?time|on\s+going\s+to\s+bed|on\s+retiring|last\s+thing\s+at\s+night|h\.?s\.?`,
  ],
  ['WAKE', String.raw`(?:up)?on\s+(?:waking|rising)(?:\s+up)?`],
];

const anyMoment = [
  ...parts.map(([, words]) => words),
  String.raw`(?:before|after|with|at)\s+${meal}(?:bed(?:\s?time)?|${meals.map(([words]) => words).join('|')})`,
].join('|');

/** "As directed at night", "as per sliding scale with dinner": the dose of that moment stands somewhere else. */
export const toldElsewhere = String.raw`(?:as|when)\s+(?:directed|prescribed|advised|instructed|told|discussed|agreed|per\s+(?:\w+\s+){1,2}?)\s*(?:by\s+(?:\w+\s+){1,2}?)?(?:${anyMoment})`;

/** After another moment, whose dose it does not share: it stays unread with its words. */
const otherwiseThen: Rule = rule(
  String.raw`(?:(?:and|then|plus|but)\s+)?(?:(?:take|use|apply|give|inject)\s+)?${toldElsewhere}`,
  (_, place) => (place.timed ? { kind: 'leave' } : undefined),
);

const named = (code: string, words: string): Rule =>
  rule(`(?:${words})`, () => ({ kind: 'when', codes: [code] }));

/** "half an hour", "an hour", "30 minutes" in minutes. */
function minutesOf(said: Said): number | undefined {
  const count = said('count').startsWith('half')
    ? decimal(0.5)
    : /^an?$/.test(said('count'))
      ? decimal(1)
      : numberOf(said('count'));
  if (count === undefined) return undefined;
  return Number(said('unit').startsWith('h') ? multiply(count, decimal(60)) : count);
}

function around(letter: string, words: string): readonly Rule[] {
  const event = (side: string): string => `${side}${letter}`;
  // How long before stays on show as well: few who read a time of day look for an offset.
  const lead = String.raw`(?<keep>(?:(?:at\s+least|about|approximately|approx\.?)\s+)?(?:(?<count>half\s+an?|an?|${whole})(?:${between}(?<most>${whole}))?\s*(?<unit>hours?|hrs?|minutes?|mins?)\s+)?(?:(?:just|immediately|shortly|straight)\s+)?)?`;
  const relative =
    (side: 'AC' | 'PC') =>
    (said: Said): Fact | undefined => {
      if (said('count') === '' || said('most') !== '') return { kind: 'when', codes: [event(side)] };
      const minutes = minutesOf(said);
      return minutes === undefined
        ? undefined
        : { kind: 'when', codes: [event(side)], offsetMinutes: minutes };
    };
  return [
    rule(String.raw`${lead}before\s+${meal}(?:${words})`, relative('AC')),
    rule(String.raw`${lead}after\s+${meal}(?:${words})`, relative('PC')),
    rule(String.raw`(?:with|at|during)\s+${meal}(?:${words})`, () => ({ kind: 'when', codes: [event('C')] })),
    rule(
      String.raw`with\s+or\s+(?:(?<keep>just|immediately|shortly)\s+)?after\s+${meal}(?:${words})`,
      () => ({ kind: 'when', codes: [event('C'), event('PC')] }),
    ),
  ];
}

const dayNames: readonly (readonly [DayOfWeek, string])[] = [
  ['mon', 'mon(?:days?)?'],
  ['tue', 'tue(?:s|sdays?)?'],
  ['wed', 'wed(?:s|nesdays?)?'],
  ['thu', 'thu(?:r|rs|rsdays?)?'],
  ['fri', 'fri(?:days?)?'],
  ['sat', 'sat(?:urdays?)?'],
  ['sun', 'sun(?:days?)?'],
];
const order = dayNames.map(([day]) => day);
const anyDay = `(?:${dayNames.map(([, words]) => words).join('|')})`;
const gap = String.raw`(?:\s*[,/&+]\s*(?:and\s+)?|\s+and\s+(?:on\s+)?|\s+)`;

const dayOf = (word: string): DayOfWeek | undefined =>
  dayNames.find(([, words]) => new RegExp(`^${words}$`).test(word))?.[0];

function readDays(said: Said): Fact | undefined {
  const found = said('days')
    .split(/[^a-z]+/)
    .flatMap((word) => dayOf(word) ?? []);
  const inOrder = order.filter((day) => found.includes(day));
  return inOrder.length === 0 ? undefined : { kind: 'days', days: inOrder };
}

function readSpan(said: Said): Fact | undefined {
  const first = order.findIndex((day) => day === dayOf(said('first')));
  const last = order.findIndex((day) => day === dayOf(said('last')));
  return first < 0 || last <= first ? undefined : { kind: 'days', days: order.slice(first, last + 1) };
}

// Without "at" an hour stands right beside its am or pm: "1 am" may be one in the morning.
const clockWith = (gap: string): string =>
  String.raw`(?:(?:[01]?\d|2[0-3]):[0-5]\d(?:\s*[ap]\.?m\.?)?|(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?${gap}[ap]\.?m\.?|(?:[01]\d|2[0-3])\.[0-5]\d\s*(?:hrs?|hours?)|12\s*(?:noon|mid-?day))(?:\s*(?:hrs?|hours?|h))?`;
const clock = clockWith('');
const spacedClock = clockWith(String.raw`\s?`);
const bareClock = String.raw`(?:[01]\d|2[0-3])\.?[0-5]\d(?:\s*(?:hrs?|hours?|h))?`;
const timeList = (time: string): string => String.raw`${time}(?:${gap}(?:at\s+)?${time})*`;

function timeOf(text: string): string | undefined {
  const parts = /^(\d{1,2}?)(?:[:.]?([0-5]\d))?\s*(?:([ap])\.?m\.?)?$/.exec(
    text
      .replace(/^12\s*(?:noon|mid-?day)$/, '12:00')
      .replace(/\s*h\w*$/, '')
      .trim(),
  );
  if (parts === null) return undefined;
  const [, hours = '', minutes = '00', half] = parts;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  return hour > 23 || (half !== undefined && Number(hours) > 12)
    ? undefined
    : `${String(hour).padStart(2, '0')}:${minutes}`;
}

function readTimes(said: Said): Fact | undefined {
  const written = said('times').match(new RegExp(`${spacedClock}|${bareClock}`, 'g')) ?? [];
  const times = written.map(timeOf);
  return times.includes(undefined)
    ? undefined
    : { kind: 'times', times: times.filter((time) => time !== undefined) };
}

const hour = String.raw`(?:[01]?\d|2[0-4])(?!\d|[.:]\d)`;

/** Hours that could be morning or evening are left, and are no dose either. */
function readHours(said: Said): Fact | undefined {
  const hours = (said('hours').match(/\d+/g) ?? []).map(Number);
  return hours.some((one) => one > 12) && new Set(hours).size === hours.length
    ? { kind: 'times', times: hours.map((one) => `${String(one % 24).padStart(2, '0')}:00`).toSorted() }
    : { kind: 'leave' };
}

/** "Night as directed", "dinner nil", "8pm see chart": after another moment, it stays unread with its words. */
const otherwiseHere: Rule = rule(
  String.raw`(?:at\s+|on\s+)?(?:${anyMoment}|${meals.map(([words]) => words).join('|')}|${clock}|${anyDay})\s*[:=\u2013-]?\s*(?:(?:as|when)\s+(?:directed|prescribed|advised|instructed|told|discussed|agreed)|(?:as\s+)?per\s+\w+|see\s+\w+|according\s+to\s+\w+|nil|none|omit(?:ted)?|sliding\s+scale)`,
  (_, place) =>
    place.timed && place.dosed && place.previous?.kind !== 'and' ? { kind: 'leave' } : undefined,
);

const daysLead = String.raw`(?:(?:on|each|every)\s+)*(?:a\s+)?`;

export const whenRules: readonly Rule[] = [
  otherwiseThen,
  otherwiseHere,
  ...parts.map(([code, words]) => named(code, words)),
  // "20 mg on" is at night; any other "on" is a preposition.
  rule(String.raw`on(?=\s*(?:$|[.,;)]|prn\b|po\b|for\s+\d+(?!\d|\s*(?:h|min))))`, (_, place) =>
    place.previous?.kind === 'dose' ? { kind: 'when', codes: ['NIGHT'] } : undefined,
  ),
  // "breakfast, lunch, tea and bed": only in such a list is tea the meal.
  ...Object.entries({ tea: 'CV', bed: 'HS' }).map(([word, code]) =>
    rule(word, (_, place) =>
      place.previous?.kind === 'when' ||
      place.previous?.kind === 'and' ||
      (place.previous?.kind === 'dose' && place.timed)
        ? { kind: 'when', codes: [code] }
        : undefined,
    ),
  ),
  ...Object.entries({ weekday: order.slice(0, 5), weekend: order.slice(5) }).map(([word, days]) =>
    rule(String.raw`(?:(?:on|at|each|every)\s+)*(?:the\s+)?${word}s?`, () => ({ kind: 'days', days })),
  ),
  rule(String.raw`before\s+(?:bed\s?time|bed|sleep|going\s+to\s+bed)`, (_, place) =>
    place.after === 'unknown' ? undefined : { kind: 'when', codes: ['HS'] },
  ),
  ...meals.flatMap(([words, letter]) => around(letter, words)),
  ...meals.map(([words, letter]) => rule(`(?:${words})`, () => ({ kind: 'when', codes: [`C${letter}`] }))),
  // Before the plain words for food, which are as long.
  rule(String.raw`with\s+(?:each\s+|every\s+)?(?<keep>main)\s+meals?`, () => ({
    kind: 'when',
    codes: ['C'],
  })),
  ...around('', food),
  rule(String.raw`a\.?c\.?`, () => ({ kind: 'when', codes: ['AC'] })),
  rule(String.raw`p\.?c\.?`, () => ({ kind: 'when', codes: ['PC'] })),
  rule(
    String.raw`${daysLead}(?<days>${anyDay}(?:${gap}${anyDay})*)(?!\s*[-\u2013]\s*${anyDay}(?![a-z]))`,
    readDays,
  ),
  rule(
    String.raw`${daysLead}(?<first>${anyDay})\s*(?:-|\u2013|to|through)\s*(?<last>${anyDay})`,
    (said, place) => (place.after === 'unknown' ? undefined : readSpan(said)),
  ),
  rule(String.raw`(?:at\s+)?(?<times>${timeList(clock)})`, readTimes),
  rule(String.raw`at\s+(?<times>${timeList(`(?:${bareClock}|${spacedClock})`)})`, readTimes),
  // "30mg twice daily at 8 and 20": hours of the day, where one of them can be nothing else.
  rule(
    String.raw`at\s+(?<hours>${hour}(?:\s*(?:,|&|and)\s*(?:at\s+)?${hour})+)(?!\s*(?:tab|cap|mg|g|mcg|ml|unit|puff|drop)\w*)`,
    readHours,
  ),
  // "one 8 am": the dose has been said, so this is the hour.
  rule(`(?<times>${timeList(spacedClock)})`, (said, place) =>
    place.previous?.kind === 'dose' ? readTimes(said) : undefined,
  ),
  rule(String.raw`(?:at\s+)?(?:12\s*)?midnight`, () => ({ kind: 'times', times: ['00:00'] })),
];
