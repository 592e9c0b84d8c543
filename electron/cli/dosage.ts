import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import { directionsAsJson, dosageInWords, dosagesText, textReader } from '../../shared/dosage/dosage.ts';
import { faultText, readDosage, readTree } from '../../shared/fhir/fhir.ts';
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
    resources: groups.map(({ key, nodes }) => {
      const dosages = nodes.map((node) => readDosage(node, textReader));
      return { key, text: dosagesText(dosages), dosages: dosages.map(dosageInWords) };
    }),
  });
}

type Group = { readonly key: string; readonly nodes: readonly JsonObject[] };

/** Dosages by the resource they stand in; a file that is itself a Dosage is one. */
function dosagesIn(tree: JsonObject): readonly Group[] {
  const found: Group[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isObject(node)) return;
    const nodes = ['dosage', 'dosageInstruction'].flatMap((name) => listOf(node[name]));
    if (nodes.length > 0) found.push({ key: `${textOf(node['resourceType'])}/${textOf(node['id'])}`, nodes });
    Object.values(node).forEach(visit);
  };
  visit(tree);
  const bare =
    found.length === 0 &&
    (tree['resourceType'] === undefined || tree['resourceType'] === 'Dosage') &&
    looksLikeDosage(tree);
  return bare ? [{ key: 'Dosage', nodes: [tree] }] : found;
}

const looksLikeDosage = (tree: JsonObject): boolean =>
  [
    'text',
    'timing',
    'doseAndRate',
    'doseQuantity',
    'doseRange',
    'route',
    'method',
    'asNeededBoolean',
    'patientInstruction',
  ].some((name) => tree[name] !== undefined);

const listOf = (value: unknown): readonly JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter((item: unknown) => isObject(item));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
