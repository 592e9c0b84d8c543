import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { SealedBox, User } from '../context.ts';
import { signHead } from '../audit/audit.ts';
import { openStoreInTurns, type Waiting } from '../db/open-store.ts';
import { publicKeySetting } from '../db/queries/public-keys.ts';
import { saveSetting, settingByName } from '../db/queries/settings.ts';
import type { Store, WriteTx } from '../db/store.ts';
import type { Host } from '../host.ts';
import { forget, publicKeyOf, storePath, type Keys, type Vault } from '../vault/vault.ts';
import { auditSeed } from './audit-key.ts';
import { changeDataKey, isKeyDue, type KeyOrder } from './key-change.ts';
import { recordWrongPins } from './record-wrong-pins.ts';
import { keepSelf, sealedBox, selfOf } from './sealed-box.ts';

/** A person with the store open. */
export type Open = {
  readonly store: Store;
  readonly user: User;
  readonly keys: Keys;
  readonly sealed: SealedBox;
  /** Signs the audit; absent when the kept seed could not be unsealed. */
  readonly auditSeed: Uint8Array | undefined;
};

/** How somebody comes in. */
export type Coming = {
  readonly action: string;
  /** The identity server has just said who they are. */
  readonly fresh: boolean;
  readonly waiting: Waiting;
  /** The data key is changed first, where the trust wants it. */
  readonly keyOrder?: KeyOrder;
};

/** Opens the store for somebody whose keys are at hand. */
export async function openFor(
  host: Host,
  vault: Vault,
  user: User,
  given: Keys,
  how: Coming,
): Promise<Result<Open, Fault>> {
  const wrongPins = await vault.wrongPins();
  const opened = await openWithNewestKey(host, vault, given, how);
  if (!opened.ok) return opened;
  const { store, keys } = opened.value;
  try {
    vault.recordStore();
    const sealed = sealedBox(store, user.id, keys.personal, host);
    if (how.fresh) keepSelf(sealed, user);
    recordWrongPins(store, user.id, wrongPins);
    store.inTransaction(how.action, { user: user.id, action: how.action, subject: '' }, (tx) => {
      const { missing } = store;
      if (missing !== undefined)
        tx.audit({
          user: user.id,
          action: 'changes-missing',
          subject: '',
          detail: { ...missing, since: missing.since ?? '' },
        });
      keepPublicKey(tx, user.id, publicKeyOf(keys.personal));
    });
    return ok({
      store,
      user: selfOf(sealed, user),
      keys,
      sealed,
      auditSeed: auditSeed(store, keys.data, user.id, host),
    });
  } catch (error) {
    store.close();
    forget(keys);
    throw error;
  }
}

type Opened = { readonly store: Store; readonly keys: Keys };

async function openWithNewestKey(
  host: Host,
  vault: Vault,
  keys: Keys,
  { waiting, keyOrder }: Coming,
): Promise<Result<Opened, Fault>> {
  const store = await openStoreOf(host, vault, keys, waiting);
  if (!store.ok) return store;
  // What is missing is told of by the opening that found it.
  const due =
    keyOrder !== undefined && store.value.missing === undefined && isKeyDue(store.value.read, keyOrder);
  if (!due) return ok({ store: store.value, keys });
  const changed = await changeDataKey(host, vault, { store: store.value, keys }, keyOrder);
  const again = await openStoreOf(host, vault, changed.keys, waiting);
  if (!again.ok) return again;
  if (changed.fault !== undefined) {
    const detail = { why: 'reason' in changed.fault ? changed.fault.reason : changed.fault.kind };
    const entry = { user: keyOrder.user, action: 'data-key-not-changed', subject: '', detail };
    again.value.inTransaction('keep the data key', entry, () => undefined);
  }
  return ok({ store: again.value, keys: changed.keys });
}

async function openStoreOf(
  host: Host,
  vault: Vault,
  keys: Keys,
  waiting: Waiting,
): Promise<Result<Store, Fault>> {
  const opened = await openStoreInTurns(storePath(host), keys.data, host, waiting);
  if (opened.ok) return opened;
  forget(keys);
  if (opened.fault.kind === 'stopped') return err({ kind: 'locked' });
  // The keys are proven by the person's PIN. If they opened this very file before, it is the file that is damaged.
  const damaged = opened.fault.kind === 'wrong-key' && vault.knowsStore();
  return err({ kind: 'store-refused', reason: damaged ? 'malformed' : opened.fault.kind });
}

/** So that a new data key can be passed on to them while they are away. */
function keepPublicKey(tx: WriteTx, user: string, value: string): void {
  const name = publicKeySetting(user);
  if (tx.get(settingByName, { name })?.value !== value) tx.run(saveSetting, { name, value });
}

/** Signs the head of the audit; not at all where the kept seed could not be unsealed. */
export function signOpenAudit({ store, user, auditSeed: seed }: Open, nowMs: number): void {
  if (seed === undefined) return;
  store.inTransaction('sign the audit', { user: user.id, action: 'audit-signed', subject: '' }, (tx) =>
    signHead(tx, seed, nowMs),
  );
}

/** Closes the store and forgets the keys, whatever goes wrong on the way. */
export function closeOpen({ store, keys, auditSeed: seed }: Open): void {
  try {
    store.close();
  } finally {
    forget(keys);
    seed?.fill(0);
  }
}
