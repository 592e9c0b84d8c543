import { fromMillis } from '../../../shared/core/instant.ts';
import type { SourceState } from '../../../shared/medicines/source.ts';
import type { PlannedSearch } from '../../../shared/records/records.ts';
import {
  bookmarksOfRun,
  endRun,
  openRun,
  removeBookmarks,
  saveBookmark,
  saveRun,
} from '../db/queries/pull-runs.ts';
import { markAllGone, markGone, newestChange, seenInRun } from '../db/queries/resources.ts';
import type { AuditEntry } from '../db/audit-entry.ts';
import type { ReadDb, WriteTx } from '../db/store.ts';
import { saveSourceRead, sourceRead, type SourceReadRow } from '../db/queries/source-reads.ts';
import { nowOf, type Place, type PullParts, type Run } from './parts.ts';
import { runRow } from './run-row.ts';
import { addReasons, readReasons, readState, writeState } from './state-json.ts';

/** Server clocks and index delays: what changed within this time before the last read is asked for again. */
const overlapMs = 10 * 60_000;
/** A whole read at least this often, because deletions show in nothing else. */
const wholeEveryMs = 12 * 60 * 60_000;

/** A run left lying longer than this is begun again: its first pages are old. */
const resumeWithinMs = 60 * 60_000;

/** Takes up the run a crash or a lost network left behind, or begins a new one; `also` is written with it. */
export function beginRun(
  parts: PullParts,
  place: Place,
  asked: { readonly full: boolean },
  also: (tx: WriteTx, run: Run) => void,
): Run {
  const open = parts.store.read.get(openRun, place);
  const isRecent = open !== undefined && parts.host.now() - Date.parse(open.begun_at) < resumeWithinMs;
  if (open !== undefined && isRecent && (open.whole === 1 || !asked.full)) {
    const resumed: Run = {
      run: open.run,
      whole: open.whole === 1,
      since: open.since,
      asOf: open.as_of,
      begunAt: open.begun_at,
      reasons: readReasons(open.reasons),
    };
    parts.store.inTransaction('go on with a pull', begunEntry(parts, place, resumed, 'read-resumed'), (tx) =>
      also(tx, resumed),
    );
    return resumed;
  }
  const since = asked.full ? undefined : deltaSince(parts, place);
  const run: Run = {
    run: parts.host.randomUuid(),
    whole: since === undefined,
    since: since ?? null,
    asOf: null,
    begunAt: nowOf(parts.host),
    reasons: [],
  };
  parts.store.inTransaction('begin a pull', begunEntry(parts, place, run, 'read-begun'), (tx) => {
    tx.run(removeBookmarks, place);
    tx.run(saveRun, runRow(place, run));
    also(tx, run);
  });
  return run;
}

const begunEntry = (parts: PullParts, place: Place, run: Run, action: string): AuditEntry => ({
  user: parts.user,
  action,
  subject: place.person,
  detail: { endpoint: place.endpoint, whole: run.whole },
});

/** Only a complete copy with a recent whole read may be brought up to date by its changes. */
function deltaSince(parts: PullParts, place: Place): string | undefined {
  const last = parts.store.read.get(sourceRead, place);
  if (last === undefined || last.as_of === null || last.full_read_at === null) return undefined;
  if (readState(last.state).kind !== 'complete' || last.outcome !== last.state) return undefined;
  if (!recentWholeRead(parts, last)) return undefined;
  const asOf = Date.parse(last.as_of);
  // The front of a record and the record behind it may keep different clocks: the earlier of the two misses nothing.
  const change = parts.store.read.get(newestChange, { source: place.endpoint, person: place.person })?.newest;
  if (change === undefined || change === null) return undefined;
  return fromMillis(Math.min(asOf, change * 1000) - overlapMs);
}

/** Whether everything was read not long ago, by the source's clock and by ours. */
export function recentWholeRead(parts: Pick<PullParts, 'host'>, last: SourceReadRow): boolean {
  if (last.as_of === null || last.full_read_at === null) return false;
  return (
    Date.parse(last.as_of) - Date.parse(last.full_read_at) <= wholeEveryMs &&
    parts.host.now() - Date.parse(last.attempted_at) <= wholeEveryMs
  );
}

/** A search that ended early keeps its place out of the next resumption: it is read from its start again by a new run. */
export function stopType(parts: PullParts, place: Place, run: Run, type: string, page: number): void {
  const entry = {
    user: parts.user,
    action: 'read-stopped',
    subject: place.person,
    detail: { endpoint: place.endpoint, type, page },
  };
  parts.store.inTransaction('stop a search', entry, (tx) => {
    tx.run(saveBookmark, { ...place, type, run: run.run, next_url: null, page, state: 'stopped' });
    tx.run(saveRun, runRow(place, run));
  });
}

/** Ends a run that read everything it could: marks what has gone, and says how complete the copy is. */
export function finishRun(
  parts: PullParts,
  place: Place,
  run: Run,
  plan: readonly PlannedSearch[],
): SourceState {
  const state = stateOf(parts, place, run);
  const asOf = run.asOf ?? nowOf(parts.host);
  const before = parts.store.read.get(sourceRead, place);
  const entry = {
    user: parts.user,
    action: 'read-finished',
    subject: place.person,
    detail: { endpoint: place.endpoint, state: state.kind },
  };
  parts.store.inTransaction('finish a pull', entry, (tx) => {
    const read = typesThatProveAbsence(tx, place, run, plan);
    if (state.kind === 'withheld')
      tx.run(markAllGone, { source: place.endpoint, person: place.person, gone_at: asOf });
    for (const type of read) {
      tx.run(markGone, { source: place.endpoint, person: place.person, type, run: run.run, gone_at: asOf });
    }
    const json = writeState(state);
    tx.run(saveSourceRead, {
      ...place,
      state: json,
      as_of: asOf,
      attempted_at: nowOf(parts.host),
      outcome: json,
      full_read_at: run.whole && state.kind === 'complete' ? asOf : (before?.full_read_at ?? null),
    });
    tx.run(removeBookmarks, place);
    tx.run(endRun, place);
  });
  return state;
}

/**
 * Types that were read whole, in an answer without gaps: what of them was not found has gone. A type that was refused is
 * its own gap and says nothing about the others; every other gap may lie anywhere.
 */
function typesThatProveAbsence(
  db: ReadDb,
  place: Place,
  run: Run,
  plan: readonly PlannedSearch[],
): readonly string[] {
  if (!run.whole || run.reasons.some((reason) => reason.kind !== 'type-not-read')) return [];
  const read = db
    .all(bookmarksOfRun, { ...place, run: run.run })
    .filter((bookmark) => bookmark.state === 'read')
    .map((bookmark) => bookmark.type);
  return plan.map(({ type }) => type).filter((type) => read.includes(type));
}

/** Nothing shown and something suppressed is a record withheld, not an empty one. */
function stateOf(parts: PullParts, place: Place, run: Run): SourceState {
  if (run.reasons.length === 0) return { kind: 'complete' };
  const withheld = run.reasons.find((reason) => reason.kind === 'items-withheld');
  const seen =
    parts.store.read.get(seenInRun, { source: place.endpoint, person: place.person, run: run.run })?.seen ??
    0;
  // A scope that is missing withholds nothing of the patient's: that search was stopped, not answered.
  const stopped = parts.store.read
    .all(bookmarksOfRun, { ...place, run: run.run })
    .some((bookmark) => bookmark.state === 'stopped');
  const onlyWithheld =
    run.whole && seen === 0 && !stopped && run.reasons.every((reason) => reason.kind === 'items-withheld');
  return withheld !== undefined && onlyWithheld
    ? { kind: 'withheld', by: saidBySource(withheld.detail) }
    : { kind: 'partial', reasons: run.reasons };
}

/** The source's own words for it, where it gives any. */
const saidBySource = (words: string): string => (words === '' ? '' : `“${words.replace(/\.$/, '')}”`);

/**
 * Records an attempt that did not get through. A copy made before stays as it was, with its own time and state; only the
 * attempt is new. What a first read brought before it was cut off is a partial copy. An answer that says "not our patient"
 * or "restricted" replaces what was said before.
 */
export function recordFailure(
  parts: PullParts,
  place: Place,
  outcome: SourceState,
  run: Run | undefined,
): SourceState {
  const before = parts.store.read.get(sourceRead, place);
  const held = heldCopy(before, outcome, run);
  const state = held?.state ?? outcome;
  const entry = {
    user: parts.user,
    action: 'read-failed',
    subject: place.person,
    detail: { endpoint: place.endpoint, kind: kindOf(outcome) },
  };
  parts.store.inTransaction('record a failed read', entry, (tx) => {
    const passing = outcome.kind === 'unavailable' && isPassing(outcome);
    if (!passing)
      tx.run(markAllGone, { source: place.endpoint, person: place.person, gone_at: nowOf(parts.host) });
    tx.run(saveSourceRead, {
      ...place,
      state: writeState(state),
      as_of: held?.asOf ?? (outcome.kind === 'patient-not-known' ? nowOf(parts.host) : null),
      attempted_at: nowOf(parts.host),
      outcome: writeState(outcome),
      full_read_at: before?.full_read_at ?? null,
    });
  });
  return state;
}

type HeldCopy = { readonly state: SourceState; readonly asOf: string };

function heldCopy(
  before: SourceReadRow | undefined,
  outcome: SourceState,
  run: Run | undefined,
): HeldCopy | undefined {
  if (outcome.kind !== 'unavailable' || !isPassing(outcome)) return undefined;
  const copy =
    before === undefined || before.as_of === null
      ? undefined
      : { state: readState(before.state), asOf: before.as_of };
  if (copy !== undefined && copy.state.kind !== 'patient-not-known') return copy;
  if (run === undefined || run.asOf === null) return copy;
  return {
    state: { kind: 'partial', reasons: addReasons(run.reasons, [{ kind: 'still-reading' }]) },
    asOf: run.asOf,
  };
}

const kindOf = (outcome: SourceState): string =>
  outcome.kind === 'unavailable' ? outcome.reason.kind : outcome.kind;

/** Faults of the way there, which leave an earlier copy as good as it was. */
const isPassing = (outcome: Extract<SourceState, { kind: 'unavailable' }>): boolean =>
  ['not-answering', 'sign-in-needed', 'not-permitted', 'not-offered', 'refused'].includes(
    outcome.reason.kind,
  );
