import { identify, type Identity, type Knowledge } from '../dmd/dmd.ts';
import { snomedSystem, type Concept } from '../medicines/codes.ts';
import type { Allergy } from '../medicines/allergy.ts';
import { allergenParts, isOfFoodOrEnvironment } from './allergen-words.ts';
import { table } from '../core/table.ts';

/** One thing a record says somebody is allergic to. `resolved`: an ingredient or a group that medicines can be checked against. */
export type Allergen = {
  readonly words: string;
  readonly substance: string;
  /** The substance, and of a combination each ingredient. */
  readonly ingredients: readonly string[];
  readonly groups: readonly string[];
  readonly resolved: boolean;
  /** Food or environment: nothing a medicine is checked against. */
  readonly other: boolean;
};

/** Codes of allergies that records send without a word. Source: SNOMED CT, terms as its browser gives them. */
const byCode = table<string>({
  '91936005': 'penicillin',
  '373270004': 'penicillin',
  '372687004': 'amoxicillin',
  '91939003': 'sulfonamide',
  '91931000': 'erythromycin',
});

/**
 * What an allergy is to: its words, each part by itself; where they name nothing, the displays and codes beside them; and
 * whatever its reactions name as their substance.
 */
export function allergensOf(allergy: Allergy, knowledge: Knowledge): readonly Allergen[] {
  const own = ofConcept(allergy.substance, allergy, knowledge);
  const reacting = allergy.reactions.flatMap(({ substance }) =>
    substance === undefined ? [] : ofConcept(substance, { ...allergy, categories: [] }, knowledge),
  );
  const named = reacting.filter((one) => one.resolved);
  // "Drug allergy" beside the substance of the reaction says no more than that.
  const all = [...own.filter((one) => one.words !== general || named.length === 0), ...reacting];
  const left = all.map((one) => (one.words === general ? { ...one, words: allergy.substance.text } : one));
  return left.filter((one, at) => left.findIndex((other) => sameAllergen(one, other)) === at);
}

const sameAllergen = (a: Allergen, b: Allergen): boolean =>
  a.resolved === b.resolved && (a.resolved ? a.substance === b.substance : a.words === b.words);

/** Stands for words that say only that there is an allergy. */
const general = '';

function ofConcept(concept: Concept, allergy: Allergy, knowledge: Knowledge): readonly Allergen[] {
  const parts = allergenParts(concept.text).map((words) => resolve(words, allergy, knowledge));
  const known =
    parts.length > 0
      ? parts.flatMap((part) => (part.resolved ? [part] : withinWords(part, allergy, knowledge)))
      : [resolve(general, allergy, knowledge)];
  if (known.length > 1 || known[0]?.resolved === true) return known;
  const beside = [
    ...concept.codes.flatMap(({ display }) => (display === undefined ? [] : allergenParts(display))),
    ...concept.codes.flatMap(({ system, code }) => (system === snomedSystem ? (byCode[code] ?? []) : [])),
  ].map((words) => resolve(words, allergy, knowledge));
  const found = beside.filter((one) => one.resolved);
  return found.length > 0 ? found : known;
}

/** "Ciprofloxacin tendon rupture": the medicines and groups that words name somewhere, where they name none as a whole. */
function withinWords(part: Allergen, allergy: Allergy, knowledge: Knowledge): readonly Allergen[] {
  if (part.other || denying.test(part.words)) return [part];
  const found = (part.words.match(/[\p{L}-]{5,}/gu) ?? [])
    .map((word) => resolve(word, allergy, knowledge))
    .filter((one) => one.resolved);
  return found.length === 0 ? [part] : found;
}

/** Words that speak of what somebody may have, or of what is like a medicine. */
const denying =
  /\b(?:not?|except|tolerat\w*|ok|okay|fine|safe|can|unlike|instead|alternative|changed|switched|like|taken|takes|problems?)\b/u;

function resolve(words: string, allergy: Allergy, knowledge: Knowledge): Allergen {
  const identity = identify(words);
  const groups = groupsOf(words, identity, knowledge);
  const named = knowledge.allergyGroupsNamed(words).length > 0 || groupWords(words, knowledge).length > 0;
  const resolved = words !== '' && (identity.recognised || named);
  return {
    words,
    substance: identity.recognised ? identity.substance : words,
    ingredients: identity.recognised ? ingredientsOf(identity) : [words],
    groups,
    resolved,
    other: !resolved && isOther(words, allergy),
  };
}

const isOther = (words: string, { categories }: Allergy): boolean =>
  categories.length > 0
    ? categories.every((category) => category === 'food' || category === 'environment')
    : isOfFoodOrEnvironment(words);

const groupsOf = (words: string, identity: Identity, knowledge: Knowledge): readonly string[] => [
  ...new Set([
    ...knowledge.allergyGroupsNamed(words),
    ...groupWords(words, knowledge),
    ...knowledge.allergyGroupsNamed(identity.substance),
    ...knowledge.allergyGroupsShared(ingredientsOf(identity)),
  ]),
];

/** A group by its name in the singular or with a word of kind behind it: "penicillin antibiotics", "NSAID drugs". */
const groupWords = (words: string, knowledge: Knowledge): readonly string[] => {
  const plain = words.replace(
    /\s+(?:antibiotics?|drugs?|medicines?|derivatives?|class|group|agents?|analgesics?|type)$/u,
    '',
  );
  return [plain, plain.replace(/s$/, ''), `${plain}s`].flatMap((name) => knowledge.allergyGroupsNamed(name));
};

export const ingredientsOf = (identity: Identity): readonly string[] => [
  identity.substance,
  ...identity.ingredients,
];
