import { decimal, multiply, type Decimal } from '../core/decimal.ts';
import type { PeriodUnit, Timing, TimingBounds } from '../medicines/dosage.ts';
import type { Claim, Fact, HowOften } from './facts.ts';
import { impliedCount } from './implied-count.ts';

export const emptyTiming: Timing = { dayOfWeek: [], timeOfDay: [], when: [], events: [] };

type Of<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;
export type Told<Kind extends Fact['kind']> = { readonly claim: Claim; readonly fact: Of<Kind> };

const isOf = <Kind extends Fact['kind']>(fact: Fact, kind: Kind): fact is Of<Kind> => fact.kind === kind;

/** The claims of one kind with their fact. */
export const told = <Kind extends Fact['kind']>(
  claims: readonly Claim[],
  kind: Kind,
): readonly Told<Kind>[] =>
  claims.flatMap((claim) => (isOf(claim.fact, kind) ? [{ claim, fact: claim.fact }] : []));

/** Hours in a day and days in a week, so that "every 24 hours" is "daily". Months and years have no fixed length. */
const inHours: Readonly<Partial<Record<PeriodUnit, Decimal>>> = {
  h: decimal(1),
  d: decimal(24),
  wk: decimal(168),
};
const periodKey = (often: HowOften): string => {
  const hours = inHours[often.periodUnit];
  return hours === undefined ? `${often.period} ${often.periodUnit}` : `${multiply(often.period, hours)} h`;
};
export const sameOften = (a: HowOften, b: HowOften): boolean =>
  (periodKey(a) === periodKey(b) &&
    a.frequency === b.frequency &&
    a.frequencyMax === b.frequencyMax &&
    a.periodMax === b.periodMax) ||
  sameRate(a, b);

/** "bd 12 hourly" says one thing twice. */
function sameRate(a: HowOften, b: HowOften): boolean {
  const [hoursA, hoursB] = [inHours[a.periodUnit], inHours[b.periodUnit]];
  if (a.frequency === undefined || b.frequency === undefined || hoursA === undefined || hoursB === undefined)
    return false;
  if ([a, b].some((one) => one.frequencyMax !== undefined || one.periodMax !== undefined)) return false;
  const crossed = (times: Decimal, period: Decimal, hours: Decimal): Decimal =>
    multiply(times, multiply(period, hours));
  return crossed(a.frequency, b.period, hoursB) === crossed(b.frequency, a.period, hoursA);
}

/** The one frequency of a part; `limit` is a frequency that can only be a maximum beside an interval. */
export type Rhythm = { readonly often?: HowOften; readonly limit?: HowOften; readonly clash: boolean };

/** Two frequencies that differ are a doubt: neither is read. One that follows unknown words gives way. */
export function rhythmOf(claims: readonly Claim[], dropped: Set<Claim>): Rhythm {
  let held: Told<'often'> | undefined;
  let limit: HowOften | undefined;
  let clash = false;
  for (const next of told(claims, 'often')) {
    if (held === undefined) held = next;
    else if (sameOften(held.fact.often, next.fact.often)) continue;
    else if (next.fact.often.frequency === undefined && limit === undefined) limit = next.fact.often;
    else if (next.claim.after === 'unknown') dropped.add(next.claim);
    else if (held.claim.after === 'unknown') {
      dropped.add(held.claim);
      held = next;
    } else {
      dropped.add(next.claim);
      clash = true;
    }
  }
  if (clash && held !== undefined) dropped.add(held.claim);
  return {
    ...(held === undefined || clash ? {} : { often: held.fact.often }),
    ...(limit === undefined ? {} : { limit }),
    clash,
  };
}

/** Everything a part says about when. */
export function timingOf(
  claims: readonly Claim[],
  rhythm: Rhythm,
  bounds: TimingBounds | undefined,
  stepped: boolean,
): Timing {
  const days = told(claims, 'days').flatMap(({ fact }) => fact.days);
  // "Two now then two at night" may mean tonight only: in a step without a length nothing is implied.
  const said =
    rhythm.often !== undefined ||
    rhythm.clash ||
    rhythm.limit !== undefined ||
    days.length > 0 ||
    (stepped && bounds === undefined);
  const implied = said ? undefined : impliedCount(claims);
  const often =
    rhythm.often ??
    (implied === undefined
      ? undefined
      : { frequency: decimal(implied), period: decimal(1), periodUnit: 'd' as const });
  const when = claims.flatMap(({ fact }) =>
    fact.kind === 'when' ? fact.codes : fact.kind === 'often' && fact.when !== undefined ? [fact.when] : [],
  );
  const offset = told(claims, 'when').find(({ fact }) => fact.offsetMinutes !== undefined)?.fact
    .offsetMinutes;
  const over = told(claims, 'over')[0]?.fact;
  const count = told(claims, 'count')[0]?.fact;
  return {
    ...often,
    ...(over === undefined ? {} : { duration: over.value, durationUnit: over.unit }),
    ...(count === undefined ? {} : { count: count.count }),
    ...(count?.countMax === undefined ? {} : { countMax: count.countMax }),
    dayOfWeek: [...new Set(days)],
    timeOfDay: [...new Set(told(claims, 'times').flatMap(({ fact }) => fact.times))].toSorted(),
    when: [...new Set(when)],
    ...(offset === undefined ? {} : { offsetMinutes: offset }),
    events: [],
    ...(bounds === undefined ? {} : { bounds }),
  };
}
