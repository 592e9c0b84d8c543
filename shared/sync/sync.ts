import { isObject, type JsonObject } from '../core/brand.ts';

export {
  fresh,
  type Carried,
  type EntryEvent,
  type EntryState,
  type KeptList,
  type Outcome,
  type ParkedReason,
  type Retraction,
  type WaitingProblem,
} from './entry.ts';
export { isOfNewer, isUnsent, needsAPerson, step } from './outbox.ts';
export { askedAbout, laneOf, sendable, waitsForSignature, type Ordered } from './order.ts';
export { goTogether, merged, resolve, type FieldDifference } from './conflict.ts';
export {
  addedSince,
  holds,
  isResourceId,
  isVersionId,
  isVeryEntry,
  notKept,
  ownNames,
  uuidSystem,
} from './kept.ts';
export { storedObject } from './stored-object.ts';
export { entryStateSchema, guardSchema, payloadVersion, type StoredGuard } from './schemas.ts';

const urnPattern = /^urn:uuid:([0-9a-f-]{36})$/;

/** The body without the items of its lists that refer to what was taken back. */
export function withoutWithdrawn(body: JsonObject, isWithdrawn: (uuid: string) => boolean): JsonObject {
  const refers = (value: unknown): boolean => {
    if (typeof value === 'string') return isWithdrawn(urnPattern.exec(value)?.[1] ?? '');
    return isObject(value) && Object.values(value).some(refers);
  };
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((item) => !refers(item)).map(visit);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]))
      : value;
  };
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, visit(value)]));
}

/** Puts `Type/id` where the body says `urn:uuid:`; in the text itself, so that every number keeps its digits. */
export const withReferences = (body: string, refs: ReadonlyMap<string, string>): string =>
  body.replace(/"urn:uuid:([0-9a-f-]{36})"/g, (whole, uuid: string) => {
    const reference = refs.get(uuid);
    return reference === undefined ? whole : JSON.stringify(reference);
  });
