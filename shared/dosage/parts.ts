import { scaleOf } from '../medicines/units.ts';
import { momentsOf } from './moments.ts';
import { withoutRepeated, withoutRestated } from './restated.ts';
import { isMoment, isTimeFirst, type Claim, type Fact } from './facts.ts';

/** The claims of one dose with its timing. */
export type Part = { readonly claims: readonly Claim[]; readonly step: number };

export type Parted = { readonly parts: readonly Part[]; readonly dropped: ReadonlySet<Claim> };

const says =
  (kinds: readonly Fact['kind'][]) =>
  (claim: Claim): boolean =>
    kinds.includes(claim.fact.kind);
const isDose = says(['dose']);
const isTiming = says(['often', 'when', 'times', 'days']);
const isOwn = says(['often', 'when', 'times', 'days', 'needed', 'count']);

/**
 * Sorts claims into steps ("then") and, inside a step, into doses side by side ("one in the morning and two at night").
 * A number that only might be another dose is dropped: its words stay on show.
 */
export function partsOf(claims: readonly Claim[]): Parted {
  const dropped = new Set<Claim>();
  let step = 0;
  const parts = stepsOf(claims, dropped).flatMap((claimed) => {
    const beside = withoutRestated(
      withoutRepeated(
        besides(claimed, dropped).map((part) => withoutEarlier(part, dropped)),
        dropped,
      ),
      dropped,
    );
    const inTurn = isInTurn(beside);
    step += 1;
    return beside.map((part, index) => ({ claims: part, step: inTurn && index > 0 ? (step += 1) : step }));
  });
  return { parts, dropped };
}

/** Lengths of their own make doses follow one another: "40mg for 5 days, 30mg for 5 days", and "40mg for 5 days, 30mg daily". */
function isInTurn(beside: readonly (readonly Claim[])[]): boolean {
  const ends = beside.map((part) => part.some(says(['bounds'])));
  const leads = beside[0]?.[0]?.fact.kind === 'bounds';
  const goesOn = beside.at(-1)?.[0]?.after === 'start' && ends[0] === true && ends.at(-1) === false;
  return ends.filter(Boolean).length > 1 || (goesOn && !leads);
}

/** A "then" begins a step only between two directions, or after one that has an end ("nightly for 2 weeks"); else it stays a word. */
function stepsOf(claims: readonly Claim[], dropped: Set<Claim>): readonly (readonly Claim[])[] {
  const steps: Claim[][] = [[]];
  for (const [index, claim] of claims.entries()) {
    if (claim.fact.kind !== 'then') {
      steps.at(-1)?.push(claim);
      continue;
    }
    const next = claims.slice(index + 1);
    const until = next.findIndex((one) => one.fact.kind === 'then');
    const coming = until < 0 ? next : next.slice(0, until);
    const before = steps.at(-1) ?? [];
    const ends = before.some(says(['bounds']));
    const said = (one: Claim): boolean => isDose(one) || (ends ? isTiming(one) : one.fact.kind === 'often');
    if (before.some(said) && coming.some(said)) steps.push([]);
    else dropped.add(claim);
  }
  return steps;
}

function besides(step: readonly Claim[], dropped: Set<Claim>): readonly (readonly Claim[])[] {
  const cut = cutAtDoses(step).flatMap(cutAtOtherTimes);
  if (cut.length === 1) return cut;
  const kept: (readonly Claim[])[] = [];
  for (const part of cut) {
    const last = kept.at(-1);
    if (last === undefined || standsAlone(part, last)) kept.push(part);
    else kept[kept.length - 1] = [...last, ...without(part, isDose, dropped)];
  }
  // Several amounts before the one with a time ("10 12 14 units with meals", "3mg 4mg on alternate days") are no dose, nor is it.
  return isBareList(cut) ? [without(cut.flat(), isDose, dropped)] : leading(kept, cut.length, dropped);
}

/** Two or more amounts with nothing of their own, or two measured alike, before one that has a time. */
function isBareList(cut: readonly (readonly Claim[])[]): boolean {
  const [last, ...before] = cut.toReversed();
  const bare = before.filter((part) => part.every((claim) => isDose(claim) || claim.fact.kind === 'and'));
  if (last === undefined || bare.length === 0 || bare.length < before.length) return false;
  const unjoined = bare.some((part) => part.every(isDose));
  const [one, other] = [unitOf(bare[0] ?? []), unitOf(last)];
  const alikeMass = unjoined && one !== '' && one === other && scaleOf(one ?? '') !== undefined;
  return last.some(isOwn) && (alikeMass || (bare.length > 1 && unjoined));
}

/** Dose first ("one at night, two in the morning") or time first ("at 8am take one and at 6pm take two"). */
function cutAtDoses(step: readonly Claim[]): readonly (readonly Claim[])[] {
  const doses = step.flatMap((claim, index) => (isDose(claim) ? [index] : []));
  if (doses.length < 2) return [step];
  const firstTime = step.findIndex(isTiming);
  const timeFirst =
    firstTime >= 0 &&
    firstTime < (doses[0] ?? 0) &&
    isDose(step.findLast((claim) => isDose(claim) || isTiming(claim)) ?? claimless);
  const cuts = timeFirst ? [0, ...doses.slice(0, -1).map((at) => at + 1)] : [0, ...doses.slice(1)];
  return cuts.map((from, index) => step.slice(from, cuts[index + 1]));
}

/**
 * "In the morning take two, in the evening if needed": where the dose stands behind its time, another time that begins a clause
 * does not share it. What is taken then is not said.
 */
function cutAtOtherTimes(part: readonly Claim[]): readonly (readonly Claim[])[] {
  const facts = part.map(({ fact }) => fact);
  const dose = part.findIndex(isDose);
  if (!isTimeFirst(facts)) return [part];
  const own = facts.slice(0, dose);
  const other = part.findIndex(
    ({ fact, after }, at) =>
      at > dose && after === 'start' && isMoment(fact) && own.some((one) => isOtherTime(one, fact)),
  );
  return other < 0 ? [part] : [part.slice(0, other), part.slice(other)];
}

/** Of the same kind, at another part of the day: "before breakfast" only says when in the morning. */
function isOtherTime(one: Fact, other: Fact): boolean {
  if (one.kind !== 'when' || other.kind !== 'when') return one.kind === other.kind;
  const [own, theirs] = [momentsOf({ when: one.codes }), momentsOf({ when: other.codes })];
  return own.length > 0 && theirs.length > 0 && !theirs.some((moment) => own.includes(moment));
}

const claimless: Claim = { fact: { kind: 'and' }, start: 0, end: 0, after: 'start' };

const unitOf = (part: readonly Claim[]): string | undefined =>
  part.flatMap(({ fact }) => (fact.kind === 'dose' ? [fact.amount.high?.unit ?? ''] : []))[0];

const alike = (a = '', b = ''): boolean =>
  a === b || [a, b].every((unit) => unit === '' || scaleOf(unit) === undefined);

/** A further dose has its own timing, or is joined by "and" to one in the same unit. */
function standsAlone(part: readonly Claim[], before: readonly Claim[]): boolean {
  const joined =
    before.at(-1)?.fact.kind === 'and' && before.some(isOwn) && alike(unitOf(part), unitOf(before));
  return part.some(isOwn) || joined;
}

/** "At 8am and 2 at 10pm": times before an "and" and a dose that has its own are of a dose that was not read. */
function withoutEarlier(part: readonly Claim[], dropped: Set<Claim>): readonly Claim[] {
  const dose = part.findIndex(isDose);
  const own = part.slice(dose + 1).filter(({ fact }) => isMoment(fact));
  if (dose < 1 || part[dose - 1]?.fact.kind !== 'and' || own.length === 0) return part;
  const isEarlier = (one: Claim): boolean => part.indexOf(one) < dose && isMoment(one.fact);
  return without(part, isEarlier, dropped);
}

/** The first dose of several: a list of bare numbers is no dose at all, and an untimed strength before a timed count is not one. */
function leading(
  kept: readonly (readonly Claim[])[],
  found: number,
  dropped: Set<Claim>,
): readonly (readonly Claim[])[] {
  const [first = [], ...others] = kept;
  if (first.some(isOwn)) return kept;
  if (others.length > 0 && first.at(-1)?.fact.kind === 'and') return kept;
  if (others.length === 0 && found < 3) return kept;
  return others.length === 0
    ? [without(first, isDose, dropped)]
    : [[...without(first, isDose, dropped), ...(others[0] ?? [])], ...others.slice(1)];
}

function without(
  part: readonly Claim[],
  unwanted: (claim: Claim) => boolean,
  dropped: Set<Claim>,
): readonly Claim[] {
  for (const claim of part) if (unwanted(claim)) dropped.add(claim);
  return part.filter((claim) => !unwanted(claim));
}
