import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { asPort } from '../../electron/desktop/ports.ts';
import { serveEngine } from '../../electron/desktop/serve-engine.ts';
import { out } from '../../build/lib/root.ts';
import { desktopProduct } from '../../build/vite/desktop.ts';
import { ensureBuilt } from '../../build/vite/freshness.ts';
import { contractVersion } from '../../shared/ipc/version.ts';
import { load } from './boot.ts';
import { turningKeyStore as keyStore } from './turning-key-store.ts';
import { sandboxConfig } from './sandbox-config.ts';
import { makeWorld } from './world.ts';
import { tempFolder } from '../support/temp.ts';

/** The engine's program as it was built, started the way the main process starts it. */

type Heard = { readonly data: unknown };
type End = EventEmitter & { postMessage: (message: unknown) => void; start: () => void; close: () => void };
type Channel = { readonly port1: End; readonly port2: End };

async function startEngineProgram(why: 'started' | 'engine-restarted') {
  const world = makeWorld('/');
  const parentPort = new EventEmitter();
  Object.defineProperty(process, 'parentPort', { value: parentPort, configurable: true });
  const { MessageChannelMain } = await load(join(import.meta.dirname, 'electron-stand-in.ts'), world);
  const [calls, services] = [0, 1].map(() => new (MessageChannelMain as new () => Channel)()) as [
    Channel,
    Channel,
  ];
  serveEngine(asPort(services.port1), {
    keyStore,
    open: () => Promise.resolve(false),
  });
  await load(join(out('desktop'), 'engine.js'), world);
  const dataFolder = join(tempFolder('engine'), 'data');
  const policy = { values: {}, from: '' };
  const order = { type: 'start', config: sandboxConfig, policy, dataFolder, appVersion: '1.2.3', why };
  parentPort.emit('message', { data: order, ports: [calls.port2, services.port2] });
  const heard: Record<string, unknown>[] = [];
  calls.port1.on('message', ({ data }: Heard) => heard.push(data as Record<string, unknown>));
  calls.port1.start();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port, not a window
  const post = (message: unknown): void => calls.port1.postMessage(message);
  return { parentPort, heard, post, close: () => [calls, services].forEach(({ port1 }) => port1.close()) };
}

/** A built file and every file of ours that it cannot run without. */
function loadedAtOnce(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imported = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?"(\.[^"]+)";$/gm);
  for (const [, path = ''] of imported) loadedAtOnce(join(dirname(file), path), seen);
  return seen;
}

test('what a lock screen asks is answered without the rooms behind it, the sign-in library, Node’s own HTTP and the time zones', async () => {
  await ensureBuilt(desktopProduct);
  const files = [...loadedAtOnce(out('desktop', 'engine.js'))];
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  expect(files.map((file) => basename(file))).not.toContain('rooms.js');
  expect(text).toContain('// electron/engine/session/session.ts');
  expect(
    text.match(/^\/\/ .*(?:electron\/engine\/(?:cases|sync|wards)|fhirclient|jose|pdfmake)\/.*$/gm),
  ).toBeNull();
  expect(text).not.toMatch(/^import .*"node:http";$/m);
  expect(text, 'the time zones are loaded when a moment is first shown').not.toMatch(
    /^(?:var|let|const) \w+ = new Intl\b/m,
  );
});

const exit = vi.spyOn(process, 'exit');
afterEach(() => exit.mockReset());

test.each(['started', 'engine-restarted'] as const)(
  'the built engine (%s) answers on its port as the desktop',
  async (why) => {
    const { heard, post, close } = await startEngineProgram(why);
    post({ type: 'call', id: 7, version: contractVersion, call: 'getSession', request: {} });
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(heard.find(({ id }) => id === 7)).toMatchObject({
      type: 'reply',
      value: { host: 'desktop', version: '1.2.3', sandbox: true, state: { kind: 'new' } },
    });
    close();
  },
);

test('asked to stop, the engine ends its process with success', async () => {
  exit.mockReturnValue(undefined as never);
  const { parentPort, heard, post, close } = await startEngineProgram('started');
  post({ type: 'call', id: 1, version: contractVersion, call: 'getSession', request: {} });
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(0);
  parentPort.emit('message', { data: { type: 'stop' }, ports: [] });
  await expect.poll(() => exit.mock.calls).toEqual([[0]]);
  close();
});
