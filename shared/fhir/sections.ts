import type { JsonObject } from '../core/brand.ts';
import { identify } from '../dmd/dmd.ts';
import type { PartialReason, SourceList } from '../medicines/source.ts';
import { allergyListCodes, isListOf, medicationListCodes, reasonsOfSection } from './completeness.ts';
import { references } from './concept.ts';
import type { Item } from './items.ts';
import { object, objects, text } from './node.ts';
import type { Resolve } from './resolve.ts';
import { writeTree } from './tree.ts';

const sectionCodes: readonly string[] = [
  ...medicationListCodes,
  ...allergyListCodes,
  // LOINC: medication and allergy sections of the International Patient Summary and its kin.
  '10160-0',
  '29549-3',
  '10183-2',
  '42346-7',
  '57828-6',
  '48765-2',
  '48768-6',
  'medications-and-medical-devices',
  'allergies-and-adverse-reaction',
  'allergies-and-adverse-reactions',
];

/** Sections of medicines and allergies, also inside other sections; known by code or, without one, by title. */
const clinicalSections = ({ resource }: Item): readonly JsonObject[] =>
  sectionsIn(resource).filter((section) => {
    const codes = objects(object(section, 'code'), 'coding').map((coding) => text(coding, 'code') ?? '');
    return codes.length > 0
      ? codes.some((code) => sectionCodes.includes(code))
      : /medic(?:ation|ine)s?|allerg/i.test(text(section, 'title') ?? '');
  });

const sectionsIn = (node: JsonObject): readonly JsonObject[] =>
  objects(node, 'section').flatMap((section) => [section, ...sectionsIn(section)]);

const titleOf = (node: JsonObject): string => text(node, 'title') ?? 'a section';

/** The words of a narrative, one line for each row, item or paragraph. */
const linesOf = (node: JsonObject): readonly string[] =>
  (text(object(node, 'text'), 'div') ?? '')
    .replace(/<th\b[^>]*>.*?<\/th>/gis, ' ')
    .replace(/<\/?(?:tr|li|p|br|div|h\d|ul|ol|dd|dt)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

/** A document may give its medicines or allergies in words that its entries do not repeat. They are kept, for a person to read. */
export const wordsOfSections = (item: Item, resolve: Resolve): SourceList['notUnderstood'] =>
  asWords(
    item,
    'Composition.section',
    clinicalSections(item)
      .filter((section) => section['emptyReason'] === undefined)
      .map((section) => ({ node: section, lines: notRepeated(section, entriesOf(section, item, resolve)) })),
  );

/** A list of medicines or allergies whose only content is words. */
export const wordsOfList = (item: Item): SourceList['notUnderstood'] =>
  isListOf(item.resource, [...medicationListCodes, ...allergyListCodes]) &&
  item.resource['entry'] === undefined &&
  item.resource['emptyReason'] === undefined
    ? asWords(item, 'List.text', [{ node: item.resource, lines: linesOf(item.resource) }])
    : [];

function asWords(
  { key }: Item,
  path: string,
  places: readonly { readonly node: JsonObject; readonly lines: readonly string[] }[],
): SourceList['notUnderstood'] {
  const words = places
    .filter(({ lines }) => lines.length > 0)
    .map(({ node, lines }) => `${titleOf(node)}: ${lines.join(' ')}`);
  return words.length === 0
    ? []
    : [{ key, path, raw: words.join('\n').slice(0, 10_000), why: 'medicines or allergies in words only' }];
}

const entriesOf = (section: JsonObject, { resource }: Item, resolve: Resolve): readonly JsonObject[] =>
  references(section, 'entry')
    .map((reference) => resolve(reference, resource))
    .filter((found) => found !== undefined);

/** Lines of a narrative that name a medicine, or an amount of something, that no entry beneath it names. */
function notRepeated(section: JsonObject, entries: readonly JsonObject[]): readonly string[] {
  const lines = linesOf(section);
  if (entries.length === 0) return lines;
  const said = entries.map((entry) => writeTree(entry).toLowerCase()).join(' ');
  const known = new Set(wordsIn(said).flatMap(substancesOf));
  return lines.filter((line) => {
    const words = wordsIn(line.toLowerCase());
    const unsaid = words.filter((word) => !said.includes(word));
    if (unsaid.flatMap(substancesOf).some((substance) => !known.has(substance))) return true;
    const [first] = words.filter((word) => !ordinary.test(word));
    return (
      first !== undefined && unsaid.includes(first) && /\d\s*(?:mg|mcg|micrograms?|g|ml|units?)\b/i.test(line)
    );
  });
}

const wordsIn = (line: string): readonly string[] => [...new Set(line.match(/[a-z][a-z-]{4,}/g) ?? [])];

const ordinary =
  /^(?:medic\w*|tablets?|capsules?|doses?|dosage|takes?|taking|taken|daily|twice|times|current\w*|active|start\w*|since|under|until|every|morning|night|evening|patient|known|allerg\w*|status|oral|route)$/;

function substancesOf(word: string): readonly string[] {
  const { recognised, substance, ingredients } = identify(word);
  return recognised ? [substance, ...ingredients] : [];
}

/** Why sections of medicines and allergies are empty or not whole; "nothing known" is an answer. */
export function reasonsOfSections(item: Item, resolve: Resolve): readonly PartialReason[] {
  return clinicalSections(item).flatMap((section): readonly PartialReason[] => {
    const named = references(section, 'entry').length;
    const missing = named - entriesOf(section, item, resolve).length;
    if (missing > 0)
      return [
        { kind: 'paging-stopped', detail: `${titleOf(section)} names ${missing} that did not come with it` },
      ];
    const isBare =
      named === 0 &&
      section['emptyReason'] === undefined &&
      sectionsIn(section).length === 0 &&
      linesOf(section).length === 0;
    return isBare
      ? [
          {
            kind: 'provider-not-answering',
            provider: '',
            detail: `${titleOf(section)}: empty without a reason`,
          },
        ]
      : reasonsOfSection(section);
  });
}
