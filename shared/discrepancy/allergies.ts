import { groupBy } from '../core/compare.ts';
import type { Identity, Knowledge } from '../dmd/dmd.ts';
import { keyText } from '../medicines/keys.ts';
import type { Allergy } from '../medicines/allergy.ts';
import type { SourceList } from '../medicines/source.ts';
import { namesAnaphylaxis } from './allergen-words.ts';
import { allergensOf, ingredientsOf, type Allergen } from './allergens.ts';
import { sameOrigin } from './context.ts';

/** One allergen of one entry of one source. */
type Stated = { readonly source: SourceList; readonly allergy: Allergy; readonly allergen: Allergen };

/** An active allergy as all sources together state it. */
export type ActiveAllergy = {
  readonly substance: string;
  readonly ingredients: readonly string[];
  readonly groups: readonly string[];
  /** As the first source words it. */
  readonly words: string;
  /** The part of the words that this allergen is; the words themselves where they are one thing. */
  readonly part: string;
  readonly keys: readonly string[];
  readonly severe: boolean;
  /** Only ever recorded as an intolerance or a side effect. */
  readonly intolerance: boolean;
  /** Whether medicines can be checked against it; `other` is food and environment, where nothing needs to be. */
  readonly resolved: boolean;
  readonly other: boolean;
};

const statedIn = (
  source: SourceList,
  allergies: readonly Allergy[],
  knowledge: Knowledge,
): readonly Stated[] =>
  allergies.flatMap((allergy) =>
    allergensOf(allergy, knowledge).map((allergen) => ({ source, allergy, allergen })),
  );

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

const isOfDrugs = ({ allergy, allergen }: Stated): boolean =>
  !allergen.other &&
  (allergy.categories.length === 0 ||
    allergy.categories.some((category) => category === 'medication' || category === 'biologic'));

/** Anaphylaxis in words, of the reaction or of the entry itself, or high criticality. Source: severity table. */
const severe = (allergy: Allergy): boolean =>
  (allergy.criticality.kind === 'known' && allergy.criticality.value === 'high') ||
  namesAnaphylaxis(allergy.substance.text) ||
  allergy.reactions.some((reaction) => namesAnaphylaxis(reaction.manifestation.text));

const isIntolerance = (allergy: Allergy): boolean =>
  allergy.kind === 'intolerance' ||
  (allergy.kind === 'not-stated' && /intoleran|side[ -]?effect|adverse effect/i.test(allergy.substance.text));

/** Every active allergen once, with all its statements. */
export function activeAllergies(
  sources: readonly SourceList[],
  knowledge: Knowledge,
): readonly ActiveAllergy[] {
  const all = sources.flatMap((source) =>
    statedIn(
      source,
      source.allergies.filter((allergy) => isSubstance(allergy) && isActive(allergy)),
      knowledge,
    ),
  );
  return [...groupBy(all, ({ allergen }) => allergen.substance).values()].map((group) => {
    const [{ allergy, allergen }] = group;
    return {
      substance: allergen.substance,
      ingredients: allergen.ingredients,
      groups: [...new Set(group.flatMap((one) => one.allergen.groups))],
      words: wordsOf(allergy),
      part: allergen.words === '' ? wordsOf(allergy) : allergen.words,
      keys: [...new Set(group.map((one) => keyText(one.allergy.key)))],
      severe: group.some((one) => severe(one.allergy)),
      intolerance: group.every((one) => isIntolerance(one.allergy)),
      resolved: allergen.resolved,
      other: group.every((one) => one.allergen.other),
    };
  });
}

/** The words of an entry; of one without any, its code. */
const wordsOf = ({ substance }: Allergy): string => {
  const code = substance.codes[0];
  return substance.text !== code?.code && substance.text !== ''
    ? substance.text
    : code === undefined
      ? 'an entry without words'
      : `code ${code.code}, without words`;
};

/** Whether an allergy speaks about a medicine: the same ingredient, or one group of the table. */
export const speaksOf = (allergy: ActiveAllergy, identity: Identity, knowledge: Knowledge): boolean =>
  allergy.substance !== '' &&
  (ingredientsOf(identity).some((one) => allergy.ingredients.includes(one)) ||
    knowledge.allergyGroupsOf(ingredientsOf(identity)).some((group) => allergy.groups.includes(group)));

export type Mismatch = {
  readonly keys: readonly string[];
  readonly why: string;
  readonly noneKnown: boolean;
};

/** Each substance the sources do not agree about, once. */
export function mismatches(sources: readonly SourceList[], knowledge: Knowledge): readonly Mismatch[] {
  const all = sources.flatMap((source) =>
    statedIn(
      source,
      source.allergies.filter((allergy) => isSubstance(allergy) && !isWithdrawn(allergy)),
      knowledge,
    ),
  );
  return [...groupBy(all, ({ allergen }) => allergen.substance).values()].flatMap(
    (group): readonly Mismatch[] => {
      const [active, over] = [
        group.filter((one) => isActive(one.allergy)),
        group.filter((one) => !isActive(one.allergy)),
      ];
      const [first] = active;
      if (first === undefined) return [];
      const keys = [...new Set(group.map((one) => keyText(one.allergy.key)))];
      const name = wordsOf(first.allergy);
      const against = sources.find(
        (source) =>
          deniesAll(source, first) &&
          !source.allergies.some((allergy) => !isOfDrugs(first) && allergy === first.allergy),
      );
      if (against !== undefined)
        return [
          {
            keys,
            why: `${against.name} states no known allergies; ${first.source.name} records ${name}`,
            noneKnown: isOfDrugs(first),
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
    },
  );
}

/** A no-known statement that speaks about this kind of allergy; food and environment say nothing about drugs. */
const deniesAll = (source: SourceList, stated: Stated): boolean =>
  source.allergies.some(
    (one) =>
      one.statement.kind === 'none' &&
      !isWithdrawn(one) &&
      (one.statement.none === 'no-known-allergies' ||
        (one.statement.none === 'no-known-drug-allergies' && isOfDrugs(stated))),
  );

/** A source that answered in full and lists allergies at all. */
const lists = (source: SourceList): boolean =>
  source.state.kind === 'complete' &&
  source.allergies.some((allergy) => isSubstance(allergy) && !isWithdrawn(allergy));
