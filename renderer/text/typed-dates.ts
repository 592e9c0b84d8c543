import { wallClock } from './dates.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const two = (text: string): string => text.padStart(2, '0');

/** What a person typed as a date, with or without a time, as FHIR has it; `undefined` when it is not one. */
export function readTypedDate(typed: string, nowMillis: number): string | undefined {
  const text = typed.trim().toLowerCase();
  const timed = /^(.*?)[ ,]*(?:at )?(\d{1,2})[:.](\d{2})$/.exec(text);
  const day = dayOf((timed?.[1] ?? text).trim(), nowMillis, timed !== null);
  if (day === undefined) return undefined;
  if (timed === null) return day;
  const [hour, minute] = [Number(timed[2]), Number(timed[3])];
  if (hour > 23 || minute > 59 || day.length < 10) return undefined;
  return withZone(`${day}T${two(String(hour))}:${two(String(minute))}:00`);
}

/** A day, or as much of one as was typed: 17-Nov-2026, 17/11/2026, Nov 2026, 2026, today, yesterday. */
function dayOf(text: string, nowMillis: number, timed: boolean): string | undefined {
  if (text === 'today' || (text === '' && timed)) return wallClock(nowMillis).day;
  if (text === 'yesterday') return wallClock(nowMillis - 86_400_000).day;
  if (/^\d{4}$/.test(text)) return text;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return existing(text);
  const worded = /^(?:(\d{1,2})[ -/.])?([a-z]{3})[a-z]*[ -/.](\d{4})$/.exec(text);
  if (worded !== null) return fromParts(worded[3], months.indexOf(worded[2] ?? '') + 1, worded[1]);
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  return figures === null ? undefined : fromParts(figures[3], Number(figures[2]), figures[1]);
}

function fromParts(year = '', month = 0, day?: string): string | undefined {
  if (month < 1 || month > 12) return undefined;
  const start = `${year}-${two(String(month))}`;
  return day === undefined ? start : existing(`${start}-${two(day)}`);
}

/** 31-Feb is no day. */
const existing = (day: string): string | undefined => {
  const millis = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(millis) || wallClock(millis).day !== day ? undefined : day;
};

/** Adds the offset the ward's clock had at that moment: +00:00 in winter, +01:00 in summer. */
function withZone(local: string): string {
  const shown = (millis: number): string => `${wallClock(millis).day}T${wallClock(millis).time}:00`;
  const winter = Date.parse(`${local}Z`);
  return shown(winter) === local ? `${local}+00:00` : `${local}+01:00`;
}
