import { isObject, type JsonObject } from '../core/brand.ts';

/** A resource as this program stored it, in JSON: a body, a base, theirs. Anything else than an object has no fields. */
export function storedObject(json: string): JsonObject {
  const tree: unknown = JSON.parse(json);
  return isObject(tree) ? tree : {};
}
