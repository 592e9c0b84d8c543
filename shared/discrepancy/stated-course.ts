import { decimal, multiply, type Decimal } from '../core/decimal.ts';
import { daysBetween } from '../core/instant.ts';
import type { PeriodUnit, TimingBounds } from '../medicines/dosage.ts';
import type { Stated } from './stated.ts';

/** How long a course is, in each way a line states it. */
export type Course = {
  readonly days?: Decimal;
  readonly months?: Decimal;
  readonly end?: string;
  readonly doses?: Decimal;
};

const daysIn: Readonly<Partial<Record<PeriodUnit, Decimal>>> = { d: decimal(1), wk: decimal(7) };
const monthsIn: Readonly<Partial<Record<PeriodUnit, Decimal>>> = { mo: decimal(1), a: decimal(12) };

/** How long directions are for by themselves ("for seven days", "six doses"). */
export function courseOfDirections({ meanings }: Stated): Course {
  const timings = meanings.map((meaning) => meaning.timing);
  const count = timings.map((timing) => timing.count).find((found) => found !== undefined);
  return {
    ...(count === undefined ? {} : { doses: count }),
    ...timings
      .flatMap(({ bounds }) => (bounds === undefined ? [] : [ofBounds(bounds)]))
      .reduce((all, one) => ({ ...all, ...one }), {}),
  };
}

export function ofLength(value: Decimal, unit: PeriodUnit): Course {
  const [days, months] = [daysIn[unit], monthsIn[unit]];
  return days !== undefined
    ? { days: multiply(value, days) }
    : months !== undefined
      ? { months: multiply(value, months) }
      : {};
}

function ofBounds(bounds: TimingBounds): Course {
  switch (bounds.kind) {
    case 'duration':
      return ofLength(bounds.value, bounds.unit);
    case 'range':
      return bounds.high === undefined ? {} : ofLength(bounds.high, bounds.unit);
    case 'period':
      return bounds.end === undefined
        ? {}
        : { ...ofPeriod(bounds.start, bounds.end), end: bounds.end.slice(0, 10) };
  }
}

/** A period of whole days holds its last day (FHIR `Period.end`); one with times is as long as from its start to its end. */
function ofPeriod(start: string | undefined, end: string): Course {
  const [from, to] = [start?.slice(0, 10) ?? '', end.slice(0, 10)];
  if (from.length < 10 || to.length < 10 || to < from) return {};
  const timed = start !== undefined && start.length > 10 && end.length > 10;
  return { days: decimal(daysBetween(from, to) + (timed ? 0 : 1)) };
}
