import type { JsonObject } from '../core/brand.ts';
import { known, notRecorded, unreadable, type Known } from '../core/known.ts';
import type { Code, Concept } from '../medicines/codes.ts';
import type { BusinessIdentifier } from '../medicines/keys.ts';
import { extension, part } from './extensions.ts';
import { pointerOf } from './resolve.ts';
import { absence, child, firstRecorded, isNode, items, objects, rawText, text } from './node.ts';
import { table } from '../core/table.ts';

/** STU3 and old addresses of SNOMED CT and dm+d, folded to the ones in use. */
const systems = table<string>({
  'https://snomed.info/sct': 'http://snomed.info/sct',
  'http://snomed.info/sct/': 'http://snomed.info/sct',
  'http://www.snomed.org': 'http://snomed.info/sct',
  'http://dmd.nhs.uk': 'https://dmd.nhs.uk',
  'https://dmd.nhs.uk/': 'https://dmd.nhs.uk',
  'urn:oid:2.16.840.1.113883.2.1.3.2.4.18.5': 'https://dmd.nhs.uk',
  'urn:oid:2.16.840.1.113883.2.1.3.4.15': 'https://dmd.nhs.uk',
  'urn:oid:2.16.840.1.113883.6.96': 'http://snomed.info/sct',
});

/** Codes of this system are not things but the absence of one. */
const absentSystem = /data-absent-reason|v3-NullFlavor/;

/** A coding with everything it says. */
export function readCoding(node: JsonObject): Code | undefined {
  const code = text(node, 'code');
  if (code === undefined) return undefined;
  const system = text(node, 'system') ?? '';
  const display = text(node, 'display');
  return { system: systems[system] ?? system, code, ...(display === undefined ? {} : { display }) };
}

/** The words its author chose, where the record kept them beside SNOMED's own (GP Connect, `sctdescid`). */
const chosenTerm = (coding: JsonObject): string | undefined =>
  text(
    part(extension(coding, 'coding-sctdescid'), 'DescriptionDisplay', 'descriptionDisplay'),
    'valueString',
  );

/** A CodeableConcept (or lone Coding, or CodeableReference): its words are its text, else the term chosen, else a display, else a code. */
export function readConcept(node: JsonObject): Concept {
  const codings = objects(node, 'coding');
  const all = (codings.length > 0 ? codings : text(node, 'code') === undefined ? [] : [node]).filter(
    (coding) => !absentSystem.test(text(coding, 'system') ?? ''),
  );
  const codes = all.map(readCoding).filter((code) => code !== undefined);
  const displays = all.map((coding) => text(coding, 'display')).filter((display) => display !== undefined);
  const terms = all.map(chosenTerm).filter((term) => term !== undefined);
  // The source's own choice of words, where a coding says which the user picked.
  const picked = all.find((coding) => child(coding, 'userSelected') === true);
  const words =
    text(node, 'text') ?? terms[0] ?? text(picked, 'display') ?? displays[0] ?? codes[0]?.code ?? '';
  return { text: words, codes };
}

/** A coded field: words alone are read, anything else that is no concept is unreadable. */
export function conceptFrom(value: unknown): Known<Concept> {
  const [node] = objects({ value }, 'value');
  if (value === undefined || value === null) return notRecorded;
  if (node === undefined) return unreadable(rawText(value), 'not a coded value');
  const concept = readConcept(node);
  if (concept.text !== '') return known(concept);
  const codes = objects(node, 'coding').map((coding) => text(coding, 'code'));
  if (codes.includes('masked') || codes.includes('MSK')) return { kind: 'withheld', by: 'the source' };
  const own = absence(node);
  const empty =
    Object.keys(node).every((key) => ['extension', 'coding', 'id'].includes(key)) &&
    items(node, 'coding').every(isBlankCoding);
  return own.kind === 'withheld' || empty
    ? own
    : unreadable(rawText(node), 'a coded value without words or code');
}

/** Several concepts that all hold, as one: a second reason is no less true than the first. */
export function joinedConcepts(fields: readonly Known<Concept>[]): Known<Concept> {
  const found = fields.flatMap((field) => (field.kind === 'known' ? [field.value] : []));
  return found.length === 0
    ? firstRecorded(...fields)
    : known({
        text: [...new Set(found.map((concept) => concept.text))].join('; '),
        codes: found.flatMap((concept) => concept.codes),
      });
}

/** A coding that says nothing, or that there is nothing to say. */
const isBlankCoding = (coding: unknown): boolean =>
  isNode(coding) && (Object.keys(coding).length === 0 || absentSystem.test(text(coding, 'system') ?? ''));

export const knownConcept = (node: unknown, name: string): Known<Concept> => {
  const read = conceptFrom(child(node, name));
  return read.kind === 'not-recorded' ? absence(child(node, `_${name}`)) : read;
};

export function readIdentifiers(node: unknown): readonly BusinessIdentifier[] {
  return objects(node, 'identifier').flatMap((identifier) => {
    const value = text(identifier, 'value');
    return value === undefined ? [] : [{ system: text(identifier, 'system') ?? '', value }];
  });
}

/** The words of a reference: its display, else its identifier, else where it points. */
export const referenceWords = (node: unknown): string | undefined =>
  text(node, 'display') ?? text(child(node, 'identifier'), 'value') ?? text(node, 'reference');

/** What a reference field (or list of them) points at. */
export const references = (node: unknown, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => items(node, name).flatMap((reference) => pointerOf(reference) ?? []));
