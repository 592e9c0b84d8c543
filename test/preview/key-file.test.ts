import { expect, test } from 'vitest';
import { nodeParts } from '../../electron/engine/node-host.ts';
import { sandboxOnlyKeyStore } from '../../electron/preview/key-file.ts';
import { previewHost } from '../../electron/preview/host.ts';
import { sandboxConfig } from '../desktop/sandbox-config.ts';
import { tempFolder } from '../support/temp.ts';

const parts = () => nodeParts(tempFolder('key'));
const secret = new Uint8Array([9, 8, 7]);

test('what was wrapped unwraps after a restart, and not in another data folder', async () => {
  const here = parts();
  const wrapped = await sandboxOnlyKeyStore(sandboxConfig, here).wrap(secret);
  if (!wrapped.ok) throw new Error('not wrapped');
  expect(Buffer.from(wrapped.value).includes(Buffer.from(secret))).toBe(false);
  const again = await sandboxOnlyKeyStore(sandboxConfig, here).unwrap(wrapped.value);
  expect(again.ok && [...again.value]).toEqual([...secret]);
  expect(await sandboxOnlyKeyStore(sandboxConfig, parts()).unwrap(wrapped.value)).toEqual({
    ok: false,
    fault: { kind: 'cannot-unwrap' },
  });
});

test('a changed, shortened or foreign wrap is refused, never half-read', async () => {
  const store = sandboxOnlyKeyStore(sandboxConfig, parts());
  const wrapped = await store.wrap(secret);
  if (!wrapped.ok) throw new Error('not wrapped');
  for (let index = 0; index < wrapped.value.length; index += 1) {
    const changed = Uint8Array.from(wrapped.value, (byte, at) => (at === index ? byte ^ 1 : byte));
    expect((await store.unwrap(changed)).ok).toBe(false);
    expect((await store.unwrap(wrapped.value.slice(0, index))).ok).toBe(false);
  }
});

test('a key in a plain file is refused for real records', () => {
  expect(() => sandboxOnlyKeyStore({ ...sandboxConfig, sandbox: false }, parts())).toThrow('sandbox only');
});

test("the preview's host opens the configured sign-in address and nothing else, and says when nobody could", async () => {
  const opened: string[] = [];
  const host = (anybody: boolean) =>
    previewHost({
      config: sandboxConfig,
      dataFolder: parts().dataFolder,
      appVersion: 'test',
      open: (url) => {
        opened.push(url);
        return anybody;
      },
    });
  const address = 'http://127.0.0.1:47100/authorize';
  expect(await host(true).openBrowser(address)).toEqual({ ok: true, value: undefined });
  expect(await host(false).openBrowser(address)).toEqual({ ok: false, fault: { kind: 'not-opened' } });
  expect(await host(true).openBrowser('http://127.0.0.1:9/elsewhere')).toEqual({
    ok: false,
    fault: { kind: 'not-opened' },
  });
  expect(opened).toEqual([address, address]);
});
