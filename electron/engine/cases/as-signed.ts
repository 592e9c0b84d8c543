import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { compareText, groupBy } from '../../../shared/core/compare.ts';
import { withoutStop } from '../../../shared/core/without-stop.ts';
import { sourceById } from '../../../shared/records/records.ts';
import { storedObject, type EntryState } from '../../../shared/sync/sync.ts';
import type { EngineContext } from '../context.ts';
import { signedTime } from '../db/queries/case-events.ts';
import { saidOtherwise } from '../db/queries/outbox.ts';
import type { Store } from '../db/store.ts';
import { readEntry, readOutboxOf, type EntryHead } from '../sync/sync.ts';
import type { OpenCase } from './open-case.ts';
import { everyCopy } from './own-entries.ts';
import { writtenWords } from './written-words.ts';

/** What says something of the patient; a paper, who said it and what passes between desks say nothing of their own. */
const saysNothing: readonly string[] = ['signed-record', 'provenance', 'begun', 'hand-over', 'answer'];

type Here = { readonly context: EngineContext; readonly store: Pick<Store, 'read'>; readonly person: string };

/** The entries of one signature that say something of the patient. */
export function signedEntries({ store, person }: Here, caseId: string): readonly EntryHead[] {
  const at = store.read.get(signedTime, { case_id: caseId })?.signed_at;
  return at === undefined
    ? []
    : readOutboxOf(store.read, person).filter(
        (entry) => entry.createdAt === at && !saysNothing.includes(entry.kind),
      );
}

/** The first line where it is so. */
export const nothingStands = 'Nothing of it stands: all of it was taken back.';

/** Why an entry was taken back, or is being; `undefined` where it stands or is still to. */
export function whyTakenBack(state: EntryState): string | undefined {
  if (state.kind === 'withdrawn') return state.reason;
  if (state.kind === 'sending' && state.takenBack !== undefined) return state.takenBack.reason;
  return 'retract' in state ? state.retract?.reason : undefined;
}

/**
 * What of a signed case does not stand as it was signed, a line each: taken back and why, put otherwise by what was chosen against
 * somebody else's version, changed by others since. Empty where all of it stands, or is on its way.
 */
export function notAsSigned(here: Here, caseId: string | null, open?: Pick<OpenCase, 'copy'>): string[] {
  const { context, store, person } = here;
  if (caseId === null) return [];
  const entries = signedEntries(here, caseId);
  const all = entries.length;
  const about = (some: readonly EntryHead[]): string => aboutWords(context, some);
  const takenBack = groupBy(
    entries.filter(({ state }) => whyTakenBack(state) !== undefined),
    ({ state }) => whyTakenBack(state) ?? '',
  );
  const gone = new Set([...takenBack.values()].flat().map(({ id }) => id));
  const left = entries.filter(({ id }) => !gone.has(id));
  const created_at = entries[0]?.createdAt ?? '';
  const ids = new Set(store.read.all(saidOtherwise, { person, created_at }).map(({ entry }) => entry));
  const otherwise = left.filter(({ id }) => ids.has(id));
  const changed = open === undefined ? [] : left.filter((entry) => wasChanged(store, entry, open));
  return [
    ...(all > 0 && left.length === 0 ? [nothingStands] : []),
    ...[...takenBack].map(
      ([why, some]) =>
        `${ofEntries(some.length, all)} taken back since (${withoutStop(why)}): ${about(some)}.`,
    ),
    ...(otherwise.length === 0
      ? []
      : [
          `${ofEntries(otherwise.length, all)} decided field by field after signing and ${otherwise.length === 1 ? 'stands' : 'stand'} partly as somebody else had it: ${about(otherwise)}.`,
        ]),
    ...(changed.length === 0
      ? []
      : [
          `${ofEntries(changed.length, all)} changed by somebody else since it was received: ${about(changed)}.`,
        ]),
  ];
}

const ofEntries = (some: number, all: number): string =>
  `${some} of ${all} ${all === 1 ? 'entry' : 'entries'} ${some === 1 ? 'was' : 'were'}`;

/** "rivaroxaban, losartan, list of what is taken in GP record; rivaroxaban in Northmoor clinical store" */
const aboutWords = (context: EngineContext, entries: readonly EntryHead[]): string =>
  [...groupBy(entries, ({ endpoint }) => endpoint)]
    .map(([endpoint, own]) => {
      const names = own.map(({ kind, about }) => (about === '' ? writtenWords(kind).one : about));
      return `${[...new Set(names)].join(', ')} in ${sourceById(context.config, endpoint)?.name ?? endpoint}`;
    })
    .join('; ');

/** Read since it was received, in another version that says something else, or that it no longer counts. */
function wasChanged(
  store: Pick<Store, 'read'>,
  { id: entry, type, endpoint, state }: EntryHead,
  open: Pick<OpenCase, 'copy'>,
): boolean {
  if (state.kind !== 'acknowledged' || (type !== 'MedicationStatement' && type !== 'List')) return false;
  const copy = everyCopy(open).find(({ source }) => source.id === endpoint);
  if (copy?.asOf === undefined || compareText(copy.asOf, state.at) <= 0) return false;
  const now = copy.resources.find((one) => one.type === type && one.id === state.id);
  if (now === undefined || now.versionId === undefined || now.versionId === state.versionId) return false;
  return saying(now.body) !== saying(storedObject(readEntry(store.read, entry)?.body ?? '{}'));
}

/** What no record rewords by itself: whether it counts, and the words of its directions. */
function saying({ status, dosage }: JsonObject): string {
  const words = [dosage ?? []].flat().map((one) => (isObject(one) ? (one['text'] ?? '') : ''));
  return JSON.stringify([status ?? '', words]);
}
