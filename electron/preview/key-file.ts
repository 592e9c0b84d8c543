import { createCipheriv, createDecipheriv } from 'node:crypto';
import { join } from 'node:path';
import { mustHold } from '../../shared/core/must.ts';
import { err, ok } from '../../shared/core/result.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import type { Host, KeyStore } from '../engine/host.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Stands where the operating system's key store stands on a desktop, with a key in a plain file. That keeps nothing
 * secret from whoever reads the disk, which is why it serves the sandbox's synthetic people only.
 */
export function sandboxOnlyKeyStore(
  config: TrustConfig,
  host: Pick<Host, 'files' | 'dataFolder' | 'randomBytes'>,
): KeyStore {
  mustHold(config.sandbox, 'a key in a plain file is for the sandbox only');
  const path = join(host.dataFolder, 'sandbox-only.key');
  const existing = (): Uint8Array | undefined => {
    const key = host.files.read(path);
    return key?.length === keyBytes ? key : undefined;
  };
  const made = (): Uint8Array => {
    const key = host.randomBytes(keyBytes);
    host.files.writeWhole(path, key);
    return key;
  };
  return {
    wrap: (secret) => Promise.resolve(ok(seal(existing() ?? made(), host.randomBytes(nonceBytes), secret))),
    unwrap: (wrapped) => {
      const secret = unseal(existing(), wrapped);
      return Promise.resolve(secret === undefined ? err({ kind: 'cannot-unwrap' }) : ok(secret));
    },
  };
}

/** nonce, tag, ciphertext. */
function seal(key: Uint8Array, nonce: Uint8Array, secret: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Uint8Array | undefined, wrapped: Uint8Array): Uint8Array | undefined {
  if (key === undefined || wrapped.length < nonceBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, nonceBytes));
    decipher.setAuthTag(wrapped.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(wrapped.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}
