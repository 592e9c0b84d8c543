import { isLosslessNumber } from 'lossless-json';
import type { JsonObject } from '../core/brand.ts';
import { readConcept } from './concept.ts';
import { leftOutOf } from './dosage-left-out.ts';
import { child, isNode, items, object, text } from './node.ts';
import { table } from '../core/table.ts';

/** Something a resource says that is shown nowhere else: what it is called, and its parts, each under the name of its own field. */
export type AlsoSent = {
  readonly name: string;
  readonly parts: readonly { readonly name: string; readonly words: string }[];
};

const mostLetters = 2_000;

const inWords = (name: string, words: string): AlsoSent => ({
  name,
  parts: [{ name: '', words: words.slice(0, mostLetters) }],
});

/** Left out on purpose: what a resource is called, whose it is, what its codes belong to, how it was made, and addresses. */
const leftOut: readonly string[] = [
  'resourceType',
  'id',
  'profile',
  'versionId',
  'lastUpdated',
  'source',
  'subject',
  'patient',
  'system',
  'url',
  'use',
  'version',
  'userSelected',
  'implicitRules',
  'language',
  'div',
  'reference',
];

const names = table<string>({
  'dispenseRequest.validityPeriod': 'May be supplied',
  priorPrescription: 'Follows the prescription',
  eventHistory: 'History of changes',
  identifier: 'Identifier',
});

/** Fields whose words are always given, whether or not they happen to stand elsewhere too. */
const always: readonly string[] = ['dispenseRequest.validityPeriod', 'priorPrescription', 'eventHistory'];

type Leaf = { readonly place: string; readonly name: string; readonly value: string };

/**
 * Everything a resource says that is not among the words `shown` already: supply dates, the prescription before it, its
 * history, its narrative as plain text, and any field that no reader of ours asks for. Of dosages, what is no part of their meaning.
 */
export function alsoSent(resource: JsonObject, shown: string): readonly AlsoSent[] {
  const words = shown.toLowerCase();
  const leaves = leavesOf(resource, '').filter(
    ({ place, value }) => always.some((one) => place.startsWith(one)) || !stands(value, words),
  );
  const grouped = Map.groupBy(leaves, ({ place }) => place);
  return [
    ...[...grouped].map(([place, found]) => ({
      name: names[place] ?? place,
      parts: found.map((leaf) => ({ name: leaf.name, words: leaf.value.slice(0, mostLetters) })),
    })),
    ...ofDosages(resource, words),
    ...narrative(resource, words),
  ];
}

/** Whether a value stands among words: a short one only by itself, not inside another. */
function stands(value: string, words: string): boolean {
  const lower = value.toLowerCase();
  const quoted = JSON.stringify(lower).slice(1, -1);
  const at = [lower, quoted].map((one) => words.indexOf(one)).find((found) => found >= 0);
  if (at === undefined) return false;
  if (value.length > 3) return true;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}.])${lower.replace(/[^\p{L}\p{N}]/gu, '\\$&')}(?![\p{L}\p{N}]|\.\d)`,
    'u',
  ).test(words);
}

const plain = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

function leavesOf(value: unknown, path: string): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (!isNode(value)) {
    const at = path.lastIndexOf('.');
    const leaf = isLosslessNumber(value) ? value.value : plain(value);
    return leaf.trim() === ''
      ? []
      : [{ place: path.slice(0, Math.max(at, 0)), name: path.slice(at + 1), value: leaf }];
  }
  // A concept or a reference is its words.
  const concept = value['coding'] === undefined ? '' : readConcept(value).text;
  if (concept !== '')
    return [
      { place: path, name: '', value: concept },
      ...ownCodes(value, path),
      ...[value, ...items(value, 'coding')].flatMap((one) =>
        leavesOf(child(one, 'extension'), `${path}.extension`),
      ),
    ];
  return Object.entries(value).flatMap(([name, inner]) =>
    (leftOut.includes(name) && !always.includes(path)) || isDosage(name)
      ? []
      : leavesOf(inner, path === '' ? name : `${path}.${name}`),
  );
}

const ownCodes = (concept: JsonObject, path: string): readonly Leaf[] =>
  items(concept, 'coding').flatMap((coding) =>
    ['code', 'display'].flatMap((name) => {
      const value = text(coding, name);
      return value === undefined || value === readConcept(concept).text
        ? []
        : [{ place: path, name: name === 'code' ? 'code' : '', value }];
    }),
  );

const isDosage = (name: string): boolean => name === 'dosage' || name === 'dosageInstruction';

/** Of a dosage, what stands under no field that is read, and words of it that are shown nowhere. */
const ofDosages = (resource: JsonObject, shown: string): readonly AlsoSent[] =>
  ['dosage', 'dosageInstruction'].flatMap((name) =>
    items(resource, name).flatMap((dosage) => [
      ...leftOutOf(dosage).map(({ path, raw }) => inWords(`${name}.${path}`, raw)),
      ...leavesOf(dosage, name)
        .filter(
          ({ value }) =>
            /\p{L}{4}/u.test(value) && !['true', 'false'].includes(value) && !stands(value, shown),
        )
        .map(({ place, name: leaf, value }) => inWords(`${place}.${leaf}`.replace(/\.$/, ''), value)),
    ]),
  );

function narrative(resource: JsonObject, shown: string): readonly AlsoSent[] {
  const words = (text(object(resource, 'text'), 'div') ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' || stands(words, shown) ? [] : [inWords('In words for people', words)];
}
