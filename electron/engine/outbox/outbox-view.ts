import { isObject } from '../../../shared/core/brand.ts';
import { showDateTime } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import { known, notRecorded, type Known } from '../../../shared/core/known.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { EntryView, OutboxView } from '../../../shared/ipc/decision-views.ts';
import {
  askedAbout,
  isOfNewer,
  isUnsent,
  needsAPerson,
  storedObject,
  waitsForSignature,
  type EntryState,
} from '../../../shared/sync/sync.ts';
import type { EngineContext } from '../context.ts';
import { outboxCounts } from '../db/queries/outbox.ts';
import { personById, type PersonRow } from '../db/queries/people.ts';
import type { Store } from '../db/store.ts';
import {
  outboxSenderOf,
  readEntry,
  readOutbox,
  readOutboxOf,
  type EntryHead,
  type SendingTrouble,
} from '../sync/sync.ts';
import { isBeingTakenBack, whyOf, type Network } from './entry-words.ts';
import { mayInform, informedOf, type InformedOf } from './informed.ts';
import { whatWords } from './what-words.ts';
import { takenBackWith } from './earlier-lists-follow.ts';

export const stateOf: Readonly<Record<EntryState['kind'], EntryView['state']>> = {
  queued: 'waiting',
  sending: 'sending',
  acknowledged: 'received',
  conflicted: 'in-conflict',
  parked: 'parked',
  withdrawn: 'withdrawn',
};

/** So many that were settled are listed: the screen is drawn anew with each entry that is sent, and they only grow. */
const listedSettled = 200;

/**
 * Everything decided on this computer that other systems have not confirmed, with the reason in plain words, and what they confirmed
 * last.
 */
export function viewOutbox(context: EngineContext, store: Store, network: Network): OutboxView {
  const all = readOutbox(store.read, listedSettled);
  const counts = must(store.read.get(outboxCounts, {}), 'a count has one row');
  const settled = counts.entries - counts.unsettled;
  const stuck = new Set(all.filter((entry) => needsAPerson(entry.state)).map((entry) => entry.id));
  const told = informedOf(store.read);
  const asked = askedAbout(all);
  const trouble = outboxSenderOf(context).trouble();
  const people = peopleIn(store);
  const beside = besideIn(store);
  const entries = all.map((entry) => {
    const view = viewEntry({ context, store, network, told, beside, people }, entry);
    const held =
      whatHolds(entry, stuck, asked) ?? (isUnsent(entry.state) ? troubleWords(trouble) : undefined);
    return entry.state.kind !== 'queued' || held === undefined ? view : { ...view, ...held };
  });
  const count = (...states: readonly EntryView['state'][]): number =>
    entries.filter((entry) => states.includes(entry.state)).length;
  return {
    entries,
    needsPerson: count('in-conflict', 'parked'),
    waiting: count('waiting', 'sending'),
    sent: settled - counts.withdrawn,
    earlier: settled - all.filter((entry) => !isUnsent(entry.state)).length,
  };
}

type Held = Pick<EntryView, 'why' | 'todo'>;

/** What an entry waits for besides its turn. */
function whatHolds(
  entry: EntryHead,
  stuck: ReadonlySet<string>,
  asked: ReadonlyMap<string, string>,
): Held | undefined {
  if (waitsForSignature(entry, asked))
    return {
      why: 'Waits: somebody else signed a list for this patient, and you are asked about it once.',
      todo: 'Decide that; this one then follows.',
    };
  return entry.after.some((id) => stuck.has(id))
    ? {
        why: 'Waits for an entry it refers to, which needs a person.',
        todo: 'Settle that entry; this one then goes by itself.',
      }
    : undefined;
}

function troubleWords(trouble: SendingTrouble | undefined): Held | undefined {
  if (trouble === undefined) return undefined;
  if (trouble.kind === 'sent-elsewhere')
    return {
      why: 'Concord is open twice on this computer, and the other one sends.',
      todo: 'Nothing. It goes from there, or from here once the other is closed.',
    };
  if (trouble.trouble === 'read-only')
    return {
      why: 'Concord may not write to its folder on this computer, so that nothing can be noted while it is sent.',
      todo: 'Ask IT to let it. It then goes by itself.',
    };
  return trouble.trouble === 'disk-full'
    ? {
        why: 'The disk of this computer is full, so that nothing can be noted while it is sent.',
        todo: 'Make room on the disk. It then goes by itself.',
      }
    : {
        why: 'The file of this computer could not be written.',
        todo: 'Restart Concord; send IT the reference if it stays.',
      };
}

type Around = {
  readonly context: EngineContext;
  readonly store: Store;
  readonly network: Network;
  readonly told: InformedOf;
  readonly beside: (person: string) => readonly EntryHead[];
  readonly people: (id: string) => PersonRow | undefined;
};

/** All entries of each person, listed or not, read once. */
function besideIn(store: Store): Around['beside'] {
  const found = new Map<string, readonly EntryHead[]>();
  return (person) => {
    const entries = found.get(person) ?? readOutboxOf(store.read, person);
    found.set(person, entries);
    return entries;
  };
}

/** Each person is looked up once, however much waits for them. */
function peopleIn(store: Store): Around['people'] {
  const found = new Map<string, PersonRow | undefined>();
  return (id) => {
    if (!found.has(id)) found.set(id, store.read.get(personById, { person: id }));
    return found.get(id);
  };
}

function viewEntry({ context, store, network, told, beside, people }: Around, entry: EntryHead): EntryView {
  const person = people(entry.person);
  const record = sourceById(context.config, entry.endpoint)?.name ?? entry.endpoint;
  const reason = whyOf(entry.state, record, network);
  return {
    id: entry.id,
    patient: entry.person,
    family: person?.family ?? '',
    given: person?.given ?? '',
    born: textOf(person?.birth_date),
    nhsNumber: textOf(person?.nhs_number),
    what: whatWords(entry.kind),
    about: entry.kind === 'list-earlier' ? whoseList(store, entry) : entry.about,
    record,
    state: stateOf[entry.state.kind],
    ...reason,
    safe: mayInform(entry) ? `${reason.safe} Concord has not told the prescriber.` : reason.safe,
    since: sinceOf(entry),
    attempts:
      entry.state.kind === 'queued'
        ? entry.state.attempts
        : entry.state.kind === 'sending'
          ? entry.state.attempt
          : 0,
    nextTry:
      entry.state.kind === 'queued' && entry.state.notBefore !== null
        ? known(entry.state.notBefore)
        : notRecorded,
    path: pathOf(entry, record, network),
    reference: referenceOf(entry),
    newer: isOfNewer(entry.state),
    takenBack: isBeingTakenBack(entry.state),
    mayTell: mayInform(entry),
    hanging: isUnsent(entry.state) ? hangingWords({ context, store, beside }, entry) : [],
    told: told(entry),
  };
}

/** "Ruth Calloway, pharmacist, 18-Nov-2026 10:41": an earlier list may be a colleague's. */
function whoseList(store: Store, { id }: EntryHead): string {
  const { source, date } = storedObject(readEntry(store.read, id)?.body ?? '{}');
  const by = isObject(source) && typeof source['display'] === 'string' ? [source['display']] : [];
  return [...by, ...(typeof date === 'string' ? [showDateTime(date)] : [])].join(', ');
}

/** "Recommendation about warfarin, to Inpatient chart": what would be withdrawn with an entry. */
const hangingWords = (
  { context, store, beside }: Pick<Around, 'context' | 'store' | 'beside'>,
  entry: EntryHead,
): string[] =>
  beside(entry.person)
    .filter((other) => other.id !== entry.id && takenBackWith(store.read, other, entry))
    .map(({ kind, about, endpoint }) => {
      const record = sourceById(context.config, endpoint)?.name ?? endpoint;
      return `${whatWords(kind)}${about === '' ? '' : ` about ${about}`}, to ${record}`;
    });

/** What a person reads out to IT; no part of a patient. */
export const referenceOf = (entry: Pick<EntryHead, 'id'>): string =>
  `${entry.id.slice(0, 4)}-${entry.id.slice(9, 13)}`.toUpperCase();

const textOf = (text: string | null | undefined): Known<string> =>
  text === null || text === undefined ? notRecorded : known(text);

const sinceOf = ({ state, createdAt }: EntryHead): string => ('at' in state ? state.at : createdAt);

/** The way it goes, and where it stopped. */
function pathOf({ state, createdAt }: EntryHead, record: string, down: Network): EntryView['path'] {
  const saved = {
    words: 'This computer',
    done: true,
    detail: `saved ${showDateTime(createdAt)}`,
  };
  const layer =
    down === 'down'
      ? 'network'
      : state.kind === 'queued' && state.problem?.kind === 'not-answering'
        ? state.problem.layer
        : undefined;
  const refused = state.kind === 'parked' && !isOfNewer(state);
  const arrived = state.kind === 'acknowledged' || refused || state.kind === 'conflicted';
  const network = {
    words: 'Network',
    done: arrived || (layer !== undefined && layer !== 'network'),
    detail: layer === 'network' && !arrived ? 'no network' : '',
  };
  const end = {
    words: record,
    done: state.kind === 'acknowledged',
    detail:
      state.kind === 'acknowledged'
        ? 'received and read back'
        : refused
          ? 'refused'
          : state.kind === 'conflicted'
            ? 'changed by somebody else'
            : '',
  };
  return [saved, network, end];
}
