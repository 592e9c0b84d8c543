import { add, decimal, multiply, type Decimal } from '../core/decimal.ts';
import { scaleOf } from '../medicines/units.ts';
import { isMoment, type Claim, type Fact, type HowOften } from './facts.ts';
import { impliedCount } from './implied-count.ts';
import { momentsOf } from './moments.ts';
import { sameOften } from './timing.ts';

type Amount = { readonly value: Decimal; readonly unit: string };

/** The one dose among claims, where it is exact. */
function doseOf(part: readonly Claim[]): Amount | undefined {
  const doses = part.flatMap(({ fact }) => (fact.kind === 'dose' ? [fact.amount] : []));
  const [{ low, high } = {}] = doses;
  return doses.length === 1 && low !== undefined && high !== undefined && low.value === high.value
    ? { value: high.value, unit: high.unit }
    : undefined;
}

/** What a part without any time of day comes to in a day; `undefined` where it does not say that exactly. */
function dailyTotal(part: readonly Claim[]): Amount | undefined {
  const dose = doseOf(part);
  const said = part.flatMap(({ fact }) => (fact.kind === 'often' ? [fact.often] : []));
  const [often] = said;
  const others = part.some(({ fact }) => isMoment(fact) || fact.kind === 'needed');
  if (dose === undefined || often?.frequency === undefined || said.length > 1 || others) return undefined;
  const isDaily = often.period === '1' && often.periodUnit === 'd';
  return isDaily && often.frequencyMax === undefined && often.periodMax === undefined
    ? { value: multiply(dose.value, often.frequency), unit: dose.unit }
    : undefined;
}

/**
 * "One tablet twice a day, one in the morning and one at night", "60 mg daily: 40 mg mane, 20 mg nocte": the same said twice, first in
 * sum. Given back are the doses of the day alone, which come to exactly that; anything else as it was. Of one dose that comes to it
 * nobody can say: its words stay on show.
 */
export function withoutRestated(
  parts: readonly (readonly Claim[])[],
  dropped: Set<Claim>,
): readonly (readonly Claim[])[] {
  const [first = [], ...rest] = parts;
  const total = dailyTotal(first);
  const doses = rest.map(doseOf);
  if (total === undefined || rest.length === 0 || first.at(-1)?.fact.kind === 'and') return parts;
  const eachOnce = rest.every(
    (part) => impliedCount(part) === 1 && !part.some(({ fact }) => fact.kind === 'often'),
  );
  const alike = doses.every((dose) => dose !== undefined && ['', total.unit].includes(dose.unit));
  const sum = doses.reduce((all, dose) => add(all, dose?.value ?? decimal(0)), decimal(0));
  if (!eachOnce || !alike || sum !== total.value) return parts;
  if (rest.length === 1) {
    // "One daily, one in the morning": the same again, or one more.
    for (const claim of rest.flat()) dropped.add(claim);
    return [first];
  }
  // What else the first says (for how long, how, where) is said of each.
  const [one = [], ...others] = rest.map((part) => inUnit(part, total.unit));
  const told = ['bounds', 'verb', 'route', 'site'].flatMap((kind) =>
    first.filter(({ fact }) => fact.kind === kind),
  );
  return [[...told, ...one], ...others];
}

const inUnit = (part: readonly Claim[], unit: string): readonly Claim[] =>
  part.map((claim) => {
    const { fact } = claim;
    if (fact.kind !== 'dose') return claim;
    const { low, high } = fact.amount;
    if (low?.unit !== '' || high?.unit !== '') return claim;
    return { ...claim, fact: { ...fact, amount: { low: { ...low, unit }, high: { ...high, unit } } } };
  });

/** When a part is taken, as far as it says; and whether as needed, and for how long. */
type When = {
  readonly rhythm: readonly HowOften[];
  readonly moments: string;
  readonly days: string;
  readonly rest: string;
};

function whenOf(part: readonly Claim[]): When {
  const of = (kind: Fact['kind']): readonly Fact[] =>
    part.flatMap(({ fact }) => (fact.kind === kind ? [fact] : []));
  const often = part.flatMap(({ fact }) => (fact.kind === 'often' ? [fact.often] : []));
  const implied = impliedCount(part);
  const once: readonly HowOften[] =
    implied === undefined ? [] : [{ frequency: decimal(implied), period: decimal(1), periodUnit: 'd' }];
  const moments = part.flatMap(({ fact }) => {
    if (fact.kind === 'when') return momentsOf({ when: fact.codes });
    if (fact.kind === 'often') return fact.when === undefined ? [] : momentsOf({ when: [fact.when] });
    return fact.kind === 'times' ? fact.times : [];
  });
  return {
    rhythm: often.length > 0 ? often : once,
    moments: [...new Set(moments)].toSorted().join(' '),
    days: JSON.stringify(of('days')),
    rest: JSON.stringify([...of('needed'), ...of('bounds')]),
  };
}

const everyWeek: readonly HowOften[] = [{ frequency: decimal(1), period: decimal(1), periodUnit: 'wk' }];
const none = '[]';

const sameRhythm = (one: readonly HowOften[], other: readonly HowOften[]): boolean =>
  one.length === other.length &&
  one.every((often, at) => other[at] !== undefined && sameOften(often, other[at]));

/** "70 mg once weekly, one tablet on Sundays", "5 mg mane, one tablet with breakfast": it may be the same dose. */
function mayBeSameTime(one: When, other: When): boolean {
  if (one.rest !== other.rest) return false;
  if (sameRhythm(one.rhythm, everyWeek) && other.rhythm.length === 0)
    return other.days !== none && other.moments === '' && [none, other.days].includes(one.days);
  return sameRhythm(one.rhythm, other.rhythm) && one.moments === other.moments && one.days === other.days;
}

/** Exactly the same words of time, so that nothing is lost where they are read once. */
const codesOf = (part: readonly Claim[]): string =>
  JSON.stringify(
    part
      .flatMap(({ fact }) => (fact.kind === 'when' ? [...fact.codes, String(fact.offsetMinutes ?? '')] : []))
      .toSorted(),
  );

/**
 * "1 bd - one to be taken twice a day": a dose said again for the same time is taken once. Where it may be the same ("1 g qds, two
 * tablets four times a day", "one at night, one at bedtime") its words stay on show. What "and" joins is one more.
 */
export function withoutRepeated(
  parts: readonly (readonly Claim[])[],
  dropped: Set<Claim>,
): readonly (readonly Claim[])[] {
  const kept: (readonly Claim[])[] = [];
  for (const part of parts) {
    const when = whenOf(part);
    const again = kept.find((one) => one.at(-1)?.fact.kind !== 'and' && mayBeSameTime(whenOf(one), when));
    const [first, second] = [again === undefined ? undefined : doseOf(again), doseOf(part)];
    const isTimed = when.rhythm.length > 0 || when.days !== none || when.rest.includes('needed');
    if (again === undefined || first === undefined || second === undefined || !isTimed) kept.push(part);
    else if (isCounted(first.unit) === isCounted(second.unit) && !isSame(first, second)) kept.push(part);
    else if (
      !isSame(first, second) ||
      !sameRhythm(when.rhythm, whenOf(again).rhythm) ||
      codesOf(again) !== codesOf(part)
    )
      for (const claim of part) dropped.add(claim);
  }
  return kept;
}

const isCounted = (unit: string): boolean => unit !== 'unit' && scaleOf(unit) === undefined;
const isSame = (a: Amount, b: Amount): boolean =>
  a.value === b.value && (a.unit === b.unit || a.unit === '' || b.unit === '');
