import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { must } from '../../../shared/core/must.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { escrowAlgorithm } from '../policy/policy.ts';

/**
 * Sealing under the trust's escrow key: a JSON Web Encryption in compact form (RFC 7516, A256GCM), so that any JOSE tool opens
 * it. RSA keys wrap with RSA-OAEP-256, X25519 and P-256 keys agree with ECDH-ES (RFC 8037, RFC 7518).
 */
export type EscrowFault = { readonly kind: 'no-key' | 'not-opened' };

/** Text of one line. `pem` was taken by the policy. */
export async function sealTo(pem: string, bytes: Uint8Array): Promise<string> {
  const { CompactEncrypt } = await import('jose');
  const key = createPublicKey(pem);
  return new CompactEncrypt(bytes)
    .setProtectedHeader({
      alg: must(escrowAlgorithm(key), 'the policy took this key'),
      enc: 'A256GCM',
      typ: 'concord-escrow',
    })
    .encrypt(key);
}

/** Opens a sealed copy with the private key. */
export async function openSealed(pem: string, sealed: string): Promise<Result<Uint8Array, EscrowFault>> {
  const key = privateKey(pem);
  if (key === undefined) return err({ kind: 'no-key' });
  const { compactDecrypt } = await import('jose');
  try {
    const { plaintext } = await compactDecrypt(sealed.trim(), key, {
      keyManagementAlgorithms: ['RSA-OAEP-256', 'ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return ok(plaintext);
  } catch {
    // Another key, or not what was sealed: the library does not tell them apart, and need not.
    return err({ kind: 'not-opened' });
  }
}

function privateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
