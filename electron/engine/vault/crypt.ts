import { createCipheriv, createDecipheriv, createSecretKey, scrypt } from 'node:crypto';

/** scrypt cost; stored with each slot so that it can be raised later. */
export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number };

/** About 128 MB and a third of a second on a ward desktop. */
export const productCost: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** A 256-bit key from a PIN or passphrase, made off the main thread so that other calls are answered meanwhile. */
export function keyFromSecret(
  secret: string,
  salt: Uint8Array,
  { n, r, p }: ScryptCost,
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  scrypt(secret.normalize('NFKC'), salt, keyBytes, { N: n, r, p, maxmem: 256 * n * r }, (error, key) => {
    if (error === null) resolve(key);
    else reject(error);
  });
  return promise;
}

/** For one use: given bare bytes, the cipher first finds out by an error that they are no key object, three times the cost. */
const keyOf = (key: Uint8Array) => createSecretKey(key);

/** AES-256-GCM: nonce, tag, ciphertext. `purpose` is bound in, so that one sealed thing cannot stand in for another. */
export function seal(
  key: Uint8Array,
  bytes: Uint8Array,
  purpose: string,
  random: (count: number) => Uint8Array,
): Uint8Array {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The opened bytes, or `undefined` when key, purpose or bytes are not the ones that were sealed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, purpose: string): Uint8Array | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined;
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    // GCM has one failure: this is not what was sealed with this key.
    return undefined;
  }
}
