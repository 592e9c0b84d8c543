import { expect, test } from 'vitest';
import type { User } from '../../../electron/engine/context.ts';
import { weakness } from '../../../electron/engine/vault/pin.ts';
import { createVault, forget } from '../../../electron/engine/vault/vault.ts';
import { testCost } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { testClock, testHost } from '../../support/test-host.ts';

const ruth: User = { id: 'ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const pin = '480261';
const minute = 60_000;
const start = Date.parse('2026-11-18T10:52:00Z');

test('a clock set back during a block lets in after as long as the block is, also in a new process', async () => {
  const folder = tempFolder('clock');
  const at = (ms: number) => createVault(testHost(folder, { clock: testClock(ms) }), testCost);
  await at(start).enrol(ruth, pin, {});
  for (let tries = 0; tries < 5; tries += 1) await at(start).unlock(ruth.id, '000001');
  const early = start - 60 * minute;
  expect(await at(early).unlock(ruth.id, pin)).toEqual({
    ok: false,
    fault: { kind: 'pin-blocked', until: '2026-11-18T09:57:00.000Z' },
  });
  expect(await at(early + 4 * minute).unlock(ruth.id, pin)).toMatchObject({
    fault: { kind: 'pin-blocked', until: '2026-11-18T09:57:00.000Z' },
  });
  expect((await at(early + 5 * minute).unlock(ruth.id, pin)).ok).toBe(true);
});

test('a block is not moved by asking again', async () => {
  const folder = tempFolder('clock');
  const at = (ms: number) => createVault(testHost(folder, { clock: testClock(ms) }), testCost);
  await at(start).enrol(ruth, pin, {});
  for (let tries = 0; tries < 5; tries += 1) await at(start).unlock(ruth.id, '000001');
  for (const later of [0, 1, 4])
    expect(await at(start + later * minute).unlock(ruth.id, pin)).toMatchObject({
      fault: { kind: 'pin-blocked', until: '2026-11-18T10:57:00.000Z' },
    });
});

test('keys that are forgotten are nought', () => {
  const keys = { data: new Uint8Array(32).fill(7), personal: new Uint8Array(32).fill(9) };
  forget(keys);
  expect([...keys.data, ...keys.personal].every((byte) => byte === 0)).toBe(true);
});

test.each([
  ['abc123', 'too-short'],
  ['123abc', 'too-short'],
  ['1234a67', 'too-short'],
  ['48384838', 'too-easy'],
  ['383848', undefined],
  ['tulips red', undefined],
] as const)('a PIN that ends or begins with digits is no PIN of digits: %s', (given, why) => {
  expect(weakness(given)).toBe(why);
});
