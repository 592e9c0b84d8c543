import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { SealedBox, User } from '../context.ts';
import { signHead } from '../audit/audit.ts';
import { openStoreInTurns, type Waiting } from '../db/open-store.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { forget, storePath, type Keys, type Vault } from '../vault/vault.ts';
import { auditSeed } from './audit-key.ts';
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

/** Opens the store for somebody whose keys are at hand; `fresh` when the identity server has just said who they are. */
export async function openFor(
  host: Host,
  vault: Vault,
  user: User,
  keys: Keys,
  how: { readonly action: string; readonly fresh: boolean; readonly waiting: Waiting },
): Promise<Result<Open, Fault>> {
  const wrongPins = await vault.wrongPins();
  const opened = await openStoreInTurns(storePath(host), keys.data, host, how.waiting);
  if (!opened.ok) {
    forget(keys);
    if (opened.fault.kind === 'stopped') return err({ kind: 'locked' });
    // The keys are proven by the person's PIN. If they opened this very file before, it is the file that is damaged.
    const damaged = opened.fault.kind === 'wrong-key' && vault.knowsStore();
    return err({ kind: 'store-refused', reason: damaged ? 'malformed' : opened.fault.kind });
  }
  const store = opened.value;
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
