import { isObject, type JsonObject } from '../../core/brand.ts';
import { compareText } from '../../core/compare.ts';
import type { OwnEntry, WriteContext } from './write.ts';

const ended: readonly unknown[] = ['stopped', 'completed', 'not-taken', 'entered-in-error'];

/** No longer true of what the patient takes: such an entry is never brought back to life. */
export const isEnded = (status: unknown): boolean => ended.includes(status);

/** Which earlier entries of ours a statement is about, newest first. */
type About = {
  readonly row: string;
  readonly line: string;
  /** The row is written as one statement: an entry of ours whose line is not known is this one's. */
  readonly isOnly: boolean;
  readonly status: string;
};

function earlier(
  { row, line, isOnly, status }: About,
  endpoint: string,
  context: WriteContext,
): readonly OwnEntry[] {
  const ofRow = context.own
    .filter((entry) => entry.row === row && entry.endpoint === endpoint)
    .filter(
      ({ body }) => !isEnded(body['status']) || (isEnded(status) && body['status'] !== 'entered-in-error'),
    )
    .toSorted((a, b) => compareText(b.writtenAt, a.writtenAt));
  const ofLine = ofRow.filter((entry) => entry.line === line);
  return ofLine.length > 0 ? ofLine : isOnly ? ofRow : [];
}

/** In a record that is changed directly: the entry that is updated, rather than another put beside it. */
export const toUpdate = (
  about: About,
  record: WriteContext['records'][number],
  context: WriteContext,
): OwnEntry | undefined => (record.appendOnly ? undefined : earlier(about, record.endpoint, context)[0]);

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
