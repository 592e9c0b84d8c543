/** The pretend trust's clock, as milliseconds since 1970. Everything the stores date, and "now" for the patients, comes from it. */
export type Clock = () => number;

/**
 * When the pretend trust's clock starts, to the millisecond: a day (`2026-11-18`) means 10:52 UTC on it, an instant means itself,
 * and nothing the machine's own time.
 */
export function startOf(from: string | undefined): number {
  if (from === undefined) return Date.now();
  const start = Date.parse(from.length === 10 ? `${from}T10:52:00Z` : from);
  if (Number.isNaN(start)) throw new Error(`The sandbox's clock cannot start at "${from}".`);
  return start;
}

export const isoNow = (clock: Clock): string => new Date(clock()).toISOString();
