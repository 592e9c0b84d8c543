import { isLosslessNumber } from 'lossless-json';
import type { JsonObject } from '../core/brand.ts';
import type { NotUnderstood } from '../medicines/line.ts';
import { isUnderstood } from './extensions.ts';
import { isField } from './fields.ts';
import { isNode, rawText, text } from './node.ts';
import { unitsDiffer } from './quantity.ts';
import { duplicateKey } from './tree.ts';

type Place = {
  readonly value: unknown;
  readonly path: string;
  readonly name: string;
  readonly type: string | undefined;
};

/**
 * Everything in a resource that no reader takes: fields FHIR does not know, extensions and modifiers not known here, keys
 * given twice, units that contradict their codes, characters that could mislead the eye. Each with its path and raw text.
 */
export function oddities(resource: JsonObject, prefix = ''): readonly NotUnderstood[] {
  const found: NotUnderstood[] = [];
  const open: Place[] = [{ value: resource, path: '', name: '', type: text(resource, 'resourceType') }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const odd of oddAt(place)) found.push({ ...odd, path: `${prefix}${odd.path}` });
    if (!isClosed(place)) open.push(...childrenOf(place).toReversed());
  }
  return found;
}

/** Narratives and metadata are not clinical fields; an odd thing is listed whole, so its parts are not listed again. */
const isClosed = (place: Place): boolean =>
  isNode(place.value) &&
  (closed.has(place.name) || place.value[duplicateKey] !== undefined || isUnknown(place));

const closed = new Set(['meta', 'text', 'modifierExtension']);

const isUnknown = (place: Place): boolean =>
  isNode(place.value) && place.name === 'extension' && !isUnderstood(text(place.value, 'url') ?? '');

function childrenOf({ value, path, name, type }: Place): readonly Place[] {
  if (Array.isArray(value))
    return value.map((item: unknown, at) => ({ value: item, path: `${path}[${at}]`, name, type: undefined }));
  if (!isNode(value)) return [];
  const own = type ?? (name === 'contained' ? text(value, 'resourceType') : undefined);
  const at = { type: own, element: name };
  const found: Place[] = [];
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (mayBeOdd(item) && isField(at, key))
      found.push({ value: item, path: path === '' ? key : `${path}.${key}`, name: key, type: undefined });
  }
  return found;
}

/** A number, a yes or no, nothing at all and plain words have no parts and mislead nobody. */
const mayBeOdd = (value: unknown): boolean =>
  typeof value === 'string'
    ? hides(value)
    : typeof value === 'object' && value !== null && !isLosslessNumber(value);

function oddAt(place: Place): readonly NotUnderstood[] {
  const { value, path, name } = place;
  if (typeof value === 'string')
    return name !== 'div' && hides(value)
      ? [{ path, raw: visible(value), why: 'it holds control or direction characters' }]
      : [];
  if (Array.isArray(value) || !isNode(value)) return [];
  if (value[duplicateKey] !== undefined)
    return [{ path, raw: rawText(value[duplicateKey]), why: 'given twice with different values' }];
  if (name === 'modifierExtension')
    return [{ path, raw: rawText(value), why: 'a modifier that changes the meaning and is not known here' }];
  if (isUnknown(place)) return [{ path, raw: rawText(value), why: 'an extension that is not known here' }];
  if (unitsDiffer(value))
    return [
      { path, raw: rawText(value), why: 'the unit and its code disagree' },
      ...unknownFields(place, value),
    ];
  return unknownFields(place, value);
}

function unknownFields({ name, path, type }: Place, value: JsonObject): readonly NotUnderstood[] {
  const own = type ?? (name === 'contained' ? text(value, 'resourceType') : undefined);
  const at = { type: own, element: name };
  const unknown = Object.keys(value)
    .filter((key) => !isField(at, key))
    .map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      raw: rawText(value[key]),
      why: 'a field FHIR does not have here',
    }));
  const rules = own === undefined ? undefined : text(value, 'implicitRules');
  return rules === undefined
    ? unknown
    : [
        ...unknown,
        { path: 'implicitRules', raw: rules, why: 'rules outside FHIR that may change the meaning' },
      ];
}

/** Control characters, marks that reverse the direction of reading, and those of no width that hide inside a name. */
const misleading = /[\p{Cc}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u;
const layout = /[\t\n\r]/g;
const hides = (words: string): boolean =>
  misleading.test(words) && misleading.test(words.replace(layout, ''));

/** Such characters spelled out, so that a screen shows that they are there. */
const visible = (words: string): string =>
  words
    .replace(
      new RegExp(misleading, 'gu'),
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .slice(0, 2_000);
