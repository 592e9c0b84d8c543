import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto';
import { seal, unseal } from './crypt.ts';

/**
 * A new data key passed on to somebody who is not here to type their PIN: sealed so that only their personal key opens it. Their
 * public half lies in the store, where nobody without the store's key can exchange it.
 */

const keyBytes = 32;
/** The fixed beginning of an X25519 private key in PKCS #8 (RFC 8410); its 32 bytes follow. */
const pkcs8Start = Buffer.from('302e020100300506032b656e04220420', 'hex');
/** A public key in SPKI, by its length. */
const spkiBytes = 44;
const purpose = 'concord data key passed on';

const derive = (from: Uint8Array, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', from, salt, purpose, keyBytes));

const privateKey = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Start, bytes]), format: 'der', type: 'pkcs8' });

const publicHalf = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' });

const ofPerson = (personal: Uint8Array): KeyObject => privateKey(derive(personal, new Uint8Array()));

/** The public half of somebody's personal key, as base64. */
export const publicKeyOf = (personal: Uint8Array): string =>
  publicHalf(ofPerson(personal)).toString('base64');

/** The key sealed to a person, as base64. */
export function passOn(data: Uint8Array, publicKey: string, random: (count: number) => Uint8Array): string {
  const theirs = Buffer.from(publicKey, 'base64');
  const once = privateKey(random(keyBytes));
  const ours = publicHalf(once);
  const shared = diffieHellman({
    privateKey: once,
    publicKey: createPublicKey({ key: theirs, format: 'der', type: 'spki' }),
  });
  const sealing = derive(shared, Buffer.concat([ours, theirs]));
  return Buffer.concat([ours, seal(sealing, data, purpose, random)]).toString('base64');
}

/** The key that was passed on; `undefined` when this is not one for the person. */
export function takeUp(passedOn: string, personal: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(passedOn, 'base64');
  const mine = ofPerson(personal);
  const theirs = bytes.subarray(0, spkiBytes);
  let shared: Uint8Array;
  try {
    const publicKey = createPublicKey({ key: theirs, format: 'der', type: 'spki' });
    shared = diffieHellman({ privateKey: mine, publicKey });
  } catch {
    // No public key of this kind: nothing that was ever passed on.
    return undefined;
  }
  const sealing = derive(shared, Buffer.concat([theirs, publicHalf(mine)]));
  return unseal(sealing, bytes.subarray(spkiBytes), purpose);
}
