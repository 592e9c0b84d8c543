import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyFromSecret, seal, unseal } from '../../../electron/engine/vault/crypt.ts';
import { passOn, publicKeyOf, takeUp } from '../../../electron/engine/vault/passed-on.ts';
import { testCost } from '../../support/engine-client.ts';
import { seededBytes } from '../../support/test-host.ts';

const random = seededBytes('sealing');
const key = random(32);
const secret = Buffer.from('the data key of the store, 32 b.');

test('what is sealed comes back with the same key and purpose, and with nothing else', () => {
  const sealed = seal(key, secret, 'one purpose', random);
  expect(Buffer.from(unseal(key, sealed, 'one purpose') ?? []).equals(secret)).toBe(true);
  expect(unseal(key, sealed, 'another purpose')).toBeUndefined();
  expect(unseal(random(32), sealed, 'one purpose')).toBeUndefined();
  expect(Buffer.from(sealed).includes(secret)).toBe(false);
});

test('a sealed thing that was changed or cut anywhere is not opened', () => {
  const sealed = seal(key, secret, 'one purpose', random);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(key, changed, 'one purpose')).toBeUndefined();
    expect(unseal(key, sealed.subarray(0, at), 'one purpose')).toBeUndefined();
  }
});

test('nothing at all can be sealed, and is told from what is too short to be sealed', () => {
  const nothing = seal(key, new Uint8Array(), 'one purpose', random);
  expect(nothing).toHaveLength(28);
  expect(unseal(key, nothing, 'one purpose')).toHaveLength(0);
  expect(unseal(key, nothing.subarray(0, 27), 'one purpose')).toBeUndefined();
});

test('the same thing sealed twice is sealed differently', () => {
  expect(Buffer.from(seal(key, secret, 'p', random)).equals(seal(key, secret, 'p', random))).toBe(false);
});

test('a key from a secret depends on the secret, the salt and the cost, not on how an accent was typed', async () => {
  const [salt, other] = [random(16), random(16)];
  const hex = async (...given: Parameters<typeof keyFromSecret>) =>
    Buffer.from(await keyFromSecret(...given)).toString('hex');
  const first = await hex('caf\u00e9 au lait', salt, testCost);
  expect(first).toHaveLength(64);
  expect(await hex('cafe\u0301 au lait', salt, testCost)).toBe(first);
  expect(await hex('cafe au lait', salt, testCost)).not.toBe(first);
  expect(await hex('caf\u00e9 au lait', other, testCost)).not.toBe(first);
  expect(await hex('caf\u00e9 au lait', salt, { ...testCost, n: testCost.n * 2 })).not.toBe(first);
});

test('a cost that scrypt cannot take is a failure, never a key', () => {
  expect(() => keyFromSecret('secret', random(16), { n: 3, r: 8, p: 1 })).toThrow(RangeError);
});

test('a key that is passed on opens for the one person it was meant for', () => {
  const [ruth, tom] = [random(32), random(32)];
  const passed = passOn(secret, publicKeyOf(ruth), random);
  expect(Buffer.from(takeUp(passed, ruth) ?? []).equals(secret)).toBe(true);
  expect(takeUp(passed, tom)).toBeUndefined();
  expect(Buffer.from(passed, 'base64').includes(secret)).toBe(false);
  expect(publicKeyOf(ruth)).not.toBe(publicKeyOf(tom));
  expect(publicKeyOf(ruth)).toBe(publicKeyOf(ruth));
});

test('the same key passed on twice is sealed anew each time', () => {
  const ruth = publicKeyOf(random(32));
  expect(passOn(secret, ruth, random)).not.toBe(passOn(secret, ruth, random));
});

test('what was passed on and then changed, cut or made with another kind of key is not taken up', () => {
  const ruth = random(32);
  const passed = Buffer.from(passOn(secret, publicKeyOf(ruth), random), 'base64');
  for (let at = 0; at < passed.length; at += 1) {
    const changed = Buffer.from(passed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(takeUp(changed.toString('base64'), ruth)).toBeUndefined();
  }
  for (const bytes of [0, 10, 44, 60, passed.length - 1])
    expect(takeUp(passed.subarray(0, bytes).toString('base64'), ruth)).toBeUndefined();
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  const foreign = elliptic.export({ format: 'der', type: 'spki' }).subarray(0, 44);
  expect(takeUp(Buffer.concat([foreign, randomBytes(60)]).toString('base64'), ruth)).toBeUndefined();
});

test('somebody who knows the public key alone cannot open what was passed on', () => {
  const ruth = random(32);
  const publicKey = publicKeyOf(ruth);
  const passed = passOn(secret, publicKey, random);
  expect(takeUp(passed, Buffer.from(publicKey, 'base64').subarray(0, 32))).toBeUndefined();
});
