import { add, decimal, multiply, type Decimal } from '../core/decimal.ts';
import { isMoment, type Claim } from './facts.ts';
import { impliedCount } from './implied-count.ts';

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
