import { isObject, type JsonObject } from '../../../shared/core/brand.ts';

export const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

export function textIn(object: JsonObject, field: string): string | undefined {
  const value = object[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The id a reference names, where it is of this type. */
export function idIn(reference: unknown, type: string): string | undefined {
  const text = isObject(reference) ? reference['reference'] : undefined;
  const [, found, id] =
    typeof text === 'string' ? (/(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(text) ?? []) : [];
  return found === type ? id : undefined;
}
