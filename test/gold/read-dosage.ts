import type { GoldDose } from './format.ts';

type Draft = { -readonly [Key in keyof GoldDose]: GoldDose[Key] };

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const events = [
  'MORN',
  'AFT',
  'EVE',
  'NIGHT',
  'HS',
  'WAKE',
  'AC',
  'ACM',
  'ACD',
  'ACV',
  'PC',
  'PCM',
  'PCD',
  'PCV',
  'C',
  'CM',
  'CD',
  'CV',
];

type Token = { readonly pattern: RegExp; readonly take: (draft: Draft, parts: readonly string[]) => void };

const tokens: readonly Token[] = [
  {
    pattern: /^(\d+)(?:-(\d+))?\/(\d*)(h|d|wk|mo|min)$/,
    take: (draft, [, low, high, period, unit]) => {
      draft.frequency = low;
      if (high !== undefined) draft.frequencyMax = high;
      draft.period = period === '' ? '1' : period;
      draft.periodUnit = unit;
    },
  },
  {
    pattern: /^@(\d\d:\d\d)$/,
    take: (draft, [, time = '']) => (draft.timeOfDay = [...draft.timeOfDay, time]),
  },
  { pattern: /^prn$/, take: (draft) => (draft.asNeeded = {}) },
  {
    pattern: /^prn:(.+)$/,
    take: (draft, [, reason = '']) => (draft.asNeeded = { reason: reason.replaceAll('_', ' ') }),
  },
  { pattern: /^r:(.+)$/, take: (draft, [, route]) => (draft.route = route) },
  { pattern: /^site:(.+)$/, take: (draft, [, site = '']) => (draft.site = site.replaceAll('_', ' ')) },
  {
    pattern: /^max:([\d.]+)([a-zA-Z]+)\/(h|d|wk)$/,
    take: (draft, [, value = '', unit = '', periodUnit = '']) => (draft.max = { value, unit, periodUnit }),
  },
  {
    pattern: /^for:(\d+)(d|wk|mo)$/,
    take: (draft, [, value = '', unit = '']) => (draft.bounds = { value, unit }),
  },
  { pattern: /^count:(\d+)$/, take: (draft, [, count]) => (draft.count = count) },
  {
    pattern: /^([\d.]+)(?:-([\d.]+))?$/,
    take: (draft, [, low, high]) => {
      draft.low = low;
      if (high !== undefined) draft.high = high;
    },
  },
];

function takeWord(draft: Draft, word: string, where: string): void {
  if (days.includes(word)) draft.dayOfWeek = [...draft.dayOfWeek, word];
  else if (events.includes(word)) draft.when = [...draft.when, word];
  else {
    const token = tokens.find((candidate) => candidate.pattern.test(word));
    if (token !== undefined) token.take(draft, token.pattern.exec(word) ?? []);
    else if (draft.low !== undefined && draft.unit === undefined) draft.unit = word;
    else throw new Error(`gold set, ${where}: unknown word "${word}" in a dosage`);
  }
}

/** Reads the coded dosages between braces: `5 mg 2/d r:oral`, ` & ` for at the same time, ` > ` for one after another. */
export function readDosages(text: string, where: string): readonly GoldDose[] {
  return text.split(' > ').flatMap((step, index) =>
    step.split(' & ').map((one) => {
      const draft: Draft = { timeOfDay: [], dayOfWeek: [], when: [], sequence: index + 1 };
      for (const word of one.trim().split(/\s+/)) takeWord(draft, word, where);
      return draft;
    }),
  );
}
