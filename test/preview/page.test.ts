import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { err, ok } from '../../shared/core/result.ts';
import { findBrowser } from '../../build/browser.ts';
import { servePreview, type PreviewServer } from '../../electron/preview/server.ts';
import { rendererFolder } from './renderer-folder.ts';

const browser = await (await findBrowser()).launch();
afterAll(() => browser.close());

async function open(): Promise<{ readonly server: PreviewServer; readonly page: Page }> {
  const folder = rendererFolder();
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en-GB"><head><title>Concord</title><script>window.inline = true</script><script type="module" src="./assets/main.js"></script></head><body></body></html>',
  );
  writeFileSync(
    join(folder, 'assets', 'main.js'),
    'window.heard = []; window.concord.onEvent((event) => window.heard.push(event));',
  );
  const server = await servePreview({
    rendererFolder: folder,
    port: 0,
    call: (name, request) => Promise.resolve(name === 'openWard' ? ok({ request }) : err({ kind: 'locked' })),
  });
  const page = await browser.newPage();
  await page.goto(server.address);
  await expect.poll(() => server.tell({ type: 'event', event: { event: 'session-changed' } })).toBe(1);
  return { server, page };
}

const callFrom = (page: Page, name: string): Promise<unknown> =>
  page.evaluate(
    (call) =>
      (
        window as unknown as { concord: { call: (name: string, request: unknown) => Promise<unknown> } }
      ).concord.call(call, {
        ward: '7B',
      }),
    name,
  );

test('the page calls the engine and hears events, under a policy that runs no inline script', async () => {
  const { server, page } = await open();
  try {
    expect(page.url()).not.toContain('token');
    expect(await callFrom(page, 'openWard')).toEqual({ ok: true, value: { request: { ward: '7B' } } });
    expect(await callFrom(page, 'listWards')).toEqual({ ok: false, fault: { kind: 'locked' } });
    server.tell({ type: 'event', event: { event: 'ward-changed', ward: '7B' } });
    await page.waitForFunction(
      () => (window as unknown as { heard: { ward?: string }[] }).heard.at(-1)?.ward === '7B',
    );
    expect(await page.evaluate(() => 'inline' in window)).toBe(false);
  } finally {
    await page.close();
    await server.stop();
  }
});

test('a sign-in address opens in a page of its own, and the app stays where it was', async () => {
  const { server, page } = await open();
  const elsewhere = await open();
  try {
    const popup = page.waitForEvent('popup');
    // As when a person pressed "Sign in": browsers let a page open another one shortly after that.
    await page.mouse.click(5, 5);
    expect(
      server.tellLast({ type: 'open', url: new URL('/concord-bridge.js', elsewhere.server.address).href }),
    ).toBe(true);
    expect((await popup).url()).not.toBe(page.url());
    expect(await callFrom(page, 'openWard')).toMatchObject({ ok: true });
  } finally {
    await page.close();
    await elsewhere.page.close();
    await Promise.all([server.stop(), elsewhere.server.stop()]);
  }
});

test('when the server is gone a call is answered engine-stopped, not left waiting', async () => {
  const { server, page } = await open();
  await server.stop();
  expect(await callFrom(page, 'openWard')).toEqual({ ok: false, fault: { kind: 'engine-stopped' } });
  await page.close();
});
