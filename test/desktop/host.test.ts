import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Host, Port } from '../../electron/engine/host.ts';
import { portPair } from '../../electron/engine/port-pair.ts';
import { load } from './boot.ts';
import { sandboxConfig } from './sandbox-config.ts';
import { makeWorld } from './world.ts';
import { tempFolder } from '../support/temp.ts';

const file = join(import.meta.dirname, '../../electron/desktop/host.ts');
type Make = (start: unknown, services: Port) => Host;

async function host(netFetch: (url: string, init: RequestInit) => Promise<Response>): Promise<Host> {
  const { desktopHost } = await load(file, makeWorld('/', { netFetch }));
  const dataFolder = tempFolder('host');
  return (desktopHost as Make)(
    { config: sandboxConfig, dataFolder, appVersion: '1.2.3', why: 'started' },
    portPair()[0],
  );
}

test("requests go over Chromium's stack, uncached, with the credentials that proxies and client certificates need", async () => {
  const asked: [string, RequestInit][] = [];
  const { fetch, kind, appVersion } = await host((url, init) => {
    asked.push([url, init]);
    return Promise.resolve(new Response('answer'));
  });
  expect(await (await fetch('https://fhir.example/Patient', { redirect: 'manual' })).text()).toBe('answer');
  expect(asked).toEqual([
    ['https://fhir.example/Patient', { redirect: 'manual', cache: 'no-store', credentials: 'include' }],
  ]);
  expect([kind, appVersion]).toEqual(['desktop', '1.2.3']);
});

test('a redirect that was not to be followed is a 3xx answer, as on every other host', async () => {
  const { fetch } = await host(() => Promise.reject(new Error('Redirect was cancelled')));
  expect((await fetch('https://fhir.example/', { redirect: 'manual' })).status).toBe(302);
  await expect(fetch('https://fhir.example/', { redirect: 'error' })).rejects.toThrow(
    'Redirect was cancelled',
  );
});

test('a network failure stays a failure', async () => {
  const { fetch } = await host(() => Promise.reject(new Error('net::ERR_CERT_AUTHORITY_INVALID')));
  await expect(fetch('https://fhir.example/', { redirect: 'manual' })).rejects.toThrow('ERR_CERT');
});
