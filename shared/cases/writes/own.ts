import { writeTree } from '../../fhir/fhir.ts';
import { isObject, type JsonObject } from '../../core/brand.ts';
import { compareText } from '../../core/compare.ts';
import { jsonText } from '../../core/json-text.ts';
import { productName } from './product-lines.ts';
import type { OwnEntry, PlannedWrite, WriteContext } from './write.ts';

const ended: readonly unknown[] = ['stopped', 'completed', 'not-taken', 'entered-in-error'];

/** No longer true of what the patient takes: such an entry is never brought back to life. */
export const isEnded = (status: unknown): boolean => ended.includes(status);

/** What an earlier entry of ours may be about: one product of a row. */
type About = {
  readonly row: string;
  /** The line it is written from now; another desk may have written it from another source's line of the same product. */
  readonly line: string;
  /** The product as its line names it. */
  readonly name: string;
  /** The other products the row is written as; where there are none, every entry of ours in the row is this one's. */
  readonly others: readonly string[];
  readonly status: string;
};

/** Newest first. */
const earlier = (
  about: About,
  endpoint: string,
  context: WriteContext,
  counts: (entry: OwnEntry) => boolean = () => false,
): readonly OwnEntry[] =>
  context.own
    .filter((entry) => entry.row === about.row && entry.endpoint === endpoint && isOfProduct(about, entry))
    .filter(
      (entry) =>
        !isEnded(entry.body['status']) ||
        counts(entry) ||
        (isEnded(about.status) && entry.body['status'] !== 'entered-in-error'),
    )
    .toSorted((a, b) => compareText(b.writtenAt, a.writtenAt));

/**
 * What an entry says it is goes before the line it came from: of a regimen of several strengths an entry may name every line of
 * its row, and the 3 mg tablets must never go over the entry of the 1 mg ones.
 */
function isOfProduct({ line, name, others }: About, entry: OwnEntry): boolean {
  const said = nameOf(entry);
  if (said === productName(name)) return true;
  if (others.some((other) => productName(other) === said)) return false;
  return entry.line === line || others.length === 0;
}

/** The medicine of a statement as its record names it, in small letters; empty where it does not. */
export const medicineName = ({ medicationCodeableConcept: concept }: JsonObject): string =>
  isObject(concept) && typeof concept['text'] === 'string' ? productName(concept['text']) : '';

const nameOf = ({ body }: OwnEntry): string => medicineName(body);

/**
 * Somebody else ended what goes on for us, or marked it as an error: whether it goes on is asked of a person, before a second entry says so
 * beside that one.
 */
const isEndedByOthers = ({ changedSince }: OwnEntry): boolean =>
  changedSince !== null && !isEnded(changedSince.base['status']);

/** In a record that is changed directly: the entry that is updated, rather than another put beside it. */
export function toUpdate(
  about: About,
  record: WriteContext['records'][number],
  context: WriteContext,
): OwnEntry | undefined {
  if (record.appendOnly) return undefined;
  const all = earlier(about, record.endpoint, context, isEndedByOthers);
  const live = all.filter(({ body }) => !isEnded(body['status']));
  const among = live.length > 0 ? live : all;
  return (
    among.find((entry) => nameOf(entry) === productName(about.name)) ??
    among.find((entry) => entry.line === about.line) ??
    among[0]
  );
}

/**
 * In a record where nothing is changed: the entries that the new one takes the place of, as references there, newest first. Two
 * computers may each have put one beside the same older entry, and no later one would ever take the place of the second.
 */
export function superseded(
  about: About,
  record: WriteContext['records'][number],
  context: WriteContext,
): readonly string[] {
  if (!record.appendOnly) return [];
  const { endpoint } = record;
  const replaced = new Set(
    context.own.filter((entry) => entry.endpoint === endpoint).flatMap(({ body }) => takesPlaceOf(body)),
  );
  const references = earlier(about, endpoint, context).map(({ id }) => `MedicationStatement/${id}`);
  const standing = references.filter((one) => !replaced.has(one));
  return standing.length === 0 ? references.slice(0, 1) : standing;
}

const takesPlaceOf = ({ derivedFrom }: JsonObject): readonly unknown[] =>
  Array.isArray(derivedFrom) ? derivedFrom.filter(isObject).map(({ reference }) => reference) : [];

const clinical = ['status', 'statusReason', 'medicationCodeableConcept', 'dosage', 'reasonCode'] as const;

/** Of the medicine; who said so, and when, is another matter. */
export const saysTheSame = (one: JsonObject, other: JsonObject): boolean =>
  clinical.every((field) => jsonText(one[field]) === jsonText(other[field]));

/** Who said so, when, and what it was read from: another signature says the same of the medicine. */
export const saidBy: readonly string[] = ['dateAsserted', 'informationSource', 'derivedFrom', 'identifier'];

/** These fields of a resource, as far as it has them. */
const pick = (resource: JsonObject, fields: readonly string[]): JsonObject =>
  Object.fromEntries(
    fields.flatMap((field) => (resource[field] === undefined ? [] : [[field, resource[field]]])),
  );

/** All of a resource but these fields. */
export const without = (resource: JsonObject, fields: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(resource).filter(([field]) => !fields.includes(field)));

/**
 * Against the version that somebody of ours was shown or wrote. Where it is another by now and says otherwise of the medicine than
 * `mine`, the sender asks; where it says the same, only what somebody has noted since is kept beside mine.
 */
export function ownGuard(
  { id, versionId, body, changedSince }: OwnEntry,
  mine: JsonObject,
): PlannedWrite['guard'] {
  const isSame = changedSince !== null && saysTheSame(body, mine);
  const isNoted = changedSince !== null && jsonText(body['note']) !== jsonText(changedSince.base['note']);
  if (changedSince === null || (isSame && !isNoted))
    return { kind: 'if-match', id, versionId, base: writeTree(body) };
  const base = isSame
    ? { ...without(body, ['note']), ...pick(changedSince.base, ['note']) }
    : { ...changedSince.base, ...pick(body, saidBy) };
  return { kind: 'if-match', id, versionId: changedSince.versionId, base: writeTree(base) };
}
