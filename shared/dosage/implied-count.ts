import { table } from '../core/table.ts';
import type { Claim } from './facts.ts';

/** The part of the day an event belongs to; a plain "with food" belongs to none. */
const slots = table<string>({
  MORN: 'morning',
  WAKE: 'morning',
  CM: 'morning',
  ACM: 'morning',
  PCM: 'morning',
  NOON: 'midday',
  CD: 'midday',
  ACD: 'midday',
  PCD: 'midday',
  AFT: 'afternoon',
  EVE: 'evening',
  CV: 'evening',
  ACV: 'evening',
  PCV: 'evening',
  NIGHT: 'night',
  HS: 'night',
});
const clockParts: readonly string[] = ['MORN', 'NOON', 'AFT', 'EVE', 'NIGHT', 'HS', 'WAKE'];

/** Hours of the clock, from the first to before the last, that people call so: eight is in the evening and at night. */
const hours = table<readonly [from: number, to: number]>({
  morning: [4, 12],
  midday: [11, 15],
  afternoon: [12, 19],
  evening: [16, 24],
  night: [18, 28],
});

function isIn(slot: string, time: string): boolean {
  const [from, to] = hours[slot] ?? [0, 0];
  const hour = Number(time.slice(0, 2));
  return [hour, hour + 24].some((one) => one >= from && one < to);
}

const timesOf = (claim: Claim | undefined): readonly string[] =>
  claim?.fact.kind === 'times' ? claim.fact.times : [];

/**
 * How many times a day the moments say that were named, without a word of how often: "one at night" is once a day, "morning and
 * night" twice. A meal beside a part of the day, and either beside a time of the clock ("at 10pm at night"), only says when in it;
 * with food and no more says nothing about how often.
 */
export function impliedCount(claims: readonly Claim[]): number | undefined {
  const times = new Set(claims.flatMap(timesOf));
  const seen = new Set<string>();
  let clock = false;
  let open = false;
  for (const [index, claim] of claims.entries()) {
    if (claim.fact.kind !== 'when') continue;
    const beside = [claims[index - 1], claims[index + 1]];
    const joined = beside.some((one) => one?.fact.kind === 'and');
    const near = beside.flatMap(timesOf);
    for (const code of claim.fact.codes) {
      const slot = slots[code];
      if (slot === undefined) open ||= joined;
      else if ((joined && near.length === 0 ? near : [...times]).some((time) => isIn(slot, time))) continue;
      else if (!clock || joined || clockParts.includes(code)) seen.add(slot);
      clock ||= clockParts.includes(code);
    }
  }
  const count = times.size + seen.size;
  return open || count === 0 ? undefined : count;
}
