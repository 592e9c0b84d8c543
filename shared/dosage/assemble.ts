import type { Concept } from '../medicines/codes.ts';
import type { AsNeeded, DosageMeaning, DoseAmount, Quantity } from '../medicines/dosage.ts';
import { scaleOf } from '../medicines/units.ts';
import type { Claim, Fact, HowOften } from './facts.ts';
import { partsOf, type Part } from './parts.ts';
import { routeConcept } from './places.ts';
import { emptyTiming, rhythmOf, timingOf, told } from './timing.ts';

export type Assembled = { readonly meanings: readonly DosageMeaning[]; readonly claims: readonly Claim[] };

export const emptyMeaning: DosageMeaning = { doses: [], timing: emptyTiming, additionalInstructions: [] };

/** Claims to meanings. Claims that contradict each other or belong nowhere are given back: their words stay on show. */
export function assemble(claims: readonly Claim[], adjacent: (a: Claim, b: Claim) => boolean): Assembled {
  const { parts, dropped: unplaced } = partsOf(claims);
  const dropped = new Set(unplaced);
  const meanings = parts.map((part) =>
    meaningOf(part, parts.length > 1 && parts.some(({ step }) => step > 1), dropped),
  );
  return {
    meanings: shared(meanings, parts),
    claims: joined(
      claims.filter((claim) => !dropped.has(claim)),
      adjacent,
    ),
  };
}

/** "and" is understood only between two things that are. */
function joined(claims: readonly Claim[], adjacent: (a: Claim, b: Claim) => boolean): readonly Claim[] {
  return claims.filter((claim, index) => {
    const before = claims[index - 1];
    const after = claims[index + 1];
    return (
      claim.fact.kind !== 'and' ||
      (before !== undefined && after !== undefined && adjacent(before, claim) && adjacent(claim, after))
    );
  });
}

function meaningOf({ claims, step }: Part, stepped: boolean, dropped: Set<Claim>): DosageMeaning {
  const only = <Kind extends Fact['kind']>(kind: Kind) => first(claims, kind, dropped);
  const rhythm = rhythmOf(claims, dropped);
  const dose = only('dose');
  const route = routeOf(claims, dropped);
  const method = told(claims, 'verb').find(({ fact }) => fact.method !== undefined)?.fact.method;
  const site = only('site');
  const needed = neededOf(claims, dropped);
  const timing = timingOf(claims, rhythm, only('bounds')?.bounds, stepped);
  return {
    ...(stepped ? { sequence: step } : {}),
    ...(method === undefined ? {} : { method: words(method) }),
    doses: dose === undefined ? [] : [dose.amount],
    timing,
    ...(route === undefined ? {} : { route: routeConcept(route) }),
    ...(site === undefined ? {} : { site: words(site.site) }),
    ...(needed === undefined ? {} : { asNeeded: asNeeded(needed.reason) }),
    ...maxima(claims, rhythm.limit, dose?.amount, dropped),
    additionalInstructions: [],
  };
}

/** As needed, with the reason said with it or after it; a reason for nothing is given back. */
function neededOf(claims: readonly Claim[], dropped: Set<Claim>): { readonly reason?: string } | undefined {
  const needed = first(claims, 'needed', dropped);
  const [why, ...others] = told(claims, 'reason');
  const taken = needed !== undefined && needed.reason === undefined ? why : undefined;
  for (const { claim } of taken === undefined && why !== undefined ? [why, ...others] : others)
    dropped.add(claim);
  return taken === undefined ? needed : { reason: taken.fact.reason };
}

const words = (text: string): Concept => ({ text, codes: [] });

const asNeeded = (reason: string | undefined): AsNeeded =>
  reason === undefined ? { kind: 'yes' } : { kind: 'for', reason: words(reason) };

/** The first of a kind; a later one that says something else is given back. */
function first<Kind extends Fact['kind']>(
  claims: readonly Claim[],
  kind: Kind,
  dropped: Set<Claim>,
): Extract<Fact, { readonly kind: Kind }> | undefined {
  const [held, ...others] = told(claims, kind);
  for (const { claim, fact } of others)
    if (JSON.stringify(fact) !== JSON.stringify(held?.fact)) dropped.add(claim);
  return held?.fact;
}

/** A route that is said outright goes before one that follows from a verb or a place; two that differ are a doubt. */
function routeOf(claims: readonly Claim[], dropped: Set<Claim>): string | undefined {
  const said = told(claims, 'route');
  const names = new Set(said.map(({ fact }) => fact.route));
  if (names.size > 1) {
    for (const { claim } of said) dropped.add(claim);
    return undefined;
  }
  const [name] = names;
  return (
    name ??
    told(claims, 'site')[0]?.fact.route ??
    told(claims, 'verb').find(({ fact }) => fact.route !== undefined)?.fact.route
  );
}

const perWords = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
} as const;

function maxima(
  claims: readonly Claim[],
  limit: HowOften | undefined,
  dose: DoseAmount | undefined,
  dropped: Set<Claim>,
): Partial<DosageMeaning> {
  const period = first(claims, 'maxPerPeriod', dropped);
  const perDose = first(claims, 'maxPerDose', dropped);
  const lifetime = first(claims, 'maxPerLifetime', dropped);
  // "every 4 hours up to 4 times a day": the second can only be a maximum.
  const times =
    limit?.frequencyMax === undefined
      ? undefined
      : {
          numerator: { value: limit.frequencyMax, unit: 'dose' },
          denominator: { value: limit.period, unit: perWords[limit.periodUnit] },
          implied: true as const,
        };
  const most =
    period === undefined ? times : { numerator: countedAs(period.most, dose), denominator: period.per };
  return {
    ...(most === undefined ? {} : { maxPerPeriod: most }),
    ...(perDose === undefined ? {} : { maxPerAdministration: perDose.most }),
    ...(lifetime === undefined ? {} : { maxPerLifetime: lifetime.most }),
  };
}

/** "One or two tablets, max 8": eight of what the dose counts. After a dose that is weighed the eight may be doses. */
function countedAs(most: Quantity, dose: DoseAmount | undefined): Quantity {
  const unit = dose?.high?.unit ?? dose?.low?.unit ?? '';
  return most.unit === '' && scaleOf(unit) === undefined && unit !== 'unit' ? { ...most, unit } : most;
}

/** How a medicine is given holds for all its doses; the length of a course and a trailing "when needed" for those side by side. */
function shared(meanings: readonly DosageMeaning[], parts: readonly Part[]): readonly DosageMeaning[] {
  if (meanings.length < 2) return meanings;
  return meanings.map((meaning, index) => {
    const peers = meanings.filter((_, other) => parts[other]?.step === parts[index]?.step);
    const first = parts.find(({ step }) => step === parts[index]?.step);
    const leads = first?.claims[0]?.fact.kind === 'bounds';
    return { ...given(meanings, meaning), ...course(peers, meaning, leads) };
  });
}

function given(all: readonly DosageMeaning[], own: DosageMeaning): DosageMeaning {
  const method = own.method ?? sole(all.map((one) => one.method));
  const route = own.route ?? sole(all.map((one) => one.route));
  const site = own.site ?? sole(all.map((one) => one.site));
  return {
    ...own,
    ...(method === undefined ? {} : { method }),
    ...(route === undefined ? {} : { route }),
    ...(site === undefined ? {} : { site }),
  };
}

function course(peers: readonly DosageMeaning[], own: DosageMeaning, leads: boolean): Partial<DosageMeaning> {
  const last = peers.at(-1);
  // "One in the morning and two at night for 7 days", "for 7 days ..."; what is said within the first is no length of the other.
  const trails = peers.slice(0, -1).every((one) => one.timing.bounds === undefined);
  const ofAll = leads
    ? sole(peers.map((one) => one.timing.bounds))
    : trails
      ? last?.timing.bounds
      : undefined;
  const bounds = own.timing.bounds ?? ofAll;
  // Of a time without a dose it is said of that time alone.
  const trailing = last?.timing.period !== undefined && last.doses.length > 0 ? last.asNeeded : undefined;
  const needed = own.asNeeded ?? trailing;
  return {
    timing: { ...own.timing, ...(bounds === undefined ? {} : { bounds }) },
    ...(needed === undefined ? {} : { asNeeded: needed }),
  };
}

/** The one value that is there at all. */
function sole<T>(values: readonly (T | undefined)[]): T | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === 1 ? there[0] : undefined;
}
