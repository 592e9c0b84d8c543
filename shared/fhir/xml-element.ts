import { LosslessNumber } from 'lossless-json';
import type { JsonObject } from '../core/brand.ts';
import { isRepeating, kindOfPrimitive } from './xml-shapes.ts';

/** A child as JSON will hold it: its value, and what a primitive carries beside it (`_field`). */
export type Child = { readonly name: string; readonly value: unknown; readonly extra: unknown };

/** An XML element still open, or just closed. */
export type Element = {
  readonly name: string;
  readonly value: string | undefined;
  readonly id: string | undefined;
  readonly url: string | undefined;
  readonly children: Child[];
  narrative: string | undefined;
  /** Words between its tags, where FHIR has none. */
  words: string | undefined;
};

/** Whole resources are named with a capital letter; elements are not. */
export const isResourceName = (name: string): boolean => /^[A-Z]/.test(name);

export const asResource = (element: Element): JsonObject => ({
  resourceType: element.name,
  ...fields(element),
});

/** A closed element as its parent will hold it. */
export function asChild(element: Element, parent: Element): Child {
  const { name } = element;
  if (element.narrative !== undefined) return { name, value: element.narrative, extra: undefined };
  // <name>words</name> for <name value="words"/>: the one thing it can mean.
  if (element.words !== undefined && element.value === undefined && element.children.length === 0)
    return { name, value: element.words, extra: undefined };
  const inner = element.children[0];
  // `contained`, `resource` and Parameters hold whole resources: <resource><Patient>...</Patient></resource>
  if (element.children.length === 1 && inner !== undefined && isResourceName(inner.name))
    return { name, value: inner.value, extra: undefined };
  if (isResourceName(name)) return { name, value: asResource(element), extra: undefined };
  const beside = {
    ...(element.id === undefined ? {} : { id: element.id }),
    ...(element.url === undefined ? {} : { url: element.url }),
    ...fields(element),
  };
  if (element.value !== undefined) {
    return {
      name,
      value: primitive(element.value, name, parent.name),
      extra: Object.keys(beside).length === 0 ? undefined : beside,
    };
  }
  // A primitive without a value, only extensions: JSON keeps it under `_field` alone.
  if (isValueless(element)) return { name, value: undefined, extra: beside };
  return { name, value: beside, extra: undefined };
}

const primitiveNames = new Set(
  (
    'status intent code display text value unit system birthDate gender date authoredOn dateAsserted recordedDate assertedDate start end id url ' +
    'reference criticality severity description family given'
  ).split(' '),
);

const isValueless = (element: Element): boolean =>
  element.children.length > 0 &&
  element.children.every((child) => child.name === 'extension') &&
  (primitiveNames.has(element.name) ||
    /(Date|DateTime|Time|String|Boolean|Integer|Code)$/.test(element.name)) &&
  !['code', 'text'].includes(element.name);

function primitive(value: string, name: string, parent: string): unknown {
  switch (kindOfPrimitive(name, parent)) {
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'number':
      return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(value) ? new LosslessNumber(value) : value;
    case 'text':
      return value;
  }
}

function fields(element: Element): JsonObject {
  const groups = new Map<string, Child[]>();
  for (const child of element.children) {
    const same = groups.get(child.name);
    if (same === undefined) groups.set(child.name, [child]);
    else same.push(child);
  }
  const stray = element.words === undefined ? [] : [['words', element.words] as const];
  return Object.fromEntries([
    ...[...groups].flatMap(([name, same]) => field(name, same, element.name)),
    ...stray,
  ]);
}

function field(
  name: string,
  same: readonly Child[],
  parent: string,
): readonly (readonly [string, unknown])[] {
  const many = same.length > 1 || isRepeating(name, parent);
  const hasValue = same.some((child) => child.value !== undefined);
  const hasExtra = same.some((child) => child.extra !== undefined);
  const value: readonly [string, unknown] = [
    name,
    many ? same.map((child) => child.value ?? null) : same[0]?.value,
  ];
  const extra: readonly [string, unknown] = [
    `_${name}`,
    many ? same.map((child) => child.extra ?? null) : same[0]?.extra,
  ];
  return [...(hasValue ? [value] : []), ...(hasExtra ? [extra] : [])];
}
