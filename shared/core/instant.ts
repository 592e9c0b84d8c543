import { brand, type Brand } from './brand.ts';
import { err, ok, type Result } from './result.ts';

/** A moment in UTC to the millisecond, `2026-11-18T10:52:00.000Z`. Sorts as text. */
export type Instant = Brand<string, 'Instant'>;

/** A FHIR date or dateTime exactly as sent, partial dates staying partial: `2026`, `2026-11`, `2026-11-18`, or with time. */
export type PartialDate = Brand<string, 'PartialDate'>;

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Days of a month, proleptic Gregorian; month is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Reads a FHIR date or dateTime; a date that cannot exist (`2010-13-45`) is a fault, not a guess. */
export function readPartialDate(text: string): Result<PartialDate, { kind: 'not-a-date' }> {
  const parts = pattern.exec(text);
  if (parts === null) return err({ kind: 'not-a-date' });
  const [, year = '0', month = '01', day = '01', hour = '00', minute = '00', second = '00'] = parts;
  const exists =
    Number(year) >= 1 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth(Number(year), Number(month)) &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 60;
  return exists ? ok(brand<PartialDate>(text)) : err({ kind: 'not-a-date' });
}

/** Milliseconds since 1970 of an instant. */
export const toMillis = (instant: Instant): number => Date.parse(instant);

/** The instant of milliseconds since 1970. */
export const fromMillis = (millis: number): Instant => brand<Instant>(new Date(millis).toISOString());

/** Reads any ISO date-time with a zone into an instant. */
export function readInstant(text: string): Result<Instant, { kind: 'not-an-instant' }> {
  if (!/T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || !readPartialDate(text).ok)
    return err({ kind: 'not-an-instant' });
  return ok(fromMillis(Date.parse(text)));
}

/** The calendar day of a date, `undefined` when the date does not say the day. */
export const dayOf = (date: PartialDate): string | undefined =>
  date.length >= 10 ? date.slice(0, 10) : undefined;

/** Whole days from `from` to `to` (negative when `to` is earlier); both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The day `days` after `day` (`YYYY-MM-DD`). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** NHS display, `18-Nov-2026`; a partial date stays partial (`Nov-2026`, `2026`). Times are shown by `showTime`. */
export function showDate(date: string): string {
  const [year = '', month, day] = date.slice(0, 10).split('-');
  if (month === undefined) return year;
  const name = months[Number(month) - 1] ?? month;
  return day === undefined ? `${name}-${year}` : `${day}-${name}-${year}`;
}

let clock: Intl.DateTimeFormat | undefined;

/** Made when a moment is first shown: it loads the world's time zones, a sixth of all that starting the engine costs. */
const londonClock = (): Intl.DateTimeFormat =>
  (clock ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }));

/** A moment as a ward's clock shows it, `18-Nov-2026 10:52`: UK time, whatever zone it was sent in. Dates stay dates. */
export function showDateTime(text: string): string {
  const millis = Date.parse(text);
  if (!/T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(millis)) return showDate(text);
  const parts = new Map<string, string>(
    londonClock()
      .formatToParts(millis)
      .map((part) => [part.type, part.value]),
  );
  const of = (type: string): string => parts.get(type) ?? '';
  return `${showDate(`${of('year')}-${of('month')}-${of('day')}`)} ${of('hour')}:${of('minute')}`;
}

/** The time of day alone, `10:52`. */
export const showTime = (instant: Instant): string => showDateTime(instant).slice(-5);
