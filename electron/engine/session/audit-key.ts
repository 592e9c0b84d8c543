import { hkdfSync } from 'node:crypto';
import { auditPublicKey, publicKeyOf, signHead } from '../audit/audit.ts';
import { putSealed, sealedBytes } from '../db/queries/sealed.ts';
import { saveSetting } from '../db/queries/settings.ts';
import type { Store, WriteTx } from '../db/store.ts';
import type { Host } from '../host.ts';
import { seal, unseal } from '../vault/vault.ts';

/** The store's own, not a person's. */
const place = { user: '', name: 'audit-key' };
const purpose = 'concord audit key';

/**
 * The Ed25519 seed that signs this store's audit, made at its first opening and kept sealed under a key of its own,
 * derived from the store's. `undefined` when what is kept cannot be unsealed; the chain then goes on unsigned.
 */
export function auditSeed(store: Store, dataKey: Uint8Array, by: string, host: Host): Uint8Array | undefined {
  const sealing = sealingKey(dataKey);
  try {
    const kept = store.read.get(sealedBytes, place);
    if (kept !== undefined) return unseal(sealing, kept.bytes, purpose);
    const seed = host.randomBytes(32);
    store.inTransaction('make the audit key', { user: by, action: 'audit-key-made', subject: '' }, (tx) => {
      tx.run(putSealed, { ...place, bytes: seal(sealing, seed, purpose, host.randomBytes) });
      tx.run(saveSetting, { name: auditPublicKey, value: publicKeyOf(seed) });
    });
    return seed;
  } finally {
    sealing.fill(0);
  }
}

const sealingKey = (dataKey: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), purpose, 32));

/** Seals the kept seed anew for another data key, and signs the audit as it stood before; one that cannot be unsealed is left. */
export function resealAuditSeed(
  tx: WriteTx,
  { from, to }: { readonly from: Uint8Array; readonly to: Uint8Array },
  host: Pick<Host, 'randomBytes' | 'now'>,
): void {
  const [before, after] = [sealingKey(from), sealingKey(to)];
  const kept = tx.get(sealedBytes, place);
  const seed = kept === undefined ? undefined : unseal(before, kept.bytes, purpose);
  if (seed !== undefined) {
    signHead(tx, seed, host.now());
    tx.run(putSealed, { ...place, bytes: seal(after, seed, purpose, host.randomBytes) });
    seed.fill(0);
  }
  before.fill(0);
  after.fill(0);
}
