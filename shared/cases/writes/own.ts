import { isObject, type JsonObject } from '../../core/brand.ts';
import { compareText } from '../../core/compare.ts';
import type { OwnEntry, WriteContext } from './write.ts';

const ended: readonly unknown[] = ['stopped', 'completed', 'not-taken', 'entered-in-error'];

/** No longer true of what the patient takes: such an entry is never brought back to life. */
export const isEnded = (status: unknown): boolean => ended.includes(status);

/** What an earlier entry of ours may be about: the row, and one product of it. */
type About = {
  readonly row: string;
  readonly line: string;
  /** The product as its line names it. */
  readonly name: string;
  /** The row is written as one statement: every entry of ours in the row is this one's. */
  readonly isOnly: boolean;
  readonly status: string;
};

/** Newest first. */
const ofRow = ({ row, status }: About, endpoint: string, context: WriteContext): readonly OwnEntry[] =>
  context.own
    .filter((entry) => entry.row === row && entry.endpoint === endpoint)
    .filter(
      ({ body }) => !isEnded(body['status']) || (isEnded(status) && body['status'] !== 'entered-in-error'),
    )
    .toSorted((a, b) => compareText(b.writtenAt, a.writtenAt));

/** Another desk may have written it from another source's line of the same product. */
const isOfProduct = ({ line, name }: About, entry: OwnEntry): boolean =>
  entry.line === line || nameOf(entry.body) === nameIn(name);

const nameIn = (text: string): string => text.trim().toLowerCase();

function nameOf({ medicationCodeableConcept: concept }: JsonObject): string {
  return isObject(concept) && typeof concept['text'] === 'string' ? nameIn(concept['text']) : '';
}

/** In a record that is changed directly: the entry that is updated, rather than another put beside it. */
export function toUpdate(
  about: About,
  record: WriteContext['records'][number],
  context: WriteContext,
): OwnEntry | undefined {
  if (record.appendOnly) return undefined;
  const all = ofRow(about, record.endpoint, context);
  return (
    all.find((entry) => entry.line === about.line) ??
    all.find((entry) => about.isOnly || isOfProduct(about, entry))
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
  const references = ofRow(about, endpoint, context)
    .filter((entry) => about.isOnly || isOfProduct(about, entry))
    .map(({ id }) => `MedicationStatement/${id}`);
  const standing = references.filter((one) => !replaced.has(one));
  return standing.length === 0 ? references.slice(0, 1) : standing;
}

const takesPlaceOf = ({ derivedFrom }: JsonObject): readonly unknown[] =>
  Array.isArray(derivedFrom) ? derivedFrom.filter(isObject).map(({ reference }) => reference) : [];
