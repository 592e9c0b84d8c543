import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { allSources, capabilitiesOf, type Capabilities } from '../../../shared/records/records.ts';
import {
  ownNames,
  withoutWithdrawn,
  withReferences,
  type Carried,
  type StoredGuard,
} from '../../../shared/sync/sync.ts';
import type { EngineContext } from '../context.ts';
import type { Entry, EntryHead } from './outbox-store.ts';

/** One entry made ready to send: every reference in `body` is real. */
export type ReadyEntry = Carried & {
  /** The name it goes by where it is a new entry. */
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly guard: StoredGuard;
  /** Of our own organisation, which its entries carry in a tag. */
  readonly odsCode: string;
  /** Ids of what other entries of this patient update. */
  readonly targets: readonly string[];
  /** Ids of entries that this computer wrote as ended: live there, somebody has brought them back. */
  readonly endedHere: readonly string[];
  /** Entries are added here and never changed. */
  readonly appendOnly: boolean;
  /** The record says that it keeps `If-Match`: an update need not be read before it is sent. */
  readonly keepsGuards: boolean;
  /** Whether a resource of the server is one of ours: our own list is nobody else's signature. */
  readonly isOurs: (resource: JsonObject) => boolean;
};

type Configured = Pick<EngineContext, 'config'>;

/** The entry with its references made real by what is already held. `all` are the entries of its patient. */
export function readyEntry(
  context: Configured,
  entry: Entry,
  all: readonly EntryHead[],
  { targets, endedHere, keepsGuards }: Pick<ReadyEntry, 'targets' | 'endedHere' | 'keepsGuards'>,
): ReadyEntry {
  const refs = new Map<string, string>();
  const withdrawn = new Set<string>();
  for (const { id, type, state } of all) {
    if (state.kind === 'acknowledged') refs.set(id, `${type}/${state.id}`);
    else if (state.kind === 'withdrawn' && state.instead !== null) refs.set(id, state.instead);
    else if (state.kind === 'withdrawn') withdrawn.add(id);
    // What is taken back itself refers to what is there, whether that is taken back too or not.
    else if ('answeredAs' in state && state.answeredAs !== null)
      refs.set(id, `${type}/${state.answeredAs.id}`);
  }
  const ownIds = new Set(all.map((other) => other.id));
  const body = [...withdrawn].some((id) => entry.body.includes(id))
    ? pruned(entry.body, withdrawn)
    : entry.body;
  const { mayHaveArrived, answeredAs, timesNotHeld, retract } = carriedOf(entry);
  return {
    id: entry.id,
    type: entry.type,
    body: withProfiles(context, entry.endpoint, withReferences(body, refs)),
    guard: entry.guard,
    mayHaveArrived,
    answeredAs,
    timesNotHeld,
    retract,
    odsCode: context.config.trust.odsCode,
    targets,
    endedHere,
    appendOnly: isAppendOnly(context, entry.endpoint),
    keepsGuards: keepsGuards && canOf(context, entry.endpoint)?.guardsUpdates !== false,
    isOurs: (resource: JsonObject) => ownNames(resource).some((name) => ownIds.has(name)),
  };
}

const nothing = { mayHaveArrived: false, answeredAs: null, timesNotHeld: 0, retract: null };

const carriedOf = ({ state }: Entry): Pick<ReadyEntry, keyof typeof nothing> =>
  state.kind === 'queued' ? state : nothing;

/** Whether nothing of a record is ever changed. */
export const isAppendOnly = (context: Configured, endpoint: string): boolean =>
  canOf(context, endpoint)?.write === 'append-only';

function canOf({ config }: Configured, endpoint: string): Capabilities | undefined {
  const found = allSources(config).find(({ source }) => source.id === endpoint);
  return found === undefined ? undefined : capabilitiesOf(found.record.architecture, found.source);
}

/** The body as it is sent to this record: without `meta.profile` where the trust says that its server wants none. */
function withProfiles(context: Configured, endpoint: string, body: string): string {
  if (canOf(context, endpoint)?.namesProfiles !== false) return body;
  const tree: unknown = JSON.parse(body);
  if (!isObject(tree) || !isObject(tree['meta'])) return body;
  const { profile: _, ...meta } = tree['meta'];
  return JSON.stringify({ ...tree, meta });
}

function pruned(body: string, withdrawn: ReadonlySet<string>): string {
  const tree: unknown = JSON.parse(body);
  return isObject(tree) ? JSON.stringify(withoutWithdrawn(tree, (uuid) => withdrawn.has(uuid))) : body;
}
