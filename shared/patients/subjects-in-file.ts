import { isObject, type JsonObject } from '../core/brand.ts';
import { nhsNumberSystem, readNhsNumber } from './nhs-number.ts';

/** The resources that a resource carries inside itself. */
export const containedIn = (resource: JsonObject): readonly JsonObject[] =>
  Array.isArray(resource['contained']) ? resource['contained'].filter(isObject) : [];

/** NHS numbers that references to a person give beside themselves; one that is none as it stands there. */
export const numbersBeside = (references: readonly JsonObject[]): readonly string[] =>
  references.flatMap(({ identifier }) => {
    if (!isObject(identifier) || identifier['system'] !== nhsNumberSystem) return [];
    const { value } = identifier;
    return typeof value === 'string' ? [readNhsNumber(value) ?? value] : [];
  });

type Addressed = { readonly fullUrl: string | undefined; readonly resource: JsonObject };

/** The id a reference in a file leads to: of the entry with that address, or its own last part (an id holds no colon). */
export function pointedAt(reference: string, entries: readonly Addressed[]): string {
  const plain = reference.replace(/\/_history\/[^/]*$/, '');
  const entry = entries.find(({ fullUrl }) => fullUrl?.toLowerCase() === plain.toLowerCase());
  const id = entry?.resource['id'];
  return typeof id === 'string' ? id : plain.replace(/^#/, '').replace(/^.*[/:]/, '');
}
