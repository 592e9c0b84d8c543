import type { Fault } from '../../../shared/ipc/faults.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { nextOf, removeNext, saltOf } from '../db/next-store.ts';
import { changeKeyOf } from '../db/open.ts';
import { openStore } from '../db/open-store.ts';
import { publicKeySetting } from '../db/queries/public-keys.ts';
import { saveSetting, settingByName } from '../db/queries/settings.ts';
import { troubleOf } from '../db/sqlite-faults.ts';
import type { ReadDb, Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { forget, storePath, type Keys, type Vault } from '../vault/vault.ts';
import { resealAuditSeed } from './audit-key.ts';

/** A data key that the trust wants changed: once for each number, by whoever unlocks first. */
export type KeyOrder = { readonly number: number; readonly user: string; readonly pin: string };

const settingName = 'key-changes';

export const isKeyDue = (db: ReadDb, { number }: KeyOrder): boolean =>
  number > Number(db.get(settingByName, { name: settingName })?.value ?? 0);

/** The keys that open the store now, and why they are still the old ones. */
export type KeyChanged = { readonly keys: Keys; readonly fault: Fault | undefined };

/**
 * Changes the data key of an open store that nobody uses yet, and closes it. A copy is made beside it, enciphered anew and proven;
 * then the vault file is written with the new key; then the copy takes the store's place. What the vault file says decides, also
 * after an end anywhere between: before it all is as it was, after it the next unlock puts the copy in place.
 */
export async function changeDataKey(
  host: Host,
  vault: Vault,
  { store, keys }: { readonly store: Store; readonly keys: Keys },
  order: KeyOrder,
): Promise<KeyChanged> {
  const path = storePath(host);
  const before = saltOf(path, host.files);
  const changed: Keys = { data: host.randomBytes(32), personal: Uint8Array.from(keys.personal) };
  const fault = await prepare(host, vault, { store, from: keys.data, to: changed }, order);
  const salt = saltOf(nextOf(path), host.files);
  store.close();
  vault.settle();
  // A copy not yet enciphered anew begins as the store does.
  const took = salt !== undefined && salt !== before && saltOf(path, host.files) === salt;
  forget(took ? keys : changed);
  return { keys: took ? changed : keys, fault: took ? undefined : fault };
}

/** Everything up to the vault file; why it did not come to that, or `undefined`. */
async function prepare(
  host: Host,
  vault: Vault,
  { store, from, to }: { readonly store: Store; readonly from: Uint8Array; readonly to: Keys },
  order: KeyOrder,
): Promise<Fault | undefined> {
  const publicKeys = new Map(
    vault.slots().flatMap(({ user: { id } }) => {
      const kept = store.read.get(settingByName, { name: publicKeySetting(id) });
      return kept === undefined ? [] : [[id, kept.value]];
    }),
  );
  try {
    removeNext(storePath(host), host.files);
    const made = makeNext(host, store, { from, to: to.data }, order);
    if (!made.ok) return made.fault;
    const { user, pin } = order;
    const written = await vault.changeData({ user, pin, keys: to, storeSalt: made.value, publicKeys });
    return written.ok ? undefined : written.fault;
  } catch (error) {
    const reason = troubleOf(error);
    if (reason === undefined) throw error;
    return { kind: 'store-refused', reason };
  }
}

/** The next store, whole, proven and closed; its salt, which differs from that of the one in use. */
function makeNext(
  host: Host,
  store: Store,
  change: { readonly from: Uint8Array; readonly to: Uint8Array },
  { number, user }: KeyOrder,
): Result<string, Fault> {
  const path = nextOf(storePath(host));
  store.copyTo(path);
  host.beforeStatement('encipher the copy anew');
  const enciphered = changeKeyOf(path, change);
  if (!enciphered.ok) return err({ kind: 'store-refused', reason: enciphered.fault.kind });
  const opened = openStore(path, change.to, host);
  if (!opened.ok) return err({ kind: 'store-refused', reason: opened.fault.kind });
  const next = opened.value;
  try {
    const entry = { user, action: 'data-key-changed', subject: '', detail: { number } };
    next.inTransaction('change the data key', entry, (tx) => {
      resealAuditSeed(tx, change, host);
      tx.run(saveSetting, { name: settingName, value: String(number) });
    });
  } finally {
    next.close();
  }
  const salt = saltOf(path, host.files);
  // A log that could not be folded in would stay behind.
  return salt === undefined || host.files.exists(`${path}-wal`)
    ? err({ kind: 'store-refused', reason: 'disk-full' })
    : ok(salt);
}
