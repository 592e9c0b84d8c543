import type { EntryState } from './entry.ts';

/** What order needs to know of an entry. `after` are the entries whose ids or versions its body refers to. */
export type Ordered = {
  readonly id: string;
  readonly person: string;
  readonly endpoint: string;
  /** Its `WriteKind`. */
  readonly kind: string;
  readonly after: readonly string[];
  readonly state: EntryState;
};

/** Entries of one patient for one record go one after the other; such a lane never waits for another. */
export const laneOf = (entry: Pick<Ordered, 'person' | 'endpoint'>): string =>
  `${entry.person}\n${entry.endpoint}`;

/** Writes that say what a patient takes: none of them goes beside a list that somebody else signed, unless a person said so. */
const besideTheirList: readonly string[] = ['history-fact', 'confirmed-decision', 'list-now', 'list-changes'];

/**
 * The entries that may be sent now: due, and everything they refer to settled. Within a patient only what refers to a stuck
 * entry waits, and what would stand beside somebody else's signed list while that is asked about. `entries` are in the
 * order they were made; at most one entry a lane is chosen.
 */
export function sendable<Entry extends Ordered>(
  entries: readonly Entry[],
  isDue: (entry: Entry) => boolean,
): readonly Entry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const busy = new Set(entries.filter((entry) => entry.state.kind === 'sending').map(laneOf));
  const asked = askedAbout(entries);
  const chosen: Entry[] = [];
  for (const entry of entries) {
    if (entry.state.kind !== 'queued' || entry.state.problem?.kind === 'sign-in-needed') continue;
    if (busy.has(laneOf(entry)) || !isDue(entry) || waitsForSignature(entry, asked)) continue;
    // What is taken back waits for nothing.
    if (entry.state.retract === null && !entry.after.every((id) => isSettled(byId.get(id)))) continue;
    busy.add(laneOf(entry));
    chosen.push(entry);
  }
  return chosen;
}

/** Whose signature by somebody else is being asked about, with the entry that asks. */
export const askedAbout = (entries: readonly Ordered[]): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap((entry) =>
      entry.state.kind === 'conflicted' && entry.state.signature !== null ? [[entry.person, entry.id]] : [],
    ),
  );

/** One signature asks one question: until it is decided, nothing else of the patient meets it again. */
export const waitsForSignature = (entry: Ordered, asked: ReadonlyMap<string, string>): boolean =>
  entry.state.kind === 'queued' &&
  (entry.state.retract === null
    ? besideTheirList.includes(entry.kind)
    : entry.state.retract.kept !== undefined) &&
  asked.has(entry.person);

/** Held by the server, or taken back: then what refers to it is sent without it. A missing entry was cleared away. */
const isSettled = (entry: Ordered | undefined): boolean =>
  entry === undefined || entry.state.kind === 'acknowledged' || entry.state.kind === 'withdrawn';
