import type { JsonObject } from '../../../shared/core/brand.ts';
import { isObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import { fromMillis, toMillis } from '../../../shared/core/instant.ts';
import {
  nextDue,
  sendable,
  withoutWithdrawn,
  withReferences,
  type EntryState,
} from '../../../shared/sync/sync.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import type { Store } from '../db/store.ts';
import type { Timer } from '../host.ts';
import { readerOf } from '../records/records.ts';
import { smartOf } from '../smart/smart.ts';
import { deliver, type Delivered, type Ready } from './deliver.ts';
import { moveBy, readEntry, readOutbox, rewrite, type Entry, type EntryHead } from './outbox-store.ts';

/** Sends what waits, for the person who is unlocked. One per engine, and one engine per store. */
export type Sender = {
  /** Something may have become due: new entries, a sign-in, the network, a person's wish. */
  readonly kick: () => void;
  /** Comes back when nothing is under way. */
  readonly idle: () => Promise<void>;
};

const senders = new WeakMap<EngineContext, Sender>();

export function senderOf(context: EngineContext): Sender {
  const made = senders.get(context) ?? createSender(context);
  senders.set(context, made);
  return made;
}

function createSender(context: EngineContext): Sender {
  let running: Promise<void> | undefined;
  let again = false;
  let timer: Timer | undefined;
  const kick = (): void => {
    again = true;
    running ??= drain().finally(() => {
      running = undefined;
    });
  };
  const drain = async (): Promise<void> => {
    timer?.cancel();
    while (again) {
      again = false;
      const visit = visitOf(context);
      if (visit === undefined) return;
      wake(visit);
      while (await sendRound(visit)) context.emit({ event: 'outbox-changed' });
      wait(visit);
    }
  };
  const wait = (visit: Visit): void => {
    if (!visit.here()) return;
    const due = nextDue(mine(visit));
    if (due === undefined) return;
    timer = context.host.after(Math.max(0, toMillis(due) - context.host.now()) + 1, kick);
  };
  context.session.onLock(() => timer?.cancel());
  return { kick, idle: async () => running };
}

/** One opening of the store by one person: after a lock nothing of it may be written. */
type Visit = {
  readonly context: EngineContext;
  readonly store: Store;
  readonly user: string;
  readonly here: () => boolean;
};

function visitOf(context: EngineContext): Visit | undefined {
  const [store, user] = [context.session.store(), context.session.user()];
  if (!store.ok || !user.ok) return undefined;
  const here = (): boolean => {
    const now = context.session.store();
    return now.ok && now.value === store.value;
  };
  return { context, store: store.value, user: user.value.id, here };
}

/** A person's own entries: somebody else's signed case waits for them. */
const mine = (visit: Visit): readonly EntryHead[] =>
  readOutbox(visit.store.read).filter((entry) => entry.createdBy === visit.user);

/** Found half sent: the process ended. Found waiting for a sign-in that there is now. */
function wake(visit: Visit): void {
  const { context, store, user } = visit;
  const keeper = smartOf(context).keeper;
  for (const entry of mine(visit)) {
    const audience = sourceById(context.config, entry.endpoint)?.audience;
    if (entry.state.kind === 'sending')
      moveBy(store, entry.id, { kind: 'interrupted' }, user, context.host.now());
    else if (
      waitsForSignIn(entry.state) &&
      audience !== undefined &&
      keeper.access(audience).kind === 'signed-in'
    ) {
      moveBy(store, entry.id, { kind: 'signed-in' }, user, context.host.now());
    }
  }
}

const waitsForSignIn = (state: EntryState): boolean =>
  state.kind === 'queued' && state.problem?.kind === 'sign-in-needed';

/** Sends everything that may go now, patients beside one another; false when there was nothing. */
async function sendRound(visit: Visit): Promise<boolean> {
  if (!visit.here()) return false;
  const all = mine(visit);
  const due = sendable(all, fromMillis(visit.context.host.now()));
  await Promise.all(due.map((entry) => sendOne(visit, entry, all)));
  return due.length > 0 && visit.here();
}

async function sendOne(visit: Visit, head: EntryHead, all: readonly EntryHead[]): Promise<void> {
  const { context, store, user } = visit;
  const entry = must(readEntry(store.read, head.id), 'an entry never leaves the outbox');
  const source = sourceById(context.config, entry.endpoint);
  moveBy(store, entry.id, { kind: 'send', at: fromMillis(context.host.now()) }, user, context.host.now());
  const delivered: Delivered =
    source === undefined
      ? { outcome: { kind: 'not-accepted', detail: 'the record is no longer configured' } }
      : await deliver(
          { reader: readerOf(context), source, correlation: context.host.randomUuid() },
          ready(entry, all),
        );
  // Locked meanwhile: the next unlock finds it half sent, and looks before it sends again.
  if (!visit.here()) return;
  const [high = 0, low = 0] = context.host.randomBytes(2);
  const random = (high * 256 + low) / 65_536;
  moveBy(
    store,
    entry.id,
    { kind: 'answered', outcome: delivered.outcome, at: fromMillis(context.host.now()), random },
    user,
    context.host.now(),
    (tx) => {
      if (delivered.rewritten !== undefined)
        rewrite(tx, entry.id, delivered.rewritten.body, delivered.rewritten.guard);
    },
  );
  context.emit({ event: 'case-changed', patient: entry.person });
}

/** The entry with its references made real by what is already held. */
function ready(entry: Entry, all: readonly EntryHead[]): Ready {
  const refs = new Map<string, string>();
  const withdrawn = new Set<string>();
  for (const other of all) {
    if (other.state.kind === 'acknowledged') refs.set(other.id, `${other.type}/${other.state.id}`);
    if (other.state.kind === 'withdrawn' && other.state.instead !== null)
      refs.set(other.id, other.state.instead);
    else if (other.state.kind === 'withdrawn') withdrawn.add(other.id);
  }
  const ownIds = new Set(all.map((other) => other.id));
  const body = [...withdrawn].some((id) => entry.body.includes(id))
    ? pruned(entry.body, withdrawn)
    : entry.body;
  return {
    type: entry.type,
    body: withReferences(body, refs),
    guard: entry.guard,
    mayHaveArrived: entry.state.kind === 'queued' && entry.state.mayHaveArrived,
    isOurs: (resource) => identifiersOf(resource).some((value) => ownIds.has(value)),
  };
}

function pruned(body: string, withdrawn: ReadonlySet<string>): string {
  const tree: unknown = JSON.parse(body);
  return isObject(tree) ? JSON.stringify(withoutWithdrawn(tree, (uuid) => withdrawn.has(uuid))) : body;
}

const identifiersOf = (resource: JsonObject): readonly string[] =>
  (Array.isArray(resource['identifier']) ? resource['identifier'] : []).flatMap((identifier: unknown) =>
    isObject(identifier) && typeof identifier['value'] === 'string' ? [identifier['value']] : [],
  );
