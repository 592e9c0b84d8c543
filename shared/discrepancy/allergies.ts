import { groupBy } from '../core/compare.ts';
import { identify, type Identity, type Knowledge } from '../dmd/dmd.ts';
import { keyText } from '../medicines/keys.ts';
import type { Allergy } from '../medicines/allergy.ts';
import type { SourceList } from '../medicines/source.ts';
import { sameOrigin } from './context.ts';

/** Statements about one substance as one source makes them. */
type Stated = {
  readonly source: SourceList;
  readonly allergy: Allergy;
  readonly substance: string;
  readonly groups: readonly string[];
};

/** An active allergy as all sources together state it. */
export type ActiveAllergy = {
  readonly substance: string;
  readonly groups: readonly string[];
  readonly words: string;
  readonly keys: readonly string[];
  readonly severe: boolean;
};

function stated(source: SourceList, allergy: Allergy, knowledge: Knowledge): Stated {
  const words = allergy.substance.text
    .toLowerCase()
    .replace(/\b(?:allergy to|allergy|allergic to|adverse reaction to)\b/g, '')
    .trim();
  const identity = identify(words);
  return {
    source,
    allergy,
    substance: identity.substance === '' ? words : identity.substance,
    groups: [
      ...new Set([
        ...knowledge.allergyGroupsNamed(words),
        ...knowledge.allergyGroupsNamed(identity.substance),
        ...knowledge.allergyGroupsOf(namesOf(identity)),
      ]),
    ],
  };
}

const namesOf = (identity: Identity): readonly string[] => [identity.substance, ...identity.ingredients];

const isSubstance = (allergy: Allergy): boolean => allergy.statement.kind === 'substance';
const isWithdrawn = (allergy: Allergy): boolean =>
  allergy.verification.kind === 'known' && allergy.verification.value === 'entered-in-error';

/** Active until it is said to be inactive, resolved, ended or refuted. */
const isActive = (allergy: Allergy): boolean =>
  !(allergy.clinicalStatus.kind === 'known' && allergy.clinicalStatus.value !== 'active') &&
  !(
    allergy.verification.kind === 'known' &&
    ['refuted', 'entered-in-error'].includes(allergy.verification.value)
  ) &&
  allergy.ended.kind !== 'known';

const isOfDrugs = (allergy: Allergy): boolean =>
  allergy.categories.length === 0 ||
  allergy.categories.some((category) => category === 'medication' || category === 'biologic');

const anaphylactic = /anaphyla/i;
/** Anaphylaxis in words or high criticality. Source: severity table. */
const severe = (allergy: Allergy): boolean =>
  (allergy.criticality.kind === 'known' && allergy.criticality.value === 'high') ||
  allergy.reactions.some((reaction) => anaphylactic.test(reaction.manifestation.text));

export const isSevere = (allergy: ActiveAllergy): boolean => allergy.severe;

/** Every active allergy once, with all its statements. An intolerance is not an allergy unless its reaction was anaphylaxis. */
export function activeAllergies(
  sources: readonly SourceList[],
  knowledge: Knowledge,
): readonly ActiveAllergy[] {
  const all = sources.flatMap((source) =>
    source.allergies
      .filter(
        (allergy) =>
          isSubstance(allergy) && isActive(allergy) && (allergy.kind !== 'intolerance' || severe(allergy)),
      )
      .map((allergy) => stated(source, allergy, knowledge)),
  );
  return [...groupBy(all, (one) => one.substance).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        substance: first.substance,
        groups: [...new Set(group.flatMap((one) => one.groups))],
        words: first.allergy.substance.text,
        keys: group.map((one) => keyText(one.allergy.key)),
        severe: group.some((one) => severe(one.allergy)),
      },
    ];
  });
}

/** Whether an allergy speaks about a medicine: the same ingredient, or one group of the table. */
export const speaksOf = (allergy: ActiveAllergy, identity: Identity, knowledge: Knowledge): boolean =>
  allergy.substance !== '' &&
  (namesOf(identity).includes(allergy.substance) ||
    knowledge.allergyGroupsOf(namesOf(identity)).some((group) => allergy.groups.includes(group)));

export type Mismatch = {
  readonly keys: readonly string[];
  readonly why: string;
  readonly noneKnown: boolean;
};

/** Each substance the sources do not agree about, once. */
export function mismatches(sources: readonly SourceList[], knowledge: Knowledge): readonly Mismatch[] {
  const all = sources.flatMap((source) =>
    source.allergies
      .filter((allergy) => isSubstance(allergy) && !isWithdrawn(allergy))
      .map((allergy) => stated(source, allergy, knowledge)),
  );
  return [...groupBy(all, (one) => one.substance).values()].flatMap((group): readonly Mismatch[] => {
    const [active, over] = [
      group.filter((one) => isActive(one.allergy)),
      group.filter((one) => !isActive(one.allergy)),
    ];
    const [first] = active;
    if (first === undefined) return [];
    const keys = group.map((one) => keyText(one.allergy.key));
    const name = first.allergy.substance.text;
    const against = sources.find(
      (source) =>
        deniesAll(source, first.allergy) &&
        !source.allergies.some((allergy) => !isOfDrugs(first.allergy) && allergy === first.allergy),
    );
    if (against !== undefined)
      return [
        {
          keys,
          why: `${against.name} states no known allergies; ${first.source.name} records ${name}`,
          noneKnown: isOfDrugs(first.allergy),
        },
      ];
    const ended = over.find((one) => active.some((other) => !sameOrigin(one.source, other.source)));
    if (ended !== undefined)
      return [
        {
          keys,
          why: `${name} is active in ${first.source.name} and over in ${ended.source.name}`,
          noneKnown: false,
        },
      ];
    const silent = sources.find(
      (source) => lists(source) && !group.some((one) => sameOrigin(one.source, source)),
    );
    return silent === undefined
      ? []
      : [{ keys, why: `${name} is not among the allergies in ${silent.name}`, noneKnown: false }];
  });
}

/** A no-known statement that speaks about this kind of allergy; food and environment say nothing about drugs. */
const deniesAll = (source: SourceList, allergy: Allergy): boolean =>
  source.allergies.some(
    (one) =>
      one.statement.kind === 'none' &&
      !isWithdrawn(one) &&
      (one.statement.none === 'no-known-allergies' ||
        (one.statement.none === 'no-known-drug-allergies' && isOfDrugs(allergy))),
  );

/** A source that answered in full and lists allergies at all. */
const lists = (source: SourceList): boolean =>
  source.state.kind === 'complete' &&
  source.allergies.some((allergy) => isSubstance(allergy) && !isWithdrawn(allergy));
