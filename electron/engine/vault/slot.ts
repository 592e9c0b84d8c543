import { err, ok, type Result } from '../../../shared/core/result.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { User } from '../context.ts';
import type { Host, KeyStoreFault } from '../host.ts';
import { keyFromSecret, seal, unseal, type ScryptCost } from './crypt.ts';
import { nextCount, writeGuard } from './guard.ts';
import { noTries, type TryCount } from './tries.ts';
import { fromBase64, toBase64, type Slot } from './vault-file.ts';

/** The keys a slot opens: the store's, and the person's own for drafts and tokens. Zeroed by `forget`. */
export type Keys = { readonly data: Uint8Array; readonly personal: Uint8Array };

const keyBytes = 32;
const purposeOf = (user: string): string => `concord slot of ${user}`;

/** Overwrites keys where JavaScript lets us. */
export function forget(keys: Keys): void {
  keys.data.fill(0);
  keys.personal.fill(0);
}

/** Closes keys into a slot: sealed under the secret, then wrapped by the operating system. `count` is that of the slot before. */
export async function closeSlot(
  host: Host,
  user: User,
  secret: string,
  keys: Keys,
  { cost, count }: { readonly cost: ScryptCost; readonly count: TryCount },
): Promise<Result<Slot, KeyStoreFault>> {
  const salt = host.randomBytes(16);
  const wrapped = await wrapKeys(host, user.id, secret, keys, { salt, cost });
  if (!wrapped.ok) return wrapped;
  const guard = await writeGuard(host, user.id, toBase64(salt), nextCount(count, noTries));
  if (!guard.ok) return guard;
  return ok({
    user: { id: user.id, name: user.name, role: user.role, registration: user.registration },
    salt: toBase64(salt),
    cost,
    wrapped: wrapped.value,
    guard: guard.value,
    lastHere: fromMillis(host.now()),
  });
}

/** The same slot with other keys in it, under the same PIN and with the same count of tries. */
export async function refillSlot(
  host: Host,
  before: Slot,
  secret: string,
  keys: Keys,
): Promise<Result<Slot, KeyStoreFault>> {
  const { passedOn: _, ...slot } = before;
  const how = { salt: fromBase64(slot.salt), cost: slot.cost };
  const wrapped = await wrapKeys(host, slot.user.id, secret, keys, how);
  return wrapped.ok ? ok({ ...slot, wrapped: wrapped.value }) : wrapped;
}

async function wrapKeys(
  host: Host,
  user: string,
  secret: string,
  keys: Keys,
  { salt, cost }: { readonly salt: Uint8Array; readonly cost: ScryptCost },
): Promise<Result<string, KeyStoreFault>> {
  const both = Buffer.concat([keys.data, keys.personal]);
  const key = await keyFromSecret(secret, salt, cost);
  const sealed = seal(key, both, purposeOf(user), host.randomBytes);
  both.fill(0);
  key.fill(0);
  const wrapped = await host.keyStore.wrap(sealed);
  return wrapped.ok ? ok(toBase64(wrapped.value)) : wrapped;
}

/** Opens a slot; `wrong-secret` is all that is said when the secret does not fit. */
export async function openSlot(
  host: Host,
  slot: Slot,
  secret: string,
): Promise<Result<Keys, KeyStoreFault | { readonly kind: 'wrong-secret' }>> {
  const sealed = await host.keyStore.unwrap(fromBase64(slot.wrapped));
  if (!sealed.ok) return sealed;
  const key = await keyFromSecret(secret, fromBase64(slot.salt), slot.cost);
  const both = unseal(key, sealed.value, purposeOf(slot.user.id));
  key.fill(0);
  if (both?.length !== 2 * keyBytes) return err({ kind: 'wrong-secret' });
  const keys = {
    data: Uint8Array.from(both.subarray(0, keyBytes)),
    personal: Uint8Array.from(both.subarray(keyBytes)),
  };
  both.fill(0);
  return ok(keys);
}
