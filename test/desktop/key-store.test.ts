import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyStore } from '../../electron/engine/host.ts';
import { load } from './boot.ts';
import { makeWorld } from './world.ts';

const file = join(import.meta.dirname, '../../electron/desktop/key-store.ts');
const secret = new Uint8Array([0, 1, 127, 128, 255]);

async function keyStore(
  platform: NodeJS.Platform,
  sandbox: boolean,
  system: Partial<{ available: boolean; backend: string; mark: string }> = {},
): Promise<KeyStore> {
  const world = makeWorld('/', {
    keyStore: { available: true, backend: 'gnome_libsecret', mark: 'v11', ...system },
  });
  const { systemKeyStore } = await load(file, world);
  return (systemKeyStore as (platform: NodeJS.Platform, sandbox: boolean) => KeyStore)(platform, sandbox);
}

test('what is wrapped is not the secret, and unwraps to it byte for byte', async () => {
  const store = await keyStore('win32', false);
  const wrapped = await store.wrap(secret);
  expect(wrapped.ok && wrapped.value).not.toEqual(secret);
  expect(wrapped.ok && (await store.unwrap(wrapped.value))).toEqual({ ok: true, value: secret });
});

test('the basic_text backend is refused for real records, for wrapping and for unwrapping', async () => {
  for (const backend of ['basic_text', 'unknown']) {
    const store = await keyStore('linux', false, { backend });
    expect(await store.wrap(secret)).toEqual({ ok: false, fault: { kind: 'unsafe' } });
    expect(await store.unwrap(secret)).toEqual({ ok: false, fault: { kind: 'unsafe' } });
  }
});

test("bytes wrapped with Chromium's built-in Linux key are refused whatever the backend claims to be", async () => {
  const store = await keyStore('linux', false, { mark: 'v10' });
  expect(await store.wrap(secret)).toEqual({ ok: false, fault: { kind: 'unsafe' } });
  expect(await store.unwrap(Buffer.from('v10anything'))).toEqual({ ok: false, fault: { kind: 'unsafe' } });
});

test('the sandbox may use basic_text, for synthetic people only', async () => {
  const store = await keyStore('linux', true, { backend: 'basic_text', mark: 'v10' });
  const wrapped = await store.wrap(secret);
  expect(wrapped.ok && (await store.unwrap(wrapped.value))).toEqual({ ok: true, value: secret });
});

test('v10 is the ordinary mark on Windows and macOS and is not refused there', async () => {
  for (const platform of ['win32', 'darwin'] as const) {
    expect((await (await keyStore(platform, false, { mark: 'v10' })).wrap(secret)).ok).toBe(true);
  }
});

test('no key store at all, and a secret of another person or machine, are different faults', async () => {
  expect(await (await keyStore('linux', false, { available: false })).wrap(secret)).toEqual({
    ok: false,
    fault: { kind: 'unavailable' },
  });
  expect(await (await keyStore('linux', false)).unwrap(Buffer.from('foreign'))).toEqual({
    ok: false,
    fault: { kind: 'cannot-unwrap' },
  });
});
