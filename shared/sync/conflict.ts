import { isObject, type JsonObject } from '../core/brand.ts';
import { compareText } from '../core/compare.ts';
import { jsonText } from '../core/json-text.ts';

/** One field in which the base, mine and theirs are not all the same. Values are JSON as sent; `null` is absent. */
export type FieldDifference = {
  readonly field: string;
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
  /** `same`: both made the same change. `merges`: allowed to merge by itself. `asks`: a person decides. */
  readonly verdict: 'same' | 'merges' | 'only-mine' | 'asks';
};

/** Why is said of the status it belongs to: whoever takes one side's status takes that side's reason, or the entry says what nobody meant. */
export const goTogether: readonly string[] = ['status', 'statusReason'];

export type Resolution =
  /** Theirs differs from the base only in what may merge by itself; `merged` is what to send against their version. */
  | { readonly kind: 'no-conflict'; readonly merged: JsonObject }
  /** The server already holds what I meant to write. */
  | { readonly kind: 'keep-theirs' }
  | { readonly kind: 'ask'; readonly fields: readonly FieldDifference[] };

/** What nobody needs to be asked about: server bookkeeping, generated narrative, the date of the last issue. */
const bookkeeping = ['meta', 'text', 'id'];
const lastIssue = 'Extension-UKCore-MedicationStatementLastIssueDate';

/**
 * Compares what we both started from, what I want to write, and what is there now. Anything somebody else changed in a
 * clinical field is asked about, even where I did not touch it: my decision was made without seeing it.
 */
export function resolve(base: JsonObject, mine: JsonObject, theirs: JsonObject): Resolution {
  const fields = [...new Set([base, mine, theirs].flatMap((resource) => Object.keys(resource)))]
    .filter((field) => !bookkeeping.includes(field))
    .toSorted(compareText)
    .map((field) => compareField(field, base[field], mine[field], theirs[field]))
    .filter((difference) => difference !== null);
  const theirChanges = fields.filter((field) => field.theirs !== field.base);
  if (fields.every((field) => field.mine === field.theirs)) return { kind: 'keep-theirs' };
  if (theirChanges.every((field) => field.verdict === 'merges'))
    return { kind: 'no-conflict', merged: merged(base, mine, theirs) };
  return { kind: 'ask', fields };
}

function compareField(field: string, base: unknown, mine: unknown, theirs: unknown): FieldDifference | null {
  const values = {
    field,
    base: text(clean(field, base)),
    mine: text(clean(field, mine)),
    theirs: text(clean(field, theirs)),
  };
  if (values.mine === values.theirs)
    return values.mine === values.base ? null : { ...values, verdict: 'same' };
  if (values.theirs === values.base) return { ...values, verdict: 'only-mine' };
  return { ...values, verdict: field === 'note' && onlyAdds(base, theirs) ? 'merges' : 'asks' };
}

/** Key order and the last-issue date are no difference. */
const text = (value: unknown): string | null => jsonText(value) ?? null;

function clean(field: string, value: unknown): unknown {
  if (field !== 'extension' || !Array.isArray(value)) return value;
  const rest = value.filter(
    (extension) => !(isObject(extension) && String(extension['url']).endsWith(lastIssue)),
  );
  return rest.length === 0 ? undefined : rest;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const onlyAdds = (base: unknown, theirs: unknown): boolean =>
  list(base).every((note) => list(theirs).some((other) => text(other) === text(note)));

/** What is sent over theirs: mine, with their notes, their last-issue date and their bookkeeping. */
export function merged(base: JsonObject, mine: JsonObject, theirs: JsonObject): JsonObject {
  const known = list(mine['note']).map(text);
  const added = list(theirs['note']).filter(
    (note) => !known.includes(text(note)) && !list(base['note']).some((old) => text(old) === text(note)),
  );
  const notes = [...list(mine['note']), ...added];
  const theirIssue = list(theirs['extension']).filter(
    (extension) => isObject(extension) && String(extension['url']).endsWith(lastIssue),
  );
  const extensions = [
    ...list(clean('extension', mine['extension'])),
    ...(theirIssue.length > 0
      ? theirIssue
      : list(mine['extension']).filter(
          (extension) => isObject(extension) && String(extension['url']).endsWith(lastIssue),
        )),
  ];
  return {
    ...mine,
    ...(notes.length === 0 ? {} : { note: notes }),
    ...(extensions.length === 0 ? {} : { extension: extensions }),
    ...(theirs['meta'] === undefined ? {} : { meta: theirs['meta'] }),
  };
}
