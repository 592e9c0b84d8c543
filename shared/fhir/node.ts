import { isLosslessNumber } from 'lossless-json';
import { isObject, type JsonObject } from '../core/brand.ts';
import { readDecimal, type Decimal } from '../core/decimal.ts';
import { readPartialDate, type PartialDate } from '../core/instant.ts';
import { known, notRecorded, unreadable, withheld, type Known } from '../core/known.ts';
import { writeTree } from './tree.ts';

/** Careful hands for a tree that may hold anything anywhere. */

export const child = (node: unknown, name: string): unknown => (isNode(node) ? node[name] : undefined);

/** An object of the tree; a number kept as text is not one. */
export const isNode = (value: unknown): value is JsonObject => isObject(value) && !isLosslessNumber(value);

export const object = (node: unknown, name: string): JsonObject | undefined => {
  const value = child(node, name);
  return isNode(value) ? value : undefined;
};

/** The items of an array; a single value where an array was meant is one item. */
export function items(node: unknown, name: string): readonly unknown[] {
  const value = child(node, name);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The items that say anything: a `null` in an array of objects is an empty place. */
export const said = (node: unknown, name: string): readonly unknown[] =>
  items(node, name).filter((item) => item !== null);

export const objects = (node: unknown, name: string): readonly JsonObject[] =>
  items(node, name).filter(isNode);

export const text = (node: unknown, name: string): string | undefined => {
  const value = child(node, name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** The raw JSON of whatever stands there, cut so that a screen can show it. */
export const rawText = (value: unknown): string =>
  (typeof value === 'string' ? value : writeTree(value)).slice(0, 2_000);

const absentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
const withheldCodes: readonly string[] = ['masked', 'not-permitted'];

/** What an element's own data-absent-reason extension says: masked is withheld, everything else is not recorded. */
export function absence(element: unknown): Known<never> {
  const reason = objects(element, 'extension').find((extension) => text(extension, 'url') === absentReason);
  return withheldCodes.includes(text(reason, 'valueCode') ?? '') ? withheld('the source') : notRecorded;
}

/** A field as text; something else in its place is unreadable, never dropped. */
export function knownText(node: unknown, name: string): Known<string> {
  const value = child(node, name);
  const isBlank = typeof value === 'string' && value.trim() === '';
  if (value === undefined || value === null || isBlank) return absence(child(node, `_${name}`));
  return typeof value === 'string' ? known(value) : unreadable(rawText(value), 'not text');
}

/** A field whose value must be one of a closed list. */
export function knownOneOf<T extends string>(node: unknown, name: string, allowed: readonly T[]): Known<T> {
  const value = knownText(node, name);
  if (value.kind !== 'known') return value;
  const found = allowed.find((candidate) => candidate === value.value);
  return found === undefined ? unreadable(value.value, 'not a value FHIR knows here') : known(found);
}

/** A date or dateTime; one that cannot exist stays as sent, unreadable. */
export function knownDate(node: unknown, name: string): Known<PartialDate> {
  const value = knownText(node, name);
  if (value.kind !== 'known') return value;
  const read = readPartialDate(value.value.trim());
  return read.ok ? known(read.value) : unreadable(value.value, 'not a date that exists');
}

/** `true` or `false`, also where a system wrote them as words. */
export function knownBoolean(node: unknown, name: string): Known<boolean> {
  const value = child(node, name);
  if (value === undefined || value === null) return absence(child(node, `_${name}`));
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (word === true || word === 'true') return known(true);
  return word === false || word === 'false'
    ? known(false)
    : unreadable(rawText(value), 'neither true nor false');
}

/** The exact number, also where a system wrote it between quotes; `undefined` for anything else. */
export function decimalOf(value: unknown): Decimal | undefined {
  const written = isLosslessNumber(value)
    ? value.value
    : typeof value === 'number'
      ? String(value)
      : typeof value === 'string'
        ? value.trim()
        : undefined;
  const read = written === undefined ? undefined : readDecimal(written);
  return read?.ok === true ? read.value : undefined;
}

/** A number; something else in its place is unreadable. */
export function knownDecimal(node: unknown, name: string): Known<Decimal> {
  const value = child(node, name);
  if (value === undefined || value === null) return absence(child(node, `_${name}`));
  const read = decimalOf(value);
  return read === undefined ? unreadable(rawText(value), 'not a number') : known(read);
}

/** The first of several fields that is there at all. */
export function firstRecorded<T>(...fields: readonly Known<T>[]): Known<T> {
  return fields.find((field) => field.kind !== 'not-recorded') ?? notRecorded;
}

/** The latest of several dates; where none is known, the first that says anything. */
export function latest(...dates: readonly Known<PartialDate>[]): Known<PartialDate> {
  const found = dates
    .flatMap((date) => (date.kind === 'known' ? [date.value] : []))
    .toSorted()
    .at(-1);
  return found === undefined ? firstRecorded(...dates) : known(found);
}
