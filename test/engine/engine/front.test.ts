import { afterEach, expect, test, vi } from 'vitest';
import type * as rooms from '../../../electron/engine/rooms.ts';
import { startTestEngine } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';
import { startTinyTrust } from '../../support/tiny-trust.ts';

/** A disk that fails while the rooms of the engine are loaded: how often it still does. */
const disk = vi.hoisted(() => ({ failures: 0 }));

vi.mock(import('../../../electron/engine/rooms.ts'), async (original) => {
  const loaded = await original();
  const openRooms: typeof rooms.openRooms = (...given) => {
    disk.failures -= 1;
    if (disk.failures >= 0) throw new Error('the disk did not answer');
    return loaded.openRooms(...given);
  };
  return { ...loaded, openRooms };
});

afterEach(() => {
  disk.failures = 0;
});

test('rooms that could not be opened are opened by the next call, and the lock screen is answered meanwhile', async () => {
  const trust = await startTinyTrust();
  disk.failures = 1;
  const engine = await startTestEngine(testHost(tempFolder('front')), trust.config);
  const unlock = () => engine.call('unlock', { user: 'nobody', pin: '480261' });
  expect(await unlock()).toMatchObject({ ok: false, fault: { kind: 'internal' } });
  expect(await engine.call('getSession', {})).toMatchObject({ ok: true });
  const second = await unlock();
  expect(second).toMatchObject({ ok: false });
  expect(second).not.toMatchObject({ fault: { kind: 'internal' } });
  await engine.stop();
  await trust.stop();
});
