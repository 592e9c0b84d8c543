import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Host, KeyStoreFault } from '../host.ts';
import { passOn, takeUp } from './passed-on.ts';
import { forget, refillSlot, type Keys } from './slot.ts';
import type { Slot, VaultFile } from './vault-file.ts';

/** A change of the data key by somebody who is here with their PIN. */
export type KeyChange = {
  readonly user: string;
  readonly pin: string;
  /** The new data key, and the personal key they had. */
  readonly keys: Keys;
  /** Salt of the next store, in hex. */
  readonly storeSalt: string;
  /** Public keys of everybody who has ever opened the store, by user. */
  readonly publicKeys: ReadonlyMap<string, string>;
};

/**
 * The vault file with the new key in every slot: under the PIN of whoever is here, passed on to everybody else. A slot that never
 * opened the store has nothing sealed in it and no public key; it goes, and its person is let in again by a colleague.
 */
export async function changeData(
  host: Host,
  vault: VaultFile,
  { user, pin, keys, storeSalt, publicKeys }: KeyChange,
): Promise<Result<VaultFile, KeyStoreFault>> {
  const slots: Slot[] = [];
  for (const slot of vault.slots) {
    if (slot.user.id === user) {
      const filled = await refillSlot(host, slot, pin, keys);
      if (!filled.ok) return filled;
      slots.push(filled.value);
      continue;
    }
    const publicKey = publicKeys.get(slot.user.id);
    if (publicKey !== undefined)
      slots.push({ ...slot, passedOn: passOn(keys.data, publicKey, host.randomBytes) });
  }
  return ok({ ...vault, storeSalt, slots });
}

/** Takes a key that was passed on into the slot it was meant for; a slot without one comes back as it is. */
export async function takeUpInto(
  host: Host,
  slot: Slot,
  pin: string,
  keys: Keys,
): Promise<
  Result<{ readonly slot: Slot; readonly keys: Keys }, KeyStoreFault | { readonly kind: 'not-passed-on' }>
> {
  if (slot.passedOn === undefined) return ok({ slot, keys });
  const data = takeUp(slot.passedOn, keys.personal);
  if (data === undefined) {
    forget(keys);
    return err({ kind: 'not-passed-on' });
  }
  keys.data.fill(0);
  const taken: Keys = { data, personal: keys.personal };
  const filled = await refillSlot(host, slot, pin, taken);
  if (filled.ok) return ok({ slot: filled.value, keys: taken });
  forget(taken);
  return filled;
}
