import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { resolve } from '../../../shared/sync/sync.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import type { EngineContext } from '../context.ts';
import type { Entry } from '../sync/sync.ts';

const labels: Readonly<Record<string, string>> = {
  status: 'Status',
  statusReason: 'Reason for the status',
  medicationCodeableConcept: 'Medicine',
  dosage: 'Dose and how often',
  effectivePeriod: 'Dates',
  reasonCode: 'Indication',
  note: 'Notes',
  dateAsserted: 'When it was said',
  informationSource: 'Who said so',
  extension: 'Other details',
  entry: 'Medicines on the list',
  date: 'Signed',
  source: 'Signed by',
};

/** Both versions of an entry in conflict, field by field; nothing is chosen for anybody. */
export function viewConflict(context: EngineContext, entry: Entry, mineBy: string): ConflictView | undefined {
  if (entry.state.kind !== 'conflicted') return undefined;
  const theirs = parse(entry.state.theirs);
  const mine = parse(entry.body);
  const base = entry.guard.kind === 'if-match' ? parse(entry.guard.base) : {};
  const sameKind = theirs['resourceType'] === mine['resourceType'];
  const resolution = resolve(base, sameKind ? mine : {}, theirs);
  const fields = resolution.kind === 'ask' ? resolution.fields : [];
  return {
    entry: entry.id,
    patient: entry.person,
    medicine: entry.about,
    record: sourceById(context.config, entry.endpoint)?.name ?? entry.endpoint,
    mine: { by: mineBy, at: entry.createdAt },
    theirs: { by: authorOf(theirs), at: updatedAt(theirs), version: entry.state.theirVersion },
    fields: fields.map((field) => ({
      field: field.field,
      label: labels[field.field] ?? field.field,
      base: valueWords(field.base),
      mine: valueWords(field.mine),
      theirs: valueWords(field.theirs),
      asks: field.verdict === 'asks',
      note:
        field.verdict === 'merges'
          ? 'Both kept: notes only add up'
          : field.verdict === 'asks'
            ? ''
            : 'No difference to decide',
    })),
    whole: entry.guard.kind === 'if-none-exist',
    decidedVersion: entry.state.theirVersion,
  };
}

const parse = (text: string): JsonObject => {
  const tree: unknown = JSON.parse(text);
  return isObject(tree) ? tree : {};
};

const textAt = (node: unknown, ...path: readonly string[]): string => {
  const end = path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), node);
  return typeof end === 'string' ? end : '';
};

const authorOf = (theirs: JsonObject): string =>
  textAt(theirs, 'source', 'display') ||
  textAt(theirs, 'informationSource', 'display') ||
  textAt(theirs, 'meta', 'author', 'display') ||
  'Somebody else';
const updatedAt = (theirs: JsonObject): string =>
  textAt(theirs, 'date') || textAt(theirs, 'meta', 'lastUpdated') || textAt(theirs, 'dateAsserted');

/** A field's value in words: the texts and displays in it, else its plain values. Never raw JSON where words exist. */
function valueWords(json: string | null): string {
  if (json === null) return 'Not recorded';
  const value: unknown = JSON.parse(json);
  const found = wordsIn(value);
  return found.length === 0 ? json : found.join(', ');
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [String(value)];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isObject(value)) return [];
  for (const name of ['text', 'display', 'valueString', 'value', 'start', 'reference'])
    if (value[name] !== undefined) return wordsIn(value[name]);
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'system' || key === 'url' ? [] : wordsIn(item),
  );
}
