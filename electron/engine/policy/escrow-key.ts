import { createPublicKey, type KeyObject } from 'node:crypto';

/** How a key is sealed to (RFC 7518, RFC 8037), or `undefined` for one that is too weak or of another kind. */
export function escrowAlgorithm(key: KeyObject): 'RSA-OAEP-256' | 'ECDH-ES' | undefined {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return modulusLength >= 3072 ? 'RSA-OAEP-256' : undefined;
  const agrees = key.asymmetricKeyType === 'x25519' || namedCurve === 'prime256v1';
  return agrees ? 'ECDH-ES' : undefined;
}

/** Why text is not taken as an escrow key, or `undefined`. */
export function weakEscrowKey(pem: string): string | undefined {
  // Node makes a public key of a private one as well, which would then lie readable in the policy.
  if (/PRIVATE KEY/.test(pem)) return 'it is a private key: only the public half belongs on a computer';
  try {
    return escrowAlgorithm(createPublicKey(pem)) === undefined
      ? 'the key is too weak: X25519, P-256, or RSA of 3072 bits or more'
      : undefined;
  } catch {
    // Whatever is wrong with the text, nothing can be sealed to it.
    return 'it is not a public key in PEM form';
  }
}
