import type { JsonObject } from '../core/brand.ts';
import { valueOf } from '../core/known.ts';
import { readConcept, referenceWords } from './concept.ts';
import { extension } from './extensions.ts';
import { decimalOf, isNode, items, text } from './node.ts';
import { prescribingAgency, valueConcept } from './uk-extensions.ts';
import { table } from '../core/table.ts';

type Remark = readonly [label: string, ...path: string[]];

/** What a resource says beside the fields of a line, and a pharmacist would miss. */
const remarks = table<readonly Remark[]>({
  MedicationRequest: [
    ['Priority', 'priority'],
    ['Another product allowed', 'substitution', 'allowedBoolean'],
    ['Another product allowed', 'substitution', 'allowedCodeableConcept'],
    ['Why another product or not', 'substitution', 'reason'],
    ['Reported by somebody else', 'reportedBoolean'],
    ['Reported by', 'reportedReference'],
    ['To be given by', 'performer'],
    ['To be dispensed by', 'dispenseRequest', 'performer'],
    ['First supply', 'dispenseRequest', 'initialFill', 'quantity'],
    ['First supply lasts', 'dispenseRequest', 'initialFill', 'duration'],
    ['Time between supplies', 'dispenseRequest', 'dispenseInterval'],
    ['Issue detected', 'detectedIssue'],
  ],
  MedicationDispense: [
    ['Kind of supply', 'type'],
    ['Another product supplied', 'substitution', 'wasSubstituted'],
    ['Another product supplied', 'substitution', 'type'],
    ['Why another product or not', 'substitution', 'reason'],
    ['Issue detected', 'detectedIssue'],
  ],
  Medication: [
    ['Status of the product entry', 'status'],
    ['Manufacturer', 'manufacturer'],
    ['Expires', 'batch', 'expirationDate'],
  ],
  AllergyIntolerance: [
    ['Began at the age of', 'onsetAge'],
    ['Began at the age of', 'onsetRange'],
    ['Last happened', 'lastOccurrence'],
    ['Exposure', 'reaction', 'exposureRoute'],
    ['Reaction to', 'reaction', 'substance'],
  ],
});

/** What goes without saying; in England no prescription lets another product be supplied. */
const usual: readonly string[] = [
  'Priority: routine',
  'Another product allowed: no',
  'Another product supplied: no',
  'Reported by somebody else: no',
  'Status of the product entry: active',
];

const extensionRemarks: readonly (readonly [label: string, name: string])[] = [
  ['Care setting', 'CareSettingType'],
  ['Prescribing organisation', 'MedicationPrescribingOrganization'],
];

/** Facts of a resource that no field of a line or an allergy holds, as words for its notes, which are always shown. */
export function remarksOf(node: JsonObject): readonly string[] {
  const own = (remarks[text(node, 'resourceType') ?? ''] ?? []).map(
    ([label, ...path]) => [label, wordsOf(at(node, path))] as const,
  );
  const agency = valueOf(prescribingAgency(node))?.text;
  const extended = extensionRemarks.map(
    ([label, name]) => [label, valueOf(valueConcept(extension(node, name)))?.text ?? ''] as const,
  );
  const said = [...own, ...extended]
    .filter(([, words]) => words !== '' && words !== agency)
    .map(([label, words]) => `${label}: ${words}`);
  return [...new Set(said)].filter((words) => !usual.includes(words));
}

/** Everything at the end of a path, through lists on the way. */
const at = (node: unknown, path: readonly string[]): readonly unknown[] => {
  const [name, ...rest] = path;
  return name === undefined ? [node] : items(node, name).flatMap((one) => at(one, rest));
};

const wordsOf = (values: readonly unknown[]): string =>
  [...new Set(values.map(words))].filter((one) => one !== '').join('; ');

/** Text, a flag, an amount, a range, a concept or a reference in words. */
function words(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (!isNode(value)) return '';
  if (value['low'] !== undefined || value['high'] !== undefined)
    return [words(value['low']), words(value['high'])].filter((one) => one !== '').join(' to ');
  const amount = decimalOf(value['value']);
  if (amount !== undefined) return `${amount} ${text(value, 'unit') ?? text(value, 'code') ?? ''}`.trim();
  const concept = readConcept(value).text;
  return concept === '' ? (referenceWords(value) ?? '') : concept;
}
