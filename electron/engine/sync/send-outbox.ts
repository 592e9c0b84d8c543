import { must } from '../../../shared/core/must.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { isEnded } from '../../../shared/cases/cases.ts';
import { laneOf, sendable, storedObject, type EntryState } from '../../../shared/sync/sync.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import { peopleWithUnsent } from '../db/queries/outbox.ts';
import { takeSendLock, type SendLock } from '../db/send-lock.ts';
import { troubleOf, type SqliteTrouble } from '../db/sqlite-faults.ts';
import type { Store } from '../db/store.ts';
import type { Timer } from '../host.ts';
import { bugLine } from '../log/log.ts';
import { readerOf, readerWhile, sourceForWriting } from '../records/records.ts';
import { smartOf } from '../smart/smart.ts';
import { moveBy, readEntry, readOutboxOf, rewrite, type Entry, type EntryHead } from './outbox-store.ts';
import { whileKeptStands, type KeptIn } from './kept-list.ts';
import { withPatient } from './patient-in-record.ts';
import { withAnswer } from './read-back.ts';
import { isAppendOnly, readyEntry } from './ready-entry.ts';
import type { Asking, LatelyFound } from './record-answers.ts';
import { listsToRetire, queueRetirements, statementsToEnd } from './retire-lists.ts';
import { withRevisions } from './revisions.ts';
import { writeEntry } from './write-entry.ts';
import type { Written } from './written.ts';

/** Why nothing is sent from here although something waits. */
export type SendingTrouble =
  | { readonly kind: 'sent-elsewhere' }
  | { readonly kind: 'disk'; readonly trouble: SqliteTrouble };

/**
 * Sends what waits, for the person who is unlocked: one loop for each patient and record, so that none waits for another.
 * One engine sends from a store.
 */
export type OutboxSender = {
  /** Something may have become due: new entries, a sign-in, the network. */
  readonly wake: () => void;
  /** A person asked for it: nothing waits for its time any longer. */
  readonly sendNow: () => void;
  /** Comes back when nothing is under way. */
  readonly idle: () => Promise<void>;
  readonly trouble: () => SendingTrouble | undefined;
};

const senders = new WeakMap<EngineContext, OutboxSender>();

export function outboxSenderOf(context: EngineContext): OutboxSender {
  const made = senders.get(context) ?? createOutboxSender(context);
  senders.set(context, made);
  return made;
}

/** One opening of the store by one person: after a lock nothing of it may be written. */
type Visit = {
  readonly context: EngineContext;
  readonly store: Store;
  readonly user: string;
  readonly isOpen: () => boolean;
  /**
   * When an entry that failed is tried again, by the monotonic clock. Not kept: after a start, an unlock or a wake
   * everything that waits is tried once.
   */
  readonly dueMs: Map<string, number>;
};

type Sending = {
  readonly context: EngineContext;
  visit: Visit | undefined;
  /** Lanes under way. */
  readonly lanes: Map<string, Promise<void>>;
  lock: SendLock | undefined;
  timer: Timer | undefined;
  trouble: SendingTrouble | undefined;
  networkWasDown: boolean;
};

function createOutboxSender(context: EngineContext): OutboxSender {
  const sending: Sending = {
    context,
    visit: undefined,
    lanes: new Map(),
    lock: undefined,
    timer: undefined,
    trouble: undefined,
    networkWasDown: false,
  };
  context.session.onLock(() => {
    sending.timer?.cancel();
    sending.visit = undefined;
    // What is on its way is still ours: another engine that sent it again now might arrive beside it.
    void idle(sending).then(() => letGo(sending));
  });
  return {
    wake: () => wake(sending),
    sendNow: () => {
      sending.visit?.dueMs.clear();
      wake(sending);
    },
    idle: () => idle(sending),
    trouble: () => sending.trouble,
  };
}

const idle = async ({ lanes }: Sending): Promise<void> => {
  while (lanes.size > 0) await Promise.allSettled(lanes.values());
};

function letGo(sending: Sending): void {
  if (sending.visit !== undefined) return;
  sending.lock?.release();
  sending.lock = undefined;
}

/** Another engine may have ended, a disk may have been cleared. */
const lookAgainMs = 10_000;
/** No timer is set for longer: what is due later is looked for again then. */
const longestTimerMs = 3_600_000;

function wake(sending: Sending): void {
  const { context } = sending;
  const visit = visitOf(context, sending.visit);
  sending.visit = visit;
  if (visit === undefined) return;
  sending.lock ??= takeSendLock(context.host.dataFolder);
  if (sending.lock === undefined) {
    sending.trouble = { kind: 'sent-elsewhere' };
    return setTimer(sending, lookAgainMs);
  }
  sending.trouble = undefined;
  const isDown = smartOf(context).network.now() === 'down';
  if (sending.networkWasDown && !isDown) visit.dueMs.clear();
  sending.networkWasDown = isDown;
  guarded(sending, () => {
    for (const { person } of visit.store.read.all(peopleWithUnsent, { created_by: visit.user }))
      startLanes(sending, visit, person);
    setTimer(sending, nextDueIn(visit));
  });
}

function visitOf(context: EngineContext, before: Visit | undefined): Visit | undefined {
  const [store, user] = [context.session.store(), context.session.user()];
  if (!store.ok || !user.ok) return undefined;
  if (before?.store === store.value) return before;
  const isOpen = (): boolean => {
    const now = context.session.store();
    return now.ok && now.value === store.value;
  };
  return { context, store: store.value, user: user.value.id, isOpen, dueMs: new Map() };
}

/** A person's own entries: somebody else's signed case waits for them. */
const ownEntries = (visit: Visit, person: string): readonly EntryHead[] =>
  readOutboxOf(visit.store.read, person).filter((entry) => entry.createdBy === visit.user);

/** Starts every lane of a patient that has something to send and is not under way. */
function startLanes(sending: Sending, visit: Visit, person: string): void {
  const { context } = sending;
  takeUp(sending, visit, person);
  for (const entry of dueOf(visit, person)) {
    const lane = laneOf(entry);
    if (sending.lanes.has(lane)) continue;
    const done = runLane(sending, visit, entry)
      .catch((error: unknown) => {
        visit.dueMs.set(entry.id, context.host.monotonic() + lookAgainMs);
        failed(sending, error);
      })
      .finally(() => {
        sending.lanes.delete(lane);
        if (!visit.isOpen() || sending.trouble !== undefined) return;
        guarded(sending, () => {
          // What stood behind this lane, in another record of the same patient.
          startLanes(sending, visit, person);
          setTimer(sending, nextDueIn(visit));
        });
      });
    sending.lanes.set(lane, done);
  }
}

const dueOf = (visit: Visit, person: string): readonly EntryHead[] => {
  const nowMs = visit.context.host.monotonic();
  return sendable(ownEntries(visit, person), ({ id }) => (visit.dueMs.get(id) ?? 0) <= nowMs);
};

/** Found half sent: the process ended, or could not write. Found waiting for a sign-in that there is now. */
function takeUp({ lanes, context }: Sending, { store, user }: Visit, person: string): void {
  const { tokens } = smartOf(context);
  for (const entry of readOutboxOf(store.read, person)) {
    if (entry.createdBy !== user) continue;
    const audience = sourceById(context.config, entry.endpoint)?.audience;
    if (entry.state.kind === 'sending' && !lanes.has(laneOf(entry)))
      moveBy(store, entry.id, { kind: 'interrupted' }, user, context.host.now());
    else if (
      waitsForSignIn(entry.state) &&
      audience !== undefined &&
      tokens.access(audience).kind === 'signed-in'
    )
      moveBy(store, entry.id, { kind: 'signed-in' }, user, context.host.now());
  }
}

const waitsForSignIn = (state: EntryState): boolean =>
  state.kind === 'queued' && state.problem?.kind === 'sign-in-needed';

/** One entry of the lane after the other, for as long as one is due. */
async function runLane(sending: Sending, visit: Visit, first: EntryHead): Promise<void> {
  const lately: LatelyFound = { nowMs: visit.context.host.monotonic, searches: new Map() };
  for (let next: EntryHead | undefined = first; next !== undefined && visit.isOpen();) {
    await sendOne(visit, next, lately);
    if (!visit.isOpen()) return;
    visit.context.emit({ event: 'outbox-changed' });
    next = dueOf(visit, first.person).find((entry) => laneOf(entry) === laneOf(first));
  }
}

async function sendOne(visit: Visit, head: EntryHead, lately: LatelyFound): Promise<void> {
  const { context, store, user, dueMs } = visit;
  const entry = must(readEntry(store.read, head.id), 'an entry never leaves the outbox');
  dueMs.delete(entry.id);
  moveBy(store, entry.id, { kind: 'send', at: fromMillis(context.host.now()) }, user, context.host.now());
  const written = await attempt(visit, entry, lately);
  // Locked meanwhile: the next unlock finds it half sent, and looks before it sends again.
  if (!visit.isOpen()) return;
  const [high = 0, low = 0] = context.host.randomBytes(2);
  const random = (high * 256 + low) / 65_536;
  const nowMs = context.host.now();
  const state = moveBy(
    store,
    entry.id,
    { kind: 'answered', outcome: written.outcome, at: fromMillis(nowMs), random },
    user,
    nowMs,
    (tx) => {
      if (written.rewritten !== undefined)
        rewrite(tx, entry.id, written.rewritten.body, written.rewritten.guard);
      // Taken back while it was on its way, it takes nobody's place.
      if (!isTakenBack(readEntry(tx, entry.id)))
        queueRetirements(tx, entry, written.retires ?? [], context.host.randomUuid);
    },
  );
  if (state.kind === 'queued' && state.notBefore !== null)
    dueMs.set(entry.id, context.host.monotonic() + (Date.parse(state.notBefore) - nowMs));
  context.emit({ event: 'case-changed', patient: entry.person });
}

const isTakenBack = (entry: Entry | undefined): boolean =>
  entry?.state.kind === 'sending' && entry.state.takenBack !== undefined;

async function attempt(visit: Visit, entry: Entry, lately: LatelyFound): Promise<Written> {
  const { context, store, user } = visit;
  const configured = sourceById(context.config, entry.endpoint);
  const source =
    configured === undefined ? undefined : sourceForWriting(store.read, configured, entry.person);
  if (source === undefined)
    return { outcome: { kind: 'not-accepted', detail: 'the record is no longer configured' } };
  const correlation = context.host.randomUuid();
  const reader = readerWhile(readerOf(context), visit.isOpen);
  const all = readOutboxOf(store.read, entry.person).filter((other) => other.createdBy === user);
  // Whatever is wanted of the store is read now: it may be locked once the record has answered.
  const targets = targetsOf(store, entry, all);
  const endedHere = endedIn(store, entry, all);
  const kept = keptIn(visit, entry, { reader, correlation, lately });
  const mine = statementsBeside(store, entry, all);
  const said =
    entry.type === 'Provenance'
      ? { ...entry, body: withRevisions(entry.body, namedBy(store, entry)) }
      : entry;
  const body = await withPatient(
    context,
    { store, user, reader, stopped: () => !visit.isOpen() },
    source,
    said,
  );
  if (!body.ok) return { outcome: body.fault };
  const keepsGuards =
    entry.guard.kind === 'if-match' && (await reader.offer(source, correlation)).keepsGuards(entry.type);
  const asking = { reader, source, correlation, lately };
  const ready = readyEntry(context, { ...entry, body: body.value }, all, { keepsGuards, targets, endedHere });
  if (ready.retract === null && pointsNowhere(ready.body))
    return { outcome: { kind: 'not-accepted', detail: 'it refers to something that was taken back' } };
  const written = await whileKeptStands(kept, entry.type, () => writeEntry(asking, ready));
  if (written.outcome.kind !== 'held' || ready.appendOnly) return written;
  const lists = await listsToRetire(asking, entry, ready.odsCode);
  if (!lists.ok) return { outcome: withAnswer(lists.fault, written.outcome) };
  const ended = await statementsToEnd(asking, ready, lists.value, mine);
  return ended.ok
    ? { ...written, retires: [...lists.value, ...ended.value] }
    : { outcome: withAnswer(ended.fault, written.outcome) };
}

/** Where the list was met for which an entry is taken back; nothing is looked at where nothing was kept, or its record is gone. */
function keptIn({ context, store }: Visit, entry: Entry, about: Omit<Asking, 'source'>): KeptIn | undefined {
  const kept = 'retract' in entry.state ? entry.state.retract?.kept : undefined;
  const configured = kept === undefined ? undefined : sourceById(context.config, kept.endpoint);
  const source =
    configured === undefined ? undefined : sourceForWriting(store.read, configured, entry.person);
  if (kept === undefined || source === undefined) return undefined;
  return {
    kept,
    asking: { ...about, source },
    appendOnly: isAppendOnly(context, kept.endpoint),
  };
}

/** A reference to another entry that was not made real: no server would know what it means. */
const pointsNowhere = (body: string): boolean => /"reference":"urn:uuid:/.test(body);

/** What was signed of single medicines with a list, for the same record. */
const statementsBeside = (store: Store, list: Entry, all: readonly EntryHead[]): readonly Entry[] =>
  all.flatMap(({ id, type, endpoint, createdAt }) =>
    list.kind === 'list-now' &&
    type === 'MedicationStatement' &&
    endpoint === list.endpoint &&
    createdAt === list.createdAt
      ? (readEntry(store.read, id) ?? [])
      : [],
  );

/** What an entry refers to. */
const namedBy = (store: Store, { after }: Entry): readonly Entry[] =>
  after.flatMap((id) => readEntry(store.read, id) ?? []);

/** What the patient's other statements in this record update: two rows of one medicine never meet in one entry. */
const targetsOf = (store: Store, entry: Entry, all: readonly EntryHead[]): readonly string[] =>
  entry.guard.kind === 'if-none-exist' && entry.guard.own === null
    ? []
    : all.flatMap(({ id, endpoint, type }) => {
        const guard =
          endpoint === entry.endpoint && type === entry.type ? readEntry(store.read, id)?.guard : undefined;
        return guard?.kind === 'if-match' ? [guard.id] : [];
      });

/** What this computer last wrote into this record as ended, by id there: looked at where a new entry would stand beside it. */
function endedIn(store: Store, entry: Entry, all: readonly EntryHead[]): readonly string[] {
  if (!beginsAnew(entry)) return [];
  const last = new Map<string, boolean>();
  for (const head of all.filter(({ endpoint, type }) => endpoint === entry.endpoint && type === entry.type)) {
    const { state } = head;
    const sent = state.kind === 'withdrawn' ? undefined : readEntry(store.read, head.id);
    if (state.kind === 'acknowledged')
      last.set(state.id, isEnded(storedObject(sent?.body ?? '{}')['status']));
    // An update on its way may stand there already.
    else if (sent?.guard.kind === 'if-match') last.set(sent.guard.id, false);
  }
  return [...last].flatMap(([id, ended]) => (ended ? [id] : []));
}

/** Would stand where no live entry of ours is known to stand. */
const beginsAnew = ({ guard, body }: Entry): boolean =>
  guard.kind === 'if-match'
    ? isEnded(storedObject(guard.base)['status']) && !isEnded(storedObject(body)['status'])
    : guard.own !== null;

/** Milliseconds until something is due; `undefined` when only a person or a sign-in can help. */
function nextDueIn({ dueMs, context }: Visit): number | undefined {
  const nowMs = context.host.monotonic();
  // What was due before and did not go stands behind something else, and goes when that has gone.
  const times = [...dueMs.values()].filter((dueAtMs) => dueAtMs > nowMs);
  return times.length === 0 ? undefined : Math.min(...times) - nowMs + 1;
}

function setTimer(sending: Sending, delayMs: number | undefined): void {
  sending.timer?.cancel();
  if (delayMs === undefined || sending.visit?.isOpen() !== true) return;
  const wait = Math.min(Math.max(0, delayMs), longestTimerMs);
  sending.timer = sending.context.host.after(wait, () => wake(sending));
}

function guarded(sending: Sending, work: () => void): void {
  try {
    work();
  } catch (error) {
    failed(sending, error);
  }
}

/** A disk that takes nothing is said on the screen and tried again; what is in the store is as it was. */
function failed(sending: Sending, error: unknown): void {
  const trouble = troubleOf(error);
  if (trouble === undefined) sending.context.host.log(bugLine('send the outbox', error));
  else sending.trouble = { kind: 'disk', trouble };
  setTimer(sending, lookAgainMs);
}
