import type { SourceState } from '../../../shared/medicines/source.ts';
import { allSources, isRead } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { EngineContext } from '../context.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { readerOf, readerWhile } from '../records/records.ts';
import type { PullParts } from './parts.ts';
import { confirmCurrent } from './confirm-current.ts';
import { pullEndpoint } from './pull-endpoint.ts';

export { readPerson, type CachedResource, type EndpointCopy, type PersonCopy } from './read-person.ts';
export {
  addBehind,
  guardOfEntry,
  moveBy,
  moveIn,
  readEntry,
  readOutbox,
  readOutboxOf,
  rewrite,
  stateOfEntry,
  type Entry,
  type EntryHead,
} from './outbox-store.ts';
export { inPlaceOf, isSameMedicine } from './own-in-record.ts';
export { forgetEndedStays, keepCacheRules } from './forget-copies.ts';
export { isAppendOnly } from './ready-entry.ts';
export { outboxSenderOf, type SendingTrouble } from './send-outbox.ts';
export { isTakenBackBy } from './error-marks.ts';
export { namesEntry, wasChangedSince } from './signed-by-others.ts';

export type PullOptions = {
  /** Read everything again, so that deletions are found; otherwise what changed, where that is safe. */
  readonly full?: boolean;
  /** Only these sources. */
  readonly endpoints?: readonly string[];
  /** Ends the work between two pages when it says so. */
  readonly stopped?: () => boolean;
};

/** The state each source's copy was left in. */
export type PullReport = {
  readonly person: string;
  readonly endpoints: readonly { readonly source: string; readonly state: SourceState }[];
};

/** Runs under way by person and source: a second pull of the same joins the first instead of reading twice. */
type Underway = { readonly full: boolean; readonly done: Promise<SourceState> };
const underway = new WeakMap<EngineContext, Map<string, Underway>>();

/**
 * Reads a person's record from every clinical source (or those named) into the cache. Sources are read beside one another;
 * one that fails keeps its earlier copy and never holds up another. `locked` where nobody is unlocked.
 *
 * @example await pullPerson(context, person, { full: true })
 */
export async function pullPerson(
  context: EngineContext,
  person: string,
  options: PullOptions = {},
): Promise<Result<PullReport, Fault>> {
  const begun = partsOf(context, options.stopped);
  if (!begun.ok) return begun;
  const parts = begun.value;
  const sources = allSources(context.config)
    .map(({ source }) => source)
    .filter((source) => isRead(source) && (options.endpoints?.includes(source.id) ?? true));
  const endpoints = await Promise.all(
    sources.map(async (source) => {
      const state = await shared(context, parts, source, person, options.full ?? false);
      // Each as it comes: one slow provider delays nobody from being shown.
      context.emit({ event: 'case-changed', patient: person });
      return { source: source.id, state };
    }),
  );
  return ok({ person, endpoints });
}

/**
 * Of these people, those whose copy of a source is known to be exactly what the source has now, asked for all of them in a
 * few searches. `locked` where nobody is unlocked.
 */
export async function confirmPeople(
  context: EngineContext,
  source: SourceConfig,
  people: readonly string[],
  stopped?: () => boolean,
): Promise<Result<ReadonlySet<string>, Fault>> {
  const parts = partsOf(context, stopped);
  return parts.ok ? ok(await confirmCurrent(parts.value, source, people)) : parts;
}

/** What a read of the store that is open now works with. */
function partsOf(context: EngineContext, stopped?: () => boolean): Result<PullParts, Fault> {
  const store = context.session.store();
  if (!store.ok) return store;
  const user = context.session.user();
  /** Locked since, or another person's store: this one is closed. */
  const closed = (): boolean => {
    const now = context.session.store();
    return !now.ok || now.value !== store.value;
  };
  return ok({
    config: context.config,
    host: context.host,
    reader: readerWhile(readerOf(context), () => !closed()),
    store: store.value,
    user: user.ok ? user.value.id : null,
    correlation: context.host.randomUuid(),
    stopped: () => closed() || (stopped?.() ?? false),
  });
}

const keyOf = (endpoint: string, person: string): string => `${endpoint} ${person}`;

/** Whether a person's copy of a source is being read at this moment. */
export const isBeingRead = (context: EngineContext, person: string, endpoint: string): boolean =>
  underway.get(context)?.has(keyOf(endpoint, person)) === true;

/** A pull under way is joined, unless a whole read is asked for and only a partial one is running: then it follows. */
function shared(
  context: EngineContext,
  parts: PullParts,
  source: SourceConfig,
  person: string,
  full: boolean,
): Promise<SourceState> {
  const running = underway.get(context) ?? new Map<string, Underway>();
  underway.set(context, running);
  const key = keyOf(source.id, person);
  const joined = running.get(key);
  if (joined !== undefined && (joined.full || !full)) return joined.done;
  const before: Promise<unknown> = joined?.done ?? Promise.resolve();
  const done = before
    .then(() => pullEndpoint(parts, source, person, full))
    .finally(() => {
      if (running.get(key)?.done === done) running.delete(key);
    });
  running.set(key, { full, done });
  return done;
}
