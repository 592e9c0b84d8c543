import { isObject, type JsonObject } from '../core/brand.ts';
import { table } from '../core/table.ts';

/** What a server adds or changes by itself. */
const bookkeeping: readonly string[] = ['resourceType', 'id', 'meta', 'text'];

/**
 * Fields without which a reader would understand something else, by type. A server that drops one has not kept the entry;
 * what it drops besides is reported, and the entry counts as held.
 */
const clinical = table<readonly string[]>({
  MedicationStatement: [
    'identifier',
    'status',
    'statusReason',
    'medicationCodeableConcept',
    'subject',
    'effectivePeriod',
    'reasonCode',
    'dosage',
  ],
  AllergyIntolerance: [
    'identifier',
    'clinicalStatus',
    'verificationStatus',
    'type',
    'code',
    'patient',
    'reaction',
  ],
  List: ['identifier', 'status', 'mode', 'code', 'subject', 'entry', 'emptyReason'],
  Task: ['identifier', 'status', 'intent', 'priority', 'code', 'description', 'focus', 'for', 'contained'],
  DocumentReference: ['identifier', 'status', 'docStatus', 'subject', 'content'],
  Provenance: ['target', 'agent'],
});

/** Which of the fields written a server does not have as they were written. */
export type NotKept = { readonly clinical: readonly string[]; readonly other: readonly string[] };

/** Compares what a server holds with what was written. What the server adds is its own affair. */
export function notKept(theirs: JsonObject, ours: JsonObject): NotKept {
  const matters = clinical[String(ours['resourceType'])] ?? [];
  const lacking = Object.keys(ours).filter(
    (field) => !bookkeeping.includes(field) && !keeps(theirs[field], ours[field]),
  );
  return {
    clinical: lacking.filter((field) => matters.includes(field)),
    other: lacking.filter((field) => !matters.includes(field)),
  };
}

/** Clinical fields that a server's resource has and that were not written at all: somebody has said more since. */
export const addedSince = (theirs: JsonObject, ours: JsonObject): readonly string[] =>
  (clinical[String(ours['resourceType'])] ?? []).filter(
    (field) => theirs[field] !== undefined && ours[field] === undefined,
  );

/** Whether a server's resource holds everything we meant to write. */
export function holds(theirs: JsonObject, ours: JsonObject): boolean {
  const lacking = notKept(theirs, ours);
  return lacking.clinical.length === 0 && lacking.other.length === 0;
}

/** Everything of ours is there: fields may be added, times and references written in another way. */
function keeps(theirs: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) return Array.isArray(theirs) && keepsAll(theirs, ours);
  if (!isObject(ours)) return theirs === ours || isSameText(theirs, ours);
  if (!isObject(theirs)) return false;
  // A server may put the bytes of an attachment elsewhere and give its address; the digest says what they are.
  const moved = typeof theirs['url'] === 'string' && theirs['hash'] === ours['hash'];
  return Object.keys(ours).every(
    (key) => keeps(theirs[key], ours[key]) || (key === 'data' && moved && ours['hash'] !== undefined),
  );
}

/** Ours in our order, with whatever the server put between. Dosages and list entries mean something by their order and number. */
function keepsAll(theirs: readonly unknown[], ours: readonly unknown[]): boolean {
  if (ours.every((item) => isObject(item) && item['system'] !== undefined && item['value'] !== undefined))
    return ours.every((item) => theirs.some((other) => keeps(other, item)));
  return theirs.length === ours.length && ours.every((item, at) => keeps(theirs[at], item));
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const relative = /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;

/** The same moment, or the same resource by its full address. */
function isSameText(theirs: unknown, ours: unknown): boolean {
  if (typeof theirs !== 'string' || typeof ours !== 'string') return false;
  if (instant.test(ours) && instant.test(theirs)) return Date.parse(theirs) === Date.parse(ours);
  return relative.test(ours) && theirs.startsWith('http') && theirs.endsWith(`/${ours}`);
}

/** FHIR's own rule for an id: nothing else may enter a path. */
export const isResourceId = (text: string): boolean =>
  /^[A-Za-z0-9.-]{1,64}$/.test(text) && !/^\.+$/.test(text);

/** A version that may enter a header: printable, without what would end the quotes. */
export const isVersionId = (text: string): boolean => /^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/.test(text);

/** The system of an identifier that is a UUID. */
export const uuidSystem = 'https://tools.ietf.org/html/rfc4122';

const nameSystems: readonly unknown[] = [uuidSystem, 'urn:concord:write'];

/** The names an entry of ours goes by on every server: its UUID as an identifier, or as a tag where the type has none. */
export function ownNames(resource: JsonObject): readonly string[] {
  const named = (value: unknown, field: string): readonly string[] =>
    (Array.isArray(value) ? value : []).flatMap((one: unknown) =>
      isObject(one) && nameSystems.includes(one['system']) && typeof one[field] === 'string'
        ? [one[field]]
        : [],
    );
  const tags = isObject(resource['meta']) ? resource['meta']['tag'] : undefined;
  return [...named(resource['identifier'], 'value'), ...named(tags, 'code')];
}

/** Whether a server's resource is the very entry: of its type, and under one of its names. */
export function isVeryEntry(theirs: JsonObject, ours: JsonObject): boolean {
  const names = ownNames(ours);
  return (
    theirs['resourceType'] === ours['resourceType'] && ownNames(theirs).some((name) => names.includes(name))
  );
}
