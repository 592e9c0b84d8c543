import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { Newcomer, Session, User } from '../context.ts';
import type { MigrationProgress } from '../db/migrate.ts';
import type { Waiting } from '../db/open-store.ts';
import type { ReadDb, Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import {
  createVault,
  forget,
  type ScryptCost,
  type Slot,
  type Vault,
  type VaultDecision,
  type VaultOpenFault,
} from '../vault/vault.ts';
import { admission, type Admitter } from './admission.ts';
import { createLock, type Lock, type LockOptions, type LockReason, type Attempt } from './lock.ts';
import { closeOpen, openFor, signOpenAudit, type Coming, type Open } from './open.ts';
import { recordWrongPins } from './record-wrong-pins.ts';

export type { LockReason } from './lock.ts';
export { retireAfterLock } from './retiring.ts';

export type SessionState =
  | { readonly kind: 'refused'; readonly decision: Extract<VaultDecision, { readonly kind: 'refuse' }> }
  | { readonly kind: 'new' }
  | { readonly kind: 'locked'; readonly since: string; readonly why: LockReason }
  | { readonly kind: 'enrolling'; readonly newcomer: Newcomer; readonly admissionNeeded: boolean }
  | { readonly kind: 'unlocked'; readonly user: User };

/** The session's own controls, beyond what rooms are given. */
export type SessionControl = Session & {
  readonly state: () => SessionState;
  readonly slots: () => readonly Slot[];
  /** What the open store lacks of what was kept on this computer. */
  readonly missing: () => Store['missing'];
  /** Looks again at the files and the key store, as long as nothing is open. */
  readonly examine: () => Promise<void>;
  readonly unlock: (user: string, pin: string) => Promise<Result<void, Fault>>;
  readonly enrol: (pin: string, admittedBy: Admitter | null) => Promise<Result<void, Fault>>;
  readonly lock: (why: LockReason) => void;
  /** `undefined` while locked; else a question that stays true for as long as this very opening lasts. */
  readonly visit: () => (() => boolean) | undefined;
  /** Why it is locked, while nobody is here and nobody is signing in. */
  readonly atRest: () => LockReason | undefined;
  /** When nothing is being closed any more. */
  readonly closed: () => Promise<void>;
  /** Locks, and comes back when the store is closed. */
  readonly end: () => Promise<void>;
};

/** Clearing a computer because the trust wants it; see the room of that name. */
export type ClearingParts = {
  readonly wanted: boolean;
  readonly hand: (db: ReadDb) => Promise<boolean>;
  readonly remove: () => void;
  readonly resume: () => void;
};

export type SessionOptions = LockOptions & {
  /** Where somebody who may no longer try PINs signs in. */
  readonly audience: string;
  /** The store was made by an earlier program, and so many of its rows are moved. */
  readonly updating: (progress: MigrationProgress) => void;
  /** How often the trust wanted the data key changed so far; the unlock that finds a higher number than the store's changes it. */
  readonly keyChanges?: number;
  readonly clearing?: ClearingParts;
  /** Of new PINs; each slot remembers its own. */
  readonly cost?: ScryptCost;
};

type Rooms = {
  readonly host: Host;
  readonly vault: Vault;
  readonly lock: Lock;
  readonly usable: () => Promise<Result<VaultDecision, Fault>>;
  /** An old store is brought up to date while somebody comes in; a lock meanwhile ends it. */
  readonly waiting: (attempt: Attempt) => Waiting;
  readonly keyChanges: number;
  readonly clearing: ClearingParts | undefined;
};

/** Who is here, on one open store at a time. Locking closes the store and forgets the keys. */
export async function createSession(host: Host, options: SessionOptions): Promise<SessionControl> {
  const vault = createVault(host, options.cost);
  const lock = createLock(host, options);
  const { clearing } = options;
  const examine = examining(vault, clearing);
  let decision = await examine();
  const usable = async (): Promise<Result<VaultDecision, Fault>> => {
    if (lock.open() === undefined) vault.settle();
    decision = await examine();
    return decision.kind === 'refuse'
      ? err({ kind: 'store-refused', reason: decision.reason })
      : ok(decision);
  };
  const waiting = (attempt: Attempt): Waiting => ({
    progress: options.updating,
    stopped: () => !lock.isCurrent(attempt),
  });
  const rooms: Rooms = {
    host,
    vault,
    lock,
    usable,
    waiting,
    keyChanges: options.keyChanges ?? 0,
    clearing: clearing?.wanted === true ? clearing : undefined,
  };
  const plain = plainFor(options.audience);
  /** A computer that was cleared is another one than before. */
  const entered = async (result: Result<void, VaultOpenFault>): Promise<Result<void, Fault>> => {
    if (rooms.clearing !== undefined && !result.ok) {
      decision = await examine();
      options.changed();
    }
    return plain(result);
  };
  return {
    ...lock.session,
    slots: vault.slots,
    missing: () => lock.open()?.store.missing,
    state: () => stateOf(lock, decision, vault.slots()),
    examine: async () => {
      if (lock.open() === undefined) decision = await examine();
    },
    unlock: async (user, pin) => entered(await lock.inTurn((attempt) => unlock(rooms, attempt, user, pin))),
    enrol: async (pin, admittedBy) =>
      entered(await lock.inTurn((attempt) => enrol(rooms, attempt, pin, admittedBy))),
    confirm: async (pin) => plain(await lock.inTurn(() => confirm(rooms, pin))),
    lock: lock.lock,
    visit: lock.visit,
    atRest: () => (lock.open() === undefined && lock.pending() === undefined ? lock.locked().why : undefined),
    closed: lock.closed,
    end: lock.end,
  };
}

/** Looks at what lies there, once a removal that was begun has gone on; where the trust wants it cleared nothing is begun anew. */
const examining = (vault: Vault, clearing: ClearingParts | undefined) => async (): Promise<VaultDecision> => {
  clearing?.resume();
  const found = await vault.examine();
  const begunAnew = clearing?.wanted === true && found.kind === 'create';
  return begunAnew ? { kind: 'refuse', reason: 'cleared' } : found;
};

const plainFor =
  (audience: string) =>
  (result: Result<void, VaultOpenFault>): Result<void, Fault> => {
    if (result.ok) return result;
    const { fault } = result;
    return err(fault.kind === 'sign-in-first' ? { kind: 'sign-in-needed', audience } : fault);
  };

/** Whether this is the PIN of whoever is here; a wrong one counts as it does when unlocking. */
async function confirm({ vault, lock }: Rooms, pin: string): Promise<Result<void, VaultOpenFault>> {
  const unlocked = lock.open();
  if (unlocked === undefined) return err({ kind: 'locked' });
  const keys = await vault.unlock(unlocked.user.id, pin);
  const wrongPins = await vault.wrongPins();
  if (lock.open() === unlocked) recordWrongPins(unlocked.store, unlocked.user.id, wrongPins);
  if (keys.ok) forget(keys.value);
  return keys.ok ? ok(undefined) : keys;
}

async function unlock(
  { host, vault, lock, usable, waiting, keyChanges, clearing }: Rooms,
  attempt: Attempt,
  user: string,
  pin: string,
): Promise<Result<void, VaultOpenFault>> {
  const unlocked = lock.open();
  if (unlocked !== undefined)
    return unlocked.user.id === user
      ? ok(undefined)
      : err({ kind: 'not-possible', why: 'somebody else is unlocked' });
  const found = await usable();
  if (!found.ok) return found;
  const arrived = lock.pending()?.user.id === user ? lock.pending() : undefined;
  if (arrived !== undefined && lock.takeForgiveness()) await vault.forgive(user);
  const keys = await vault.unlock(user, pin);
  if (!keys.ok) return keys;
  if (arrived !== undefined) vault.introduce(arrived.user);
  const slot = vault.slots().find((candidate) => candidate.user.id === user);
  if (slot === undefined) return err({ kind: 'not-found', what: 'user' });
  const how: Coming = {
    action: 'unlock',
    fresh: arrived !== undefined,
    waiting: waiting(attempt),
    keyOrder: { number: keyChanges, user, pin },
  };
  const opened = await openFor(host, vault, arrived?.user ?? slot.user, keys.value, how);
  return lock.enter(attempt, await unlessCleared(host, opened, clearing));
}

/** Clears the computer of whoever comes in, where the trust wants that and holds what was done there. */
async function unlessCleared(
  host: Host,
  opened: Result<Open, Fault>,
  clearing: ClearingParts | undefined,
): Promise<Result<Open, Fault>> {
  const cleared = opened.ok && clearing !== undefined && (await clear(host, opened.value, clearing));
  return cleared ? err({ kind: 'store-refused', reason: 'cleared' }) : opened;
}

/** Hands everything to the trust, and removes it here once that is done; false, and as it was, when it cannot be. */
async function clear(host: Host, open: Open, { hand, remove }: ClearingParts): Promise<boolean> {
  const { store, user } = open;
  const record = (action: string): void =>
    store.inTransaction('clear this computer', { user: user.id, action, subject: '' }, () => undefined);
  record('computer-cleared');
  signOpenAudit(open, host.now());
  if (!(await hand(store.read))) {
    record('computer-not-cleared');
    return false;
  }
  closeOpen(open);
  remove();
  return true;
}

async function enrol(
  { host, vault, lock, usable, waiting, clearing }: Rooms,
  attempt: Attempt,
  pin: string,
  admittedBy: Admitter | null,
): Promise<Result<void, VaultOpenFault>> {
  const arrived = lock.pending();
  if (arrived === undefined) return err({ kind: 'not-possible', why: 'nobody is signing in' });
  const found = await usable();
  if (!found.ok) return found;
  const given = await admission(vault, arrived.user, found.value, admittedBy);
  if (!given.ok) return given;
  const keys = await vault.enrol(arrived.user, pin, given.value);
  if (!keys.ok) return keys;
  const how: Coming = { action: 'enrol', fresh: true, waiting: waiting(attempt) };
  const opened = await openFor(host, vault, arrived.user, keys.value, how);
  return lock.enter(attempt, await unlessCleared(host, opened, clearing));
}

function stateOf(lock: Lock, decision: VaultDecision, slots: readonly Slot[]): SessionState {
  const [unlocked, newcomer] = [lock.open(), lock.pending()];
  if (unlocked !== undefined) return { kind: 'unlocked', user: unlocked.user };
  if (decision.kind === 'refuse') return { kind: 'refused', decision };
  const enrolled = newcomer !== undefined && slots.some((slot) => slot.user.id === newcomer.user.id);
  if (newcomer !== undefined && !enrolled)
    return { kind: 'enrolling', newcomer, admissionNeeded: slots.length > 0 };
  return slots.length === 0 ? { kind: 'new' } : { kind: 'locked', ...lock.locked() };
}
