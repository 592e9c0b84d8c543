import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import { isOurEntry } from '../../../shared/cases/cases.ts';
import { isVeryEntry, resolve, storedObject, type FieldDifference } from '../../../shared/sync/sync.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import type { EngineContext } from '../context.ts';
import type { Unlocked } from '../cases/cases.ts';
import { isAppendOnly, type Entry } from '../sync/sync.ts';
import { endsAnother } from './one-signing.ts';
import { nothingOfMine, standsFor, whatBecomesOfIt } from './conflict-ended.ts';
import { viewLists } from './conflict-list.ts';
import { seenOf } from './conflict-seen.ts';
import { fieldInFull, fieldInWords } from './conflict-words.ts';
import { table } from '../../../shared/core/table.ts';

const labels = table<string>({
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
  subject: 'Patient',
  encounter: 'Stay',
  context: 'Stay',
  identifier: 'Numbers it is found by',
  code: 'What it is',
  mode: 'Kind of list',
  title: 'Title',
  orderedBy: 'Order',
  emptyReason: 'Why it is empty',
  derivedFrom: 'What it was read from',
  basedOn: 'What it rests on',
  category: 'Where it is taken',
  meta: 'Labels of the record',
  text: 'Text of the record',
  description: 'What is recommended',
  priority: 'How urgent it is',
  contained: 'What is proposed',
});

/** Both versions of an entry in conflict, field by field; nothing is chosen for anybody. */
export function viewConflict(
  { context, store }: Pick<Unlocked, 'context' | 'store'>,
  entry: Entry,
  mineBy: string,
): ConflictView | undefined {
  if (entry.state.kind !== 'conflicted') return undefined;
  const theirs = storedObject(entry.state.theirs);
  const mine = storedObject(entry.body);
  const base = entry.guard.kind === 'if-match' ? storedObject(entry.guard.base) : {};
  const ends = endsAnother(entry) && entry.state.retract === null;
  const isSignature = entry.state.signature !== null;
  return {
    entry: entry.id,
    patient: entry.person,
    medicine: isSignature || entry.kind === 'list-earlier' ? 'what the patient takes' : entry.about,
    record: sourceById(context.config, entry.endpoint)?.name ?? entry.endpoint,
    mine: { by: mineBy, at: entry.createdAt },
    theirs: { by: authorOf(theirs), at: updatedAt(theirs), version: entry.state.theirVersion },
    fields: isSignature
      ? viewLists({ context, store }, entry, theirs, {
          mine: signedWords(mineBy, entry.createdAt),
          theirs: signedWords(authorOf(theirs), updatedAt(theirs)),
        })
      : ends
        ? viewEnded(entry, standsFor(store.read, entry, theirs), theirs)
        : viewFields(base, mine, theirs),
    signature: isSignature,
    sent: isSignature
      ? entry.state.mayHaveArrived
      : ends || (entry.guard.kind === 'if-none-exist' && isVeryEntry(theirs, mine)),
    whole:
      isSignature ||
      entry.guard.kind === 'if-none-exist' ||
      entry.state.retract !== null ||
      endsAnother(entry),
    ifMine: ifMineOf(context, entry, mine, theirs),
    decidedVersion: seenOf({ ...entry, state: entry.state }),
  };
}

/** What is no part of what was said: shown only where the two differ in it. */
const bookkeeping: readonly string[] = ['resourceType', 'identifier', 'subject'];

function viewFields(base: JsonObject, mine: JsonObject, theirs: JsonObject): ConflictView['fields'] {
  const sameKind = theirs['resourceType'] === mine['resourceType'];
  const resolution = resolve(base, sameKind ? mine : {}, theirs);
  const fields = resolution.kind === 'ask' ? resolution.fields : [];
  const shown = fields.filter(({ field, verdict }) => verdict === 'asks' || !bookkeeping.includes(field));
  return shown.map((field) => ({
    field: field.field,
    label: labels[field.field] ?? 'Another detail of the entry',
    ...sidesInWords(field),
    asks: field.verdict === 'asks',
    note:
      field.verdict === 'merges'
        ? 'Both kept: notes only add up'
        : field.verdict === 'asks'
          ? ''
          : 'No difference to decide',
  }));
}

/** Two sides that differ never read the same where there are words for the difference. */
function sidesInWords({
  field,
  ...sides
}: Pick<FieldDifference, 'field' | 'base' | 'mine' | 'theirs'>): Pick<
  ConflictView['fields'][number],
  'base' | 'mine' | 'theirs'
> {
  const { base, mine, theirs } = sides;
  const values = [base, mine, theirs];
  const read = values.map((value) => fieldInWords(field, value));
  const isHidden = new Set(read).size < new Set(values).size;
  const [ofBase = '', ofMine = '', ofTheirs = ''] = isHidden
    ? values.map((value) => fieldInFull(field, value))
    : read;
  return { base: ofBase, mine: ofMine, theirs: ofTheirs };
}

/** What was signed in its place beside it as it stands: two entries, each with a number of its own. */
function viewEnded(entry: Entry, mine: JsonObject | undefined, theirs: JsonObject): ConflictView['fields'] {
  const { resourceType, subject } = theirs;
  const fields = viewFields({}, mine ?? { resourceType, subject }, theirs).filter(
    ({ field }) => field !== 'identifier',
  );
  const beside =
    mine === undefined
      ? fields.map((one) => ({ ...one, mine: nothingOfMine, asks: false, note: '' }))
      : fields;
  return [whatBecomesOfIt(entry), ...beside];
}

/** What choosing mine does: `resolveConflict` does it, and the screen says it before. */
function ifMineOf(
  context: EngineContext,
  entry: Entry,
  mine: JsonObject,
  theirs: JsonObject,
): ConflictView['ifMine'] {
  const { state, guard, endpoint } = entry;
  if ('retract' in state && state.retract !== null) return 'taken-back';
  if (endsAnother(entry)) return 'ended';
  const isSignature = state.kind === 'conflicted' && state.signature !== null;
  if (!isSignature && (guard.kind === 'if-match' || isVeryEntry(theirs, mine))) return 'next-version';
  if (!isOurEntry(theirs, context.config.trust.odsCode)) return 'beside';
  return isAppendOnly(context, endpoint) ? 'supersedes' : 'in-its-place';
}

const signedWords = (by: string, at: string): string =>
  `${by}, ${at === '' ? 'time not recorded' : showDateTime(at)}`;

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
