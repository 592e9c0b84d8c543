import { err, ok, type Result } from '../../../shared/core/result.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { Fault, StoreRefusal } from '../../../shared/ipc/faults.ts';
import type { User } from '../context.ts';
import type { Host, KeyStoreFault } from '../host.ts';
import { productCost, type ScryptCost } from './crypt.ts';
import { decide, type VaultDecision } from './decide.ts';
import { settleNext } from '../db/next-store.ts';
import { lookAround, saltOfStore, storePath, vaultPath } from './facts.ts';
import { nextCount, numbersOf, readGuard, writeGuard } from './guard.ts';
import { weakness } from './pin.ts';
import { changeData, takeUpInto, type KeyChange } from './key-change.ts';
import { closeSlot, forget, openSlot, type Keys } from './slot.ts';
import { afterWrong, newTryCount, noTries, standing, triesLeft, type Tries, type TryCount } from './tries.ts';
import { readVault, toBase64, withSlot, writeVault, type Slot, type VaultFile } from './vault-file.ts';

export { productCost, seal, unseal, type ScryptCost } from './crypt.ts';
export { storePath, vaultPath } from './facts.ts';
export { publicKeyOf } from './passed-on.ts';
export { forget, type Keys } from './slot.ts';
export type { VaultDecision } from './decide.ts';
export type { Slot } from './vault-file.ts';

export type VaultOpenFault = Fault | { readonly kind: 'sign-in-first' };

/** The keys of this computer: one slot per enrolled person, each a PIN inside the operating system's wrap. */
export type Vault = {
  /** Looks at the files and asks the key store; changes nothing. */
  readonly examine: () => Promise<VaultDecision>;
  readonly slots: () => readonly Slot[];
  /** Makes a slot for a person. The first on a computer makes the data key; later ones are given it. */
  readonly enrol: (user: User, pin: string, keys: Partial<Keys>) => Promise<Result<Keys, Fault>>;
  /** `sign-in-first` when too many wrong PINs came: only the identity server gives tries again. */
  readonly unlock: (user: string, pin: string) => Promise<Result<Keys, VaultOpenFault>>;
  /** After a full sign-in of this very person: the wrong tries are forgotten. */
  readonly forgive: (user: string) => Promise<Result<void, Fault>>;
  /** How many wrong PINs there ever were, by user; people whose count cannot be read are left out. */
  readonly wrongPins: () => Promise<ReadonlyMap<string, number>>;
  /** The name and role shown on the lock screen; what counts is sealed in the store. */
  readonly introduce: (user: User) => void;
  /** Remembers the salt of the store that these keys have just opened. */
  readonly recordStore: () => void;
  /**
   * Exchanges the data key in the vault file, all at once: from then on the next store is the one these keys open.
   */
  readonly changeData: (change: KeyChange) => Promise<Result<void, Fault>>;
  /** Finishes a change of the data key that ended between the vault file and the store, or removes one that never got there. */
  readonly settle: () => void;
  /** Whether the store that is there is the one these keys opened last. */
  readonly knowsStore: () => boolean;
};

export function createVault(host: Host, cost: ScryptCost = productCost): Vault {
  const file = (): VaultFile | undefined => {
    const read = readVault(vaultPath(host), host.files);
    return read.ok ? read.value : undefined;
  };
  const write = (vault: VaultFile): void => writeVault(vaultPath(host), vault, host.files);
  const find = (user: string): Slot | undefined => file()?.slots.find((slot) => slot.user.id === user);
  const keep = (slot: Slot): void => {
    const vault = file();
    if (vault !== undefined) write(withSlot(vault, slot));
  };
  return {
    examine: async () => decide(await lookAround(host)),
    slots: () => file()?.slots ?? [],
    enrol: (user, pin, given) => enrol(host, cost, { user, pin, given }, write),
    unlock: async (user, pin) => {
      const slot = find(user);
      return slot === undefined ? err({ kind: 'not-found', what: 'user' }) : tryPin(host, slot, pin, keep);
    },
    forgive: async (user) => {
      const slot = find(user);
      if (slot === undefined) return err({ kind: 'not-found', what: 'user' });
      const numbers = await numbersOf(host, slot);
      if (!numbers.ok) return err(keyStoreFault(numbers.fault));
      const kept = await keepTries(host, slot, nextCount(numbers.value, noTries), keep);
      return kept.ok ? ok(undefined) : kept;
    },
    wrongPins: () => wrongPinsOf(host, file()?.slots ?? []),
    introduce: ({ id, name, role, registration }) => {
      const slot = find(id);
      if (slot !== undefined) keep({ ...slot, user: { id, name, role, registration } });
    },
    recordStore: () => {
      const [vault, storeSalt] = [file(), saltOfStore(host) ?? null];
      if (vault !== undefined && vault.storeSalt !== storeSalt) write({ ...vault, storeSalt });
    },
    changeData: async (change) => {
      const read = file();
      if (read === undefined) return err({ kind: 'store-refused', reason: 'malformed' });
      const changed = await changeData(host, read, change);
      if (!changed.ok) return err(keyStoreFault(changed.fault));
      write(changed.value);
      return ok(undefined);
    },
    settle: () => {
      const vault = file();
      if (vault !== undefined) settleNext(storePath(host), vault.storeSalt, host.files);
    },
    knowsStore: () => {
      const salt = saltOfStore(host);
      return salt !== undefined && file()?.storeSalt === salt;
    },
  };
}

type Newcomer = { readonly user: User; readonly pin: string; readonly given: Partial<Keys> };

async function enrol(
  host: Host,
  cost: ScryptCost,
  { user, pin, given }: Newcomer,
  write: (vault: VaultFile) => void,
): Promise<Result<Keys, Fault>> {
  const weak = weakness(pin);
  if (weak !== undefined) return err({ kind: 'pin-too-simple', why: weak });
  const read = readVault(vaultPath(host), host.files);
  if (!read.ok) return err({ kind: 'store-refused', reason: read.fault.kind });
  const vault = read.value ?? (await newVault(host));
  if ('kind' in vault) return err(keyStoreFault(vault));
  const keys: Keys = {
    data: given.data ?? host.randomBytes(32),
    personal: given.personal ?? host.randomBytes(32),
  };
  const earlier = vault.slots.find((slot) => slot.user.id === user.id);
  const count = earlier === undefined ? ok(newTryCount) : await numbersOf(host, earlier);
  if (!count.ok) return err(keyStoreFault(count.fault));
  const slot = await closeSlot(host, user, pin, keys, { cost, count: count.value });
  if (!slot.ok) return err(keyStoreFault(slot.fault));
  write(withSlot(vault, slot.value));
  return ok(keys);
}

async function wrongPinsOf(host: Host, slots: readonly Slot[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const slot of slots) {
    const count = await readGuard(host, slot);
    if (count.ok) counts.set(slot.user.id, count.value.everWrong);
  }
  return counts;
}

async function newVault(host: Host): Promise<VaultFile | KeyStoreFault> {
  const probe = await host.keyStore.wrap(host.randomBytes(16));
  if (!probe.ok) return probe.fault;
  return {
    version: 2,
    computer: host.computerName,
    folder: host.dataFolder,
    probe: toBase64(probe.value),
    storeSalt: null,
    slots: [],
  };
}

/** A wrong PIN is counted before it is tried, so that pulling the plug does not give another try. */
async function tryPin(
  host: Host,
  slot: Slot,
  pin: string,
  keep: (slot: Slot) => void,
): Promise<Result<Keys, VaultOpenFault>> {
  const read = await readGuard(host, slot);
  if (!read.ok)
    return err(read.fault.kind === 'tampered' ? { kind: 'sign-in-first' } : keyStoreFault(read.fault));
  const before = read.value;
  const now = standing(before, host.now());
  if (now.kind === 'sign-in-first') return err(now);
  if (now.kind === 'blocked') {
    if (now.tries.until !== before.until) {
      const moved = await keepTries(host, slot, nextCount(before, now.tries), keep);
      if (!moved.ok) return moved;
    }
    return err({ kind: 'pin-blocked', until: fromMillis(now.untilMs) });
  }
  const counted = nextCount(before, afterWrong(before, host.now()), before.everWrong + 1);
  const guarded = await keepTries(host, slot, counted, keep);
  if (!guarded.ok) return guarded;
  const opened = await openSlot(host, slot, pin);
  if (!opened.ok)
    return err(
      opened.fault.kind === 'wrong-secret'
        ? afterWrongFault(counted, host.now())
        : keyStoreFault(opened.fault),
    );
  const here = { ...guarded.value, lastHere: fromMillis(host.now()) };
  const taken = await takeUpInto(host, here, pin, opened.value);
  if (!taken.ok) return err(taken.fault.kind === 'not-passed-on' ? notPassedOn : keyStoreFault(taken.fault));
  // It was none of the wrong ones after all.
  const { slot: filled, keys } = taken.value;
  const forgiven = await keepTries(host, filled, nextCount(counted, noTries, before.everWrong), keep);
  if (forgiven.ok) return ok(keys);
  forget(keys);
  return forgiven;
}

/** What was passed on is not for this person: somebody exchanged it. */
const notPassedOn: Fault = { kind: 'store-refused', reason: 'key-missing' };

function afterWrongFault(tries: Tries, nowMs: number): VaultOpenFault {
  const now = standing(tries, nowMs);
  if (now.kind === 'blocked') return { kind: 'pin-blocked', until: fromMillis(now.untilMs) };
  return now.kind === 'sign-in-first' ? now : { kind: 'wrong-pin', triesLeft: triesLeft(tries) };
}

async function keepTries(
  host: Host,
  slot: Slot,
  count: TryCount,
  keep: (slot: Slot) => void,
): Promise<Result<Slot, Fault>> {
  const guard = await writeGuard(host, slot.user.id, slot.salt, count);
  if (!guard.ok) return err(keyStoreFault(guard.fault));
  const kept = { ...slot, guard: guard.value };
  keep(kept);
  return ok(kept);
}

/** A wrap that cannot be undone was made by another login (or this one's keys were reset). */
const keyStoreRefusals: Readonly<Record<KeyStoreFault['kind'], StoreRefusal>> = {
  unavailable: 'key-store-unavailable',
  unsafe: 'key-store-unsafe',
  'cannot-unwrap': 'wrong-user',
};

const keyStoreFault = (fault: KeyStoreFault): Fault => ({
  kind: 'store-refused',
  reason: keyStoreRefusals[fault.kind],
});
