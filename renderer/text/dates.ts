import { showDate } from '../../shared/core/instant.ts';

/** Wards run on the clock on their wall, whatever zone the computer was set to. */
const wardZone = 'Europe/London';

const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: wardZone,
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

type Wall = { readonly weekday: string; readonly day: string; readonly time: string };

/** The wall clock of a moment: weekday, day as `YYYY-MM-DD`, time as `HH:MM`. */
export function wallClock(millis: number): Wall {
  const parts = new Map(wall.formatToParts(millis).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    weekday: part('weekday'),
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

const hasTime = (text: string): boolean => /T\d{2}:\d{2}/.test(text);

/** Milliseconds of a date-time; `undefined` for a date without a time, which is no moment. */
export function momentOf(text: string): number | undefined {
  const millis = hasTime(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(millis) ? undefined : millis;
}

/** `Wed 18-Nov-2026 10:52`, as the app bar shows it. */
export function showNow(millis: number): string {
  const at = wallClock(millis);
  return `${at.weekday} ${showDate(at.day)} ${at.time}`;
}

/** `18-Nov-2026 10:52`; a date without a time stays a date. */
export function showMoment(text: string): string {
  const millis = momentOf(text);
  if (millis === undefined) return showDate(text);
  const at = wallClock(millis);
  return `${showDate(at.day)} ${at.time}`;
}

/** The time alone when it was today, else the day with the time: `10:44 today`, `17-Nov-2026 16:20`. */
export function showWhen(text: string, nowMillis: number): string {
  const millis = momentOf(text);
  if (millis === undefined) return showDate(text);
  const at = wallClock(millis);
  return at.day === wallClock(nowMillis).day ? `${at.time} today` : `${showDate(at.day)} ${at.time}`;
}

/** As short as it can be said without losing the day: `10:44`, `17-Nov-2026 16:20`. */
export function showShortly(text: string, nowMillis: number): string {
  return showWhen(text, nowMillis).replace(' today', '');
}

const minuteMillis = 60_000;

/** How long, in whole minutes, hours or days: `4 min`, `2 h`, `26 h`, `5 days`. */
export function showAge(millis: number): string {
  const minutes = Math.max(0, Math.floor(millis / minuteMillis));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 72 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** Hours and minutes: `5 h 28 min`, `18 h`, `12 min`. */
export function showHours(millis: number): string {
  const minutes = Math.max(0, Math.floor(millis / minuteMillis));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Completed years between a full date of birth and the day now; `undefined` when the birth date is partial. */
export function ageYears(born: string, nowMillis: number): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(born)) return undefined;
  const today = wallClock(nowMillis).day;
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5, 10) ? years - 1 : years;
}
