import type { JsonObject } from '../core/brand.ts';
import type { Said } from '../medicines/line.ts';
import { referenceWords } from './concept.ts';
import type { Reading } from './line.ts';
import { items, object, objects, text } from './node.ts';
import { pointerOf } from './resolve.ts';

/** A person or organisation by reference: the words beside it, or the name of the resource it points at. */
export function saidBy(
  role: Said['role'],
  reference: JsonObject | undefined,
  node: JsonObject,
  reading: Reading,
): readonly Said[] {
  if (reference === undefined) return [];
  const resource = reading.resolve(pointerOf(reference), node);
  const name =
    text(reference, 'display') ??
    nameOf(resource) ??
    nameThrough(resource, reading) ??
    referenceWords(reference);
  return name === undefined ? [] : [{ role, name }];
}

/** A PractitionerRole is named by its practitioner, and where it is held. */
function nameThrough(resource: JsonObject | undefined, reading: Reading): string | undefined {
  if (resource === undefined) return undefined;
  const names = ['practitioner', 'organization'].flatMap((field) => {
    const reference = object(resource, field);
    return text(reference, 'display') ?? nameOf(reading.resolve(pointerOf(reference), resource)) ?? [];
  });
  return names.length === 0 ? undefined : names.join(', ');
}

export function nameOf(resource: JsonObject | undefined): string | undefined {
  const plain = text(resource, 'name');
  if (plain !== undefined) return plain;
  const [name] = objects(resource, 'name');
  const parts = [...['prefix', 'given'].flatMap((part) => items(name, part)), text(name, 'family')];
  const words = text(name, 'text') ?? parts.filter((part) => typeof part === 'string').join(' ');
  return words === '' ? undefined : words;
}
