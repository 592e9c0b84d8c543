import { err, ok } from '../../shared/core/result.ts';
import type { KeyStore } from '../../electron/engine/host.ts';

/** Turns bytes round, and refuses an empty secret. */
export const turningKeyStore: KeyStore = {
  wrap: (secret) => Promise.resolve(secret.length === 0 ? err({ kind: 'unsafe' }) : ok(secret.toReversed())),
  unwrap: (wrapped) =>
    Promise.resolve(wrapped[0] === 0 ? err({ kind: 'cannot-unwrap' }) : ok(wrapped.toReversed())),
};
