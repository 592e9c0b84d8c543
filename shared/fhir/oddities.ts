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
    found.push(...oddAt(place).map((odd) => ({ ...odd, path: `${prefix}${odd.path}` })));
    if (!isClosed(place)) open.push(...childrenOf(place).toReversed());
  }
  return found;
}

/** Narratives and metadata are not clinical fields; an odd thing is listed whole, so its parts are not listed again. */
const isClosed = (place: Place): boolean =>
  isNode(place.value) &&
  (['meta', 'text', 'modifierExtension'].includes(place.name) ||
    place.value[duplicateKey] !== undefined ||
    isUnknown(place));

const isUnknown = (place: Place): boolean =>
  isNode(place.value) && place.name === 'extension' && !isUnderstood(text(place.value, 'url') ?? '');

function childrenOf({ value, path, name, type }: Place): readonly Place[] {
  if (Array.isArray(value))
    return value.map((item: unknown, at) => ({ value: item, path: `${path}[${at}]`, name, type: undefined }));
  if (!isNode(value)) return [];
  const own = type ?? (name === 'contained' ? text(value, 'resourceType') : undefined);
  return Object.entries(value)
    .filter(([key]) => isField({ type: own, element: name }, key))
    .map(([key, item]) => ({
      value: item,
      path: path === '' ? key : `${path}.${key}`,
      name: key,
      type: undefined,
    }));
}

function oddAt(place: Place): readonly NotUnderstood[] {
  const { value, path, name } = place;
  if (typeof value === 'string')
    return name !== 'div' && misleading.test(value.replace(layout, ''))
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
  const unknown = Object.entries(value)
    .filter(([key]) => !isField({ type: own, element: name }, key))
    .map(([key, item]) => ({
      path: path === '' ? key : `${path}.${key}`,
      raw: rawText(item),
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

/** Such characters spelled out, so that a screen shows that they are there. */
const visible = (words: string): string =>
  words
    .replace(
      new RegExp(misleading, 'gu'),
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .slice(0, 2_000);
