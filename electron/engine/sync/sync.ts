import type { SourceState } from '../../../shared/medicines/source.ts';
import { allSources, isClinical } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { EngineContext } from '../context.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { readerOf } from '../records/records.ts';
import type { PullParts } from './parts.ts';
import { pullEndpoint } from './pull-endpoint.ts';

export { readPerson, type CachedResource, type EndpointCopy, type PersonCopy } from './read-person.ts';
export {
  moveBy,
  moveIn,
  readEntry,
  readOutbox,
  readOutboxOf,
  rewrite,
  type Entry,
  type EntryHead,
} from './outbox-store.ts';
export { inItsPlace, superseding } from './own-in-record.ts';
export { isAppendOnly } from './ready-entry.ts';
export { outboxSenderOf, type SendingTrouble } from './send-outbox.ts';

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
  const store = context.session.store();
  if (!store.ok) return store;
  const user = context.session.user();
  /** Locked since, or another person's store: this one is closed. */
  const closed = (): boolean => {
    const now = context.session.store();
    return !now.ok || now.value !== store.value;
  };
  const parts: PullParts = {
    config: context.config,
    host: context.host,
    reader: readerOf(context),
    store: store.value,
    user: user.ok ? user.value.id : null,
    correlation: context.host.randomUuid(),
    stopped: () => closed() || (options.stopped?.() ?? false),
  };
  const sources = allSources(context.config)
    .map(({ source }) => source)
    .filter((source) => isClinical(source) && (options.endpoints?.includes(source.id) ?? true));
  const endpoints = await Promise.all(
    sources.map(async (source) => ({
      source: source.id,
      state: await shared(context, parts, source, person, options.full ?? false),
    })),
  );
  context.emit({ event: 'case-changed', patient: person });
  return ok({ person, endpoints });
}

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
  const key = `${source.id} ${person}`;
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
