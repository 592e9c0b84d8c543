import type { Part } from './stated.ts';

/** When in the day or the week directions are for, each thing once and in order; empty where they do not say. */
export type Times = {
  readonly days: readonly string[];
  readonly clock: readonly string[];
  readonly slots: readonly string[];
  readonly meals: readonly string[];
  /** The thirds of the day that slots and clock times lie in. */
  readonly thirds: readonly string[];
};

export const timesOf = (parts: readonly Part[]): Times => ({
  days: allOf(parts, ({ days }) => days),
  clock: allOf(parts, ({ clock }) => clock),
  slots: allOf(parts, ({ slots }) => slots),
  meals: allOf(parts, ({ meals }) => meals),
  thirds: allOf(parts, ({ slots, clock }) => [...slots, ...clock].map(thirdOfDay)),
});

const allOf = (parts: readonly Part[], of: (part: Part) => readonly string[]): readonly string[] =>
  [...new Set(parts.flatMap(of))].toSorted();

/** A slot or a clock time as morning (from 04:00), middle of the day (from 11:00) or evening and night (from 16:00). */
function thirdOfDay(time: string): 'morning' | 'middle' | 'night' {
  if (time === 'morning' || (time >= '04:00' && time < '11:00')) return 'morning';
  if (time === 'noon' || time === 'afternoon' || (time >= '11:00' && time < '16:00')) return 'middle';
  return 'night';
}

export const statesTimes = ({ days, clock, slots, meals }: Times): boolean =>
  days.length + clock.length + slots.length + meals.length > 0;

const kinds = [
  ['days', 'days'],
  ['clock', 'clock times'],
  ['slots', 'times of day'],
  ['meals', 'meals'],
] as const;

/** What both sides say about the time and say differently; an amount given at another time of day is its own thing. */
export function timesBetween(a: Times, b: Times): string | undefined {
  for (const [kind, words] of kinds)
    if (differ(a[kind], b[kind])) return `${words}: ${a[kind].join(', ')} against ${b[kind].join(', ')}`;
  // A time of day in words against one by the clock ("in the morning", 22:00): only the third of the day is compared.
  return differ(a.thirds, b.thirds) ? `times of day: ${ofDay(a)} against ${ofDay(b)}` : undefined;
}

const differ = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && other.length > 0 && one.join() !== other.join();

const ofDay = ({ slots, clock }: Times): string => [...slots, ...clock].join(', ');
