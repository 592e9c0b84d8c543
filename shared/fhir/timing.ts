import type { JsonObject } from '../core/brand.ts';
import type { DayOfWeek, PeriodUnit, Timing, TimingBounds } from '../medicines/dosage.ts';
import { timingOfCode } from '../medicines/timing-code.ts';
import type { Concept } from '../medicines/codes.ts';
import { readDirections } from '../dosage/dosage.ts';
import { readConcept } from './concept.ts';
import { child, isNode, items, knownDecimal, object, rawText, text } from './node.ts';
import { readQuantity } from './quantity.ts';
import { readPartialDate } from '../core/instant.ts';
import { table } from '../core/table.ts';

const days: readonly DayOfWeek[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const periodUnits: readonly PeriodUnit[] = ['s', 'min', 'h', 'd', 'wk', 'mo', 'a'];
/** Source: FHIR `UnitsOfTime`, and how systems write the same in words, singular. */
const unitWords = table<PeriodUnit>({
  sec: 's',
  second: 's',
  minute: 'min',
  hr: 'h',
  hour: 'h',
  day: 'd',
  wk: 'wk',
  week: 'wk',
  mth: 'mo',
  mon: 'mo',
  month: 'mo',
  yr: 'a',
  year: 'a',
});

/** What could not be read on the way; empty when everything was. */
export type Problem = { readonly path: string; readonly raw: string };
export type Problems = { add: (path: string, raw: unknown) => void };

export const problemList = (): Problems & { readonly found: readonly Problem[] } => {
  const found: Problem[] = [];
  return { found, add: (path, raw) => void found.push({ path, raw: rawText(raw) }) };
};

const periodUnit = (word: string | undefined): PeriodUnit | undefined =>
  periodUnits.find((unit) => unit === word) ??
  (word === undefined ? undefined : unitWords[word.trim().toLowerCase().replace(/s$/, '')]);

export const emptyTiming: Timing = { dayOfWeek: [], timeOfDay: [], when: [], events: [] };

/** A FHIR Timing as meaning. What it does not hold is left out; what it holds and cannot be read goes to `problems`. */
export function readTiming(node: JsonObject | undefined, problems: Problems): Timing {
  if (node === undefined) return emptyTiming;
  const repeat = object(node, 'repeat');
  if (repeat === undefined && node['repeat'] !== undefined) problems.add('timing.repeat', node['repeat']);
  const code = object(node, 'code');
  const bounds = readBounds(repeat, problems);
  const timing = withCode({
    ...numbers(repeat, problems),
    ...units(repeat, problems),
    dayOfWeek: words(repeat, 'dayOfWeek', problems, dayOf),
    timeOfDay: words(repeat, 'timeOfDay', problems, (time) =>
      /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/.test(time)
        ? time.replace(/^(\d\d:\d\d):00(\.0+)?$/, '$1')
        : undefined,
    ),
    when: words(repeat, 'when', problems, (when) => (/^[A-Z]+(\.[a-z]+)?$/.test(when) ? when : undefined)),
    events: words(node, 'event', problems, (event) => (readPartialDate(event).ok ? event : undefined)),
    ...(bounds === undefined ? {} : { bounds }),
    ...(code === undefined ? {} : { code: readConcept(code) }),
  });
  if (contradictsCode(timing)) problems.add('timing.code', code);
  return timing;
}

/** Whether a code says one pace and the numbers beside it another: "BID" beside once a day. */
function contradictsCode({ code, frequency, frequencyMax, period, periodMax, periodUnit }: Timing): boolean {
  const said = code === undefined ? undefined : timingOfCode(code);
  if (said === undefined || frequencyMax !== undefined || periodMax !== undefined) return false;
  const [coded, numbers] = [said, { frequency, period, periodUnit }].map(daysPerDose);
  return coded !== undefined && numbers !== undefined && Math.abs(coded - numbers) > 1e-9;
}

/** Source: UCUM; a month and a year by their mean length. */
const daysIn: Readonly<Record<PeriodUnit, number>> = {
  s: 1 / 86_400,
  min: 1 / 1_440,
  h: 1 / 24,
  d: 1,
  wk: 7,
  mo: 365.25 / 12,
  a: 365.25,
};

const daysPerDose = ({ frequency, period, periodUnit }: Partial<Timing>): number | undefined =>
  frequency === undefined || period === undefined || periodUnit === undefined || Number(frequency) === 0
    ? undefined
    : (Number(period) * daysIn[periodUnit]) / Number(frequency);

/** A code is the whole of a timing that says nothing else about how often. */
function withCode(timing: Timing): Timing {
  const { frequency, frequencyMax, period, count, code } = timing;
  const stated =
    [frequency, frequencyMax, period, count].some((value) => value !== undefined) ||
    [timing.dayOfWeek, timing.timeOfDay, timing.when, timing.events].some((list) => list.length > 0);
  return stated || code === undefined
    ? timing
    : { ...timing, ...(timingOfCode(code) ?? timingOfWords(code)) };
}

/** The words of a code ("Twice a day (qualifier value)"), where all of them are understood as how often. */
function timingOfWords({ text, codes }: Concept): Partial<Timing> | undefined {
  const said = [text, ...codes.map(({ display }) => display ?? ''), ...codes.map(({ code }) => code)];
  for (const words of said) {
    const plain = words
      .replace(/\((?:qualifier value|observable entity)\)|at institution[- ]specified times?/gi, '')
      .replaceAll('_', ' ')
      .trim();
    const { meaning, remainder } = readDirections(plain);
    const [only, ...others] = meaning;
    const isRead = only !== undefined && others.length === 0 && remainder === '' && only.doses.length === 0;
    if (!isRead) continue;
    const { frequency, frequencyMax, period, timeOfDay, when, dayOfWeek } = only.timing;
    if ([frequency, frequencyMax, period].some((one) => one !== undefined)) return only.timing;
    if (timeOfDay.length + when.length + dayOfWeek.length > 0) return only.timing;
  }
  return undefined;
}

function words<T extends string>(
  node: unknown,
  name: string,
  problems: Problems,
  read: (word: string) => T | undefined,
): readonly T[] {
  return items(node, name).flatMap((item) => {
    const found = typeof item === 'string' ? read(item) : undefined;
    if (found === undefined) problems.add(`timing.${name}`, item);
    return found ?? [];
  });
}

/** "Monday" and "MON" are `mon`. */
const dayOf = (word: string): DayOfWeek | undefined => {
  const lower = word.trim().toLowerCase();
  return days.find((day) => day === lower || dayNames[day] === lower);
};
const dayNames: Readonly<Record<DayOfWeek, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
};

function numbers(repeat: JsonObject | undefined, problems: Problems): Partial<Timing> {
  const names = [
    'frequency',
    'frequencyMax',
    'period',
    'periodMax',
    'duration',
    'durationMax',
    'count',
    'countMax',
  ] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = knownDecimal(repeat, name);
      if (value.kind === 'unreadable') problems.add(`timing.${name}`, value.raw);
      if (value.kind === 'known' && (value.value.startsWith('-') || value.value.length > 6))
        problems.add(`timing.${name}`, value.value);
      return value.kind === 'known' ? [[name, value.value]] : [];
    }),
  );
}

function units(repeat: JsonObject | undefined, problems: Problems): Partial<Timing> {
  const offset = knownDecimal(repeat, 'offset');
  if (offset.kind === 'unreadable') problems.add('timing.offset', offset.raw);
  if (offset.kind === 'known' && !/^\d{1,6}$/.test(offset.value)) problems.add('timing.offset', offset.value);
  const period = unitAt(repeat, 'periodUnit', problems);
  const duration = unitAt(repeat, 'durationUnit', problems);
  return {
    ...(period === undefined ? {} : { periodUnit: period }),
    ...(duration === undefined ? {} : { durationUnit: duration }),
    ...(offset.kind === 'known' ? { offsetMinutes: Number(offset.value) } : {}),
  };
}

function unitAt(repeat: JsonObject | undefined, name: string, problems: Problems): PeriodUnit | undefined {
  const unit = periodUnit(text(repeat, name));
  if (unit === undefined && child(repeat, name) !== undefined)
    problems.add(`timing.${name}`, child(repeat, name));
  return unit;
}

function readBounds(repeat: JsonObject | undefined, problems: Problems): TimingBounds | undefined {
  const name = ['boundsDuration', 'boundsRange', 'boundsPeriod'].find(
    (one) => child(repeat, one) !== undefined,
  );
  if (name === undefined) return undefined;
  const node = child(repeat, name);
  const bounds =
    name === 'boundsDuration'
      ? durationBounds(node)
      : name === 'boundsRange'
        ? rangeBounds(node)
        : periodBounds(node);
  if (bounds === undefined) problems.add(`timing.${name}`, node);
  return bounds;
}

function durationBounds(node: unknown): TimingBounds | undefined {
  const duration = readQuantity(node);
  const unit =
    duration.kind === 'known'
      ? (periodUnit(duration.value.unit) ?? periodUnit(text(node, 'code')))
      : undefined;
  return duration.kind === 'known' && unit !== undefined
    ? { kind: 'duration', value: duration.value.value, unit }
    : undefined;
}

function rangeBounds(node: unknown): TimingBounds | undefined {
  const low = readQuantity(child(node, 'low'));
  const high = readQuantity(child(node, 'high'));
  if (low.kind === 'unreadable' || high.kind === 'unreadable') return undefined;
  // The rules write the unit once, and so do some sources.
  const stated = [low, high].flatMap((end) =>
    end.kind === 'known' && !(end.value.unit === '' && high.kind === 'known' && end !== high)
      ? [periodUnit(end.value.unit)]
      : [],
  );
  const [unit] = stated;
  if (unit === undefined || stated.some((other) => other !== unit)) return undefined;
  return {
    kind: 'range',
    ...(low.kind === 'known' ? { low: low.value.value } : {}),
    ...(high.kind === 'known' ? { high: high.value.value } : {}),
    unit,
  };
}

function periodBounds(node: unknown): TimingBounds | undefined {
  if (!isNode(node)) return undefined;
  const ends = ['start', 'end'].flatMap((name) =>
    node[name] === undefined ? [] : [[name, text(node, name)] as const],
  );
  const broken = ends.some(([, date]) => date === undefined || !readPartialDate(date).ok);
  return broken ? undefined : { kind: 'period', ...Object.fromEntries(ends) };
}
