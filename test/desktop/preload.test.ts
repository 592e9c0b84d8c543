import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { expect, test } from 'vitest';
import { out } from '../../build/lib/root.ts';
import { load } from './boot.ts';
import { makeWorld, type StandInWorld } from './world.ts';

type Bridge = {
  readonly call: (name: string, request: unknown) => Promise<unknown>;
  readonly onEvent: (listener: (...heard: unknown[]) => void) => () => void;
};

const file = join(out('desktop'), 'preload.cjs');

async function exposed(): Promise<{ readonly world: StandInWorld; readonly bridge: Bridge }> {
  const world = makeWorld('/');
  const electron = await load(join(import.meta.dirname, 'electron-stand-in.ts'), world);
  // As Electron runs a sandboxed preload: plain script, with a `require` that knows electron only.
  const require = (name: string): unknown => (name === 'electron' ? electron : undefined);
  compileFunction(readFileSync(file, 'utf8'), ['require', 'exports', 'module'])(require, {}, { exports: {} });
  return { world, bridge: world.told.exposed[0]?.[1] as Bridge };
}

test('the page is given window.concord with two verbs, frozen, and nothing else', async () => {
  const { world, bridge } = await exposed();
  expect(world.told.exposed.map(([name]) => name)).toEqual(['concord']);
  expect([Object.keys(bridge), Object.isFrozen(bridge)]).toEqual([['call', 'onEvent'], true]);
});

test('a call names one verb on one channel', async () => {
  const { world, bridge } = await exposed();
  expect(await bridge.call('openWard', { ward: '7B' })).toBe('answer');
  expect(world.told.invoked).toEqual([['concord:call', { call: 'openWard', request: { ward: '7B' } }]]);
});

test("a listener hears the event alone, never Electron's own event object, and can stop listening", async () => {
  const { world, bridge } = await exposed();
  const heard: unknown[][] = [];
  const stop = bridge.onEvent((...given) => heard.push(given));
  world.told.ipcRenderer?.emit('concord:event', { sender: 'powerful' }, { event: 'session-changed' });
  stop();
  world.told.ipcRenderer?.emit('concord:event', { sender: 'powerful' }, { event: 'session-changed' });
  expect(heard).toEqual([[{ event: 'session-changed' }]]);
});

test('the built preload is CommonJS that asks for electron and for nothing else', () => {
  const asked = [...readFileSync(file, 'utf8').matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map(
    ([, name]) => name,
  );
  expect(new Set(asked)).toEqual(new Set(['electron']));
});
