import type { JsonObject } from '../core/brand.ts';
import { known, notRecorded, valueOf, type Known } from '../core/known.ts';
import type { Concept } from '../medicines/codes.ts';
import type { Ingredient, Medicine, NotUnderstood, Strength } from '../medicines/line.ts';
import { conceptFrom, knownConcept, readConcept, referenceWords } from './concept.ts';
import { extension } from './extensions.ts';
import { knownText, object, objects, rawText, text } from './node.ts';
import { oddities } from './oddities.ts';
import { readStrength } from './quantity.ts';
import { remarksOf } from './remarks.ts';
import { pointerOf, type Resolve } from './resolve.ts';
import { areDifferentMedicines } from './same-medicine.ts';

/** The medicine of a resource, and what about it was not understood. */
export type ReadMedicine = {
  readonly medicine: Medicine;
  readonly notUnderstood: readonly NotUnderstood[];
  /** What the product's own entry says beside. */
  readonly remarks: readonly string[];
};

/**
 * The medicine of a statement, request, dispense or administration: coded in place, contained, in the same answer, or
 * only named by a reference. Nothing found is said, not guessed: the term is then empty, which never matches. A reference whose own words name another medicine than the
 * resource it points at keeps its words, beside the codes of that resource, and says so.
 */
export function readMedicine(node: JsonObject, resolve: Resolve): ReadMedicine {
  const inPlace = node['medicationCodeableConcept'];
  const coded = conceptFrom(inPlace);
  const reference = object(node, 'medicationReference');
  const found = reference === undefined ? undefined : resolve(pointerOf(reference), node);
  const resource = text(found, 'resourceType') === 'Medication' ? found : undefined;
  const referred = resource === undefined ? undefined : readConcept(object(resource, 'code') ?? {});
  const ingredients =
    resource === undefined
      ? []
      : objects(resource, 'ingredient')
          .filter((one) => one['isActive'] !== false)
          .map((one, _, all) => readIngredient(one, resource, resolve, all.length === 1));
  const named = valueOf(coded) ??
    referredName(reference, referred) ?? {
      text: ingredients.map((one) => one.substance.text).join(' / '),
      codes: [],
    };
  const term =
    named.text === ''
      ? (narrativeName(resource) ??
        text(reference, 'display') ??
        text(object(reference, 'identifier'), 'value') ??
        wordsOf(inPlace))
      : named.text;
  return {
    medicine: {
      term,
      codes: [...named.codes, ...(coded.kind === 'known' ? (referred?.codes ?? []) : [])],
      form: resource === undefined ? notRecorded : knownConcept(resource, 'form'),
      ingredients,
      brand: tradeFamily(node, resource),
      batch: resource === undefined ? notRecorded : knownText(object(resource, 'batch'), 'lotNumber'),
    },
    remarks: resource === undefined ? [] : remarksOf(resource),
    notUnderstood: [
      ...(resource === undefined ? [] : oddities(resource, 'medication.')),
      ...unusedAmount(resource, ingredients),
      ...contradictions(reference, referred),
      ...(coded.kind === 'unreadable'
        ? [{ path: 'medicationCodeableConcept', raw: coded.raw, why: coded.why }]
        : []),
      ...(coded.kind === 'withheld'
        ? [{ path: 'medicationCodeableConcept', raw: '', why: 'withheld by the source' }]
        : []),
      ...(reference !== undefined && resource === undefined && text(reference, 'display') === undefined
        ? [missing(reference, found)]
        : []),
      ...(coded.kind === 'not-recorded' && reference === undefined
        ? [
            {
              path: 'medication',
              raw: rawText(node['medication'] ?? node['medicationReference'] ?? ''),
              why: 'the medicine is not named',
            },
          ]
        : []),
    ],
  };
}

const missing = (reference: JsonObject, found: JsonObject | undefined): NotUnderstood => ({
  path: 'medicationReference',
  raw: rawText(reference),
  why:
    found === undefined
      ? 'the medicine it refers to was not in the answer'
      : `it refers to a ${text(found, 'resourceType') ?? 'thing'}, not to a medicine`,
});

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Words and codes of a referenced medicine: the resource's own words, unless the reference names another medicine. */
function referredName(reference: JsonObject | undefined, referred: Concept | undefined): Concept | undefined {
  if (referred === undefined || (referred.text === '' && referred.codes.length === 0)) return undefined;
  const display = text(reference, 'display');
  return display !== undefined && areDifferentMedicines(display, referred.text)
    ? { text: display, codes: referred.codes }
    : referred;
}

function contradictions(
  reference: JsonObject | undefined,
  referred: Concept | undefined,
): readonly NotUnderstood[] {
  const display = text(reference, 'display');
  if (
    display === undefined ||
    referred === undefined ||
    referred.text === '' ||
    !areDifferentMedicines(display, referred.text)
  )
    return [];
  return [
    {
      path: 'medicationReference',
      raw: rawText(reference),
      why: `it is called "${display}" here and points at "${referred.text}"`,
    },
  ];
}

/** The amount of the product is the strength of its one ingredient; of several, nobody knows of which. */
const unusedAmount = (
  resource: JsonObject | undefined,
  ingredients: readonly Ingredient[],
): readonly NotUnderstood[] => {
  const amount = resource?.['amount'];
  const [strength] = ingredients.length === 1 ? ingredients.map((one) => one.strength) : [];
  const stated = readStrength(amount);
  const used =
    strength?.kind === 'known' && stated.kind === 'known' && isSameStrength(strength.value, stated.value);
  return amount === undefined || used
    ? []
    : [
        {
          path: 'medication.amount',
          raw: rawText(amount),
          why: 'an amount of the product, not its strength',
        },
      ];
};

const isSameStrength = (a: Strength, b: Strength): boolean => JSON.stringify(a) === JSON.stringify(b);

function readIngredient(
  node: JsonObject,
  medication: JsonObject,
  resolve: Resolve,
  isOnly: boolean,
): Ingredient {
  const coded = object(node, 'itemCodeableConcept');
  const reference = object(node, 'itemReference');
  const resource = reference === undefined ? undefined : resolve(pointerOf(reference), medication);
  const substance = readConcept(coded ?? object(resource, 'code') ?? {});
  return {
    substance:
      substance.text === '' ? { text: referenceWords(reference) ?? '', codes: substance.codes } : substance,
    strength: readStrength(
      object(node, 'strength') ??
        object(node, 'amount') ??
        (isOnly ? object(medication, 'amount') : undefined),
    ),
  };
}

/** A Medication without a code is named by its narrative, where a system made that from its data; tags are left out. */
function narrativeName(resource: JsonObject | undefined): string | undefined {
  const narrative = object(resource, 'text');
  if (!['generated', 'extensions'].includes(text(narrative, 'status') ?? '')) return undefined;
  const words = text(narrative, 'div')
    ?.replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? undefined : words;
}

function tradeFamily(node: JsonObject, resource: JsonObject | undefined): Known<string> {
  const places = [node, object(node, 'medicationCodeableConcept'), resource, object(resource, 'code')];
  const found = places
    .map((place) => extension(place, 'MedicationTradeFamily'))
    .find((one) => one !== undefined);
  const concept = object(found, 'valueCodeableConcept') ?? object(found, 'valueCoding');
  const words = concept === undefined ? text(found, 'valueString') : readConcept(concept).text;
  return words === undefined || words === '' ? notRecorded : known(words);
}
