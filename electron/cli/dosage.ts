import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import { directionsAsJson, dosageInWords, dosagesText, textReader } from '../../shared/dosage/dosage.ts';
import {
  administrationDosages,
  faultText,
  leftOutOf,
  readDosage,
  readDosages,
  readTree,
} from '../../shared/fhir/fhir.ts';
import type { Dosage } from '../../shared/medicines/dosage.ts';
import { readText } from './files.ts';
import { answer, fault, type Answer } from './usage.ts';

/** `dosage --text`: words to meaning, with what was not understood. */
export const dosageOfText = (text: string): Answer => answer(directionsAsJson(text));

/** `dosage --to-text`: the text of each dosage of a resource or Dosage file, and whether its own text agrees. */
export function dosageToText(path: string): Answer {
  const content = readText(path);
  if (!content.ok) return content;
  const tree = readTree(content.value);
  if (!tree.ok) return fault('cannot-understand', `${path}: ${faultText(tree.fault)}`);
  const groups = dosagesIn(tree.value);
  if (groups.length === 0) return fault('cannot-understand', `${path}: no dosage was found in it`);
  return answer({
    resources: groups.map(({ key, nodes, dosages }) => ({
      key,
      // Not there where one of the dosages has none.
      text: dosagesText(dosages),
      dosages: dosages.map((dosage, at) => ({
        ...dosageInWords(dosage),
        // What no field of a meaning holds, raw: the text alone would pass over it.
        leftOut: leftOutOf(nodes[at]),
      })),
    })),
  });
}

/** The dosages of one resource beside the nodes they were read from, in one order. */
type Group = {
  readonly key: string;
  readonly nodes: readonly unknown[];
  readonly dosages: readonly Dosage[];
};

/** Dosages by the resource they stand in; a file that is itself a Dosage is one. */
function dosagesIn(tree: JsonObject): readonly Group[] {
  const found: Group[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isObject(node)) return;
    const nodes = [...listOf(node['dosage']), ...listOf(node['dosageInstruction'])];
    if (nodes.length > 0) found.push({ key: keyOf(node), nodes, dosages: readIn(node) });
    Object.values(node).forEach(visit);
  };
  visit(tree);
  return found.length === 0 && isBareDosage(tree)
    ? [{ key: 'Dosage', nodes: [tree], dosages: [readDosage(tree, textReader)] }]
    : found;
}

const readIn = (node: JsonObject): readonly Dosage[] =>
  node['resourceType'] === 'MedicationAdministration'
    ? administrationDosages(node, textReader)
    : readDosages(node, textReader);

const keyOf = (node: JsonObject): string =>
  [node['resourceType'], node['id']].filter((part) => typeof part === 'string').join('/');

/** An XML file that is a Dosage is named after it, or after the element it was cut from. */
const isBareDosage = (tree: JsonObject): boolean =>
  [undefined, 'Dosage', 'dosage', 'dosageInstruction'].some((name) => name === tree['resourceType']) &&
  [
    'text',
    'timing',
    'doseAndRate',
    'doseQuantity',
    'doseRange',
    'rateRatio',
    'rateRange',
    'rateQuantity',
    'route',
    'site',
    'method',
    'asNeededBoolean',
    'asNeededCodeableConcept',
    'additionalInstruction',
    'patientInstruction',
    'maxDosePerPeriod',
    'maxDosePerAdministration',
    'maxDosePerLifetime',
  ].some((name) => tree[name] !== undefined);

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
