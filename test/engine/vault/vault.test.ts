import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { must } from '../../../shared/core/must.ts';
import type { User } from '../../../electron/engine/context.ts';
import { createVault, productCost, type Keys, type Vault } from '../../../electron/engine/vault/vault.ts';
import { testCost } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { memoryKeyStore, testClock, testHost, type TestHost } from '../../support/test-host.ts';

const ruth: User = {
  id: 'https://id/#ruth',
  name: 'Ruth Calloway',
  role: 'pharmacist',
  registration: '2099999',
};
const tom: User = { id: 'https://id/#tom', name: 'Tom Ashby', role: 'technician', registration: null };
const pin = '480261';
const file = (host: TestHost): string => join(host.dataFolder, 'concord.vault');

async function enrolled(
  over: Parameters<typeof testHost>[1] = {},
): Promise<{ host: TestHost; vault: Vault; keys: Keys }> {
  const host = testHost(tempFolder('vault'), over);
  const vault = createVault(host, testCost);
  const keys = await vault.enrol(ruth, pin, {});
  if (!keys.ok) throw new Error(keys.fault.kind);
  return { host, vault, keys: keys.value };
}
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const outcome = async (result: ReturnType<Vault['unlock']>): Promise<unknown> => {
  const settled = await result;
  return settled.ok ? 'opened' : settled.fault;
};

test('the PIN gives back the same keys, also to another process of the same login', async () => {
  const { host, keys } = await enrolled();
  const again = await createVault(host, testCost).unlock(ruth.id, pin);
  if (!again.ok) throw new Error(again.fault.kind);
  expect([hex(again.value.data), hex(again.value.personal)]).toEqual([hex(keys.data), hex(keys.personal)]);
  expect(Buffer.from(keys.data).equals(Buffer.from(keys.personal))).toBe(false);
});

test('neither key is in the vault file in any usual writing, nor the PIN', async () => {
  const { host, keys } = await enrolled();
  const text = readFileSync(file(host), 'latin1');
  for (const bytes of [keys.data, keys.personal, Buffer.from(pin)]) {
    for (const encoding of ['latin1', 'hex', 'base64', 'base64url'] as const)
      expect(text).not.toContain(Buffer.from(bytes).toString(encoding));
  }
});

test('the PIN alone is not enough: what this login wrapped, another cannot open', async () => {
  const { host } = await enrolled();
  const thief = createVault(
    testHost(host.dataFolder, { keyStore: memoryKeyStore('another login') }),
    testCost,
  );
  expect(await thief.examine()).toEqual({ kind: 'refuse', reason: 'wrong-user' });
  expect(await outcome(thief.unlock(ruth.id, pin))).toEqual({ kind: 'sign-in-first' });
});

test('the login alone is not enough: without the PIN its key store gives back only what is still sealed', async () => {
  const { host, keys } = await enrolled();
  const vault = JSON.parse(readFileSync(file(host), 'utf8')) as { slots: { wrapped: string }[] };
  const inner = await host.keyStore.unwrap(Buffer.from(must(vault.slots[0], 'a slot').wrapped, 'base64'));
  expect(inner.ok && Buffer.from(inner.value).includes(Buffer.from(keys.data))).toBe(false);
});

test('wrong PINs are counted across restarts, blocked for longer each time, and forgiven by the right one in time', async () => {
  const clock = testClock();
  const { host } = await enrolled({ clock });
  const attempt = (guess: string) => outcome(createVault(host, testCost).unlock(ruth.id, guess));
  for (const triesLeft of [4, 3, 2, 1])
    expect(await attempt('000001')).toEqual({ kind: 'wrong-pin', triesLeft });
  expect(await attempt('000001')).toEqual({ kind: 'pin-blocked', until: '2026-11-18T10:57:00.000Z' });
  expect(await attempt(pin)).toEqual({ kind: 'pin-blocked', until: '2026-11-18T10:57:00.000Z' });
  clock.advance(5 * 60_000);
  for (const triesLeft of [4, 3, 2, 1])
    expect(await attempt('000001')).toEqual({ kind: 'wrong-pin', triesLeft });
  expect(await attempt('000001')).toEqual({ kind: 'pin-blocked', until: '2026-11-18T11:12:00.000Z' });
  clock.advance(15 * 60_000);
  expect(await attempt(pin)).toBe('opened');
  expect(await attempt('000001')).toEqual({ kind: 'wrong-pin', triesLeft: 4 });
});

test('after the last block only a full sign-in gives tries again', async () => {
  const clock = testClock();
  const { vault } = await enrolled({ clock });
  for (let at = 0; at < 20; at += 1) {
    await vault.unlock(ruth.id, '000001');
    clock.advance(61 * 60_000);
  }
  expect(await outcome(vault.unlock(ruth.id, pin))).toEqual({ kind: 'sign-in-first' });
  await vault.forgive(ruth.id);
  expect(await outcome(vault.unlock(ruth.id, pin))).toBe('opened');
});

test('a try is counted before it is checked: pulling the plug meanwhile gives no other', async () => {
  const { host, vault } = await enrolled();
  const { keyStore } = host;
  let asked = 0;
  const cutOff = testHost(host.dataFolder, {
    keyStore: {
      ...keyStore,
      unwrap: (bytes) =>
        (asked += 1) === 3 ? Promise.reject(new Error('the power went')) : keyStore.unwrap(bytes),
    },
  });
  await expect(createVault(cutOff, testCost).unlock(ruth.id, '000001')).rejects.toThrow('the power went');
  expect(await outcome(vault.unlock(ruth.id, '000001'))).toEqual({ kind: 'wrong-pin', triesLeft: 3 });
});

test('a vault file put back after every few tries gives no try more: the count apart goes on', async () => {
  const clock = testClock();
  const { host } = await enrolled({ clock });
  const [before, guesses] = [readFileSync(file(host)), new Map<string, number>()];
  for (let at = 0; at < 80; at += 1) {
    if (at % 4 === 0) writeFileSync(file(host), before);
    // Each try in a process of its own, as after a restart or in a fresh browser.
    const said = await outcome(createVault(host, testCost).unlock(ruth.id, '000001'));
    const kind = z.object({ kind: z.string() }).parse(said).kind;
    guesses.set(kind, (guesses.get(kind) ?? 0) + 1);
  }
  expect(Object.fromEntries(guesses)).toEqual({ 'wrong-pin': 4, 'pin-blocked': 76 });
  clock.advance(5 * 60_000);
  expect(await outcome(createVault(host, testCost).unlock(ruth.id, pin))).toBe('opened');
});

test.each([
  ['removed', undefined],
  ['emptied', ''],
  ['of an earlier PIN', 'earlier'],
  ['no table', '[]'],
])('counts apart that are %s ask for a full sign-in, which gives the PIN back', async (_, how) => {
  const { host, vault, keys } = await enrolled();
  const earlier = readFileSync(host.countFile);
  await vault.enrol(ruth, 'new tulips', keys);
  if (how === undefined) host.files.remove(host.countFile);
  else writeFileSync(host.countFile, how === 'earlier' ? earlier : how);
  expect(await outcome(vault.unlock(ruth.id, 'new tulips'))).toEqual({ kind: 'sign-in-first' });
  await vault.forgive(ruth.id);
  expect(await outcome(vault.unlock(ruth.id, 'new tulips'))).toBe('opened');
});

test('a vault file with an earlier PIN put back does not bring that PIN back without a full sign-in', async () => {
  const { host, vault, keys } = await enrolled();
  const before = readFileSync(file(host));
  await vault.enrol(ruth, 'new tulips', keys);
  writeFileSync(file(host), before);
  expect(await outcome(vault.unlock(ruth.id, pin))).toEqual({ kind: 'sign-in-first' });
});

test('wrong PINs without end try twenty, are counted, and then ask for a full sign-in', async () => {
  const clock = testClock();
  const { vault } = await enrolled({ clock });
  const kinds = new Map<string, number>();
  for (let at = 0; at < 60; at += 1) {
    const said = z.object({ kind: z.string() }).parse(await outcome(vault.unlock(ruth.id, '000001'))).kind;
    kinds.set(said, (kinds.get(said) ?? 0) + 1);
    clock.advance(61 * 60_000);
  }
  expect(Object.fromEntries(kinds)).toEqual({ 'wrong-pin': 16, 'pin-blocked': 3, 'sign-in-first': 41 });
  expect(await vault.wrongPins()).toEqual(new Map([[ruth.id, 20]]));
});

test("a count written by hand, or another slot's, gives nobody a try", async () => {
  const { host, vault, keys } = await enrolled();
  await vault.enrol(tom, 'wet tulips', { data: keys.data });
  const read = () =>
    JSON.parse(readFileSync(file(host), 'utf8')) as { slots: { guard: string; user: User }[] };
  const original = read();
  const guardOf = (user: User): string =>
    must(
      original.slots.find((slot) => slot.user.id === user.id),
      'a slot',
    ).guard;
  for (const guard of [Buffer.from('{"wrong":0}').toString('base64'), guardOf(tom)]) {
    const slots = original.slots.map((slot) => (slot.user.id === ruth.id ? { ...slot, guard } : slot));
    writeFileSync(file(host), JSON.stringify({ ...original, slots }));
    expect(await outcome(vault.unlock(ruth.id, pin))).toEqual({ kind: 'sign-in-first' });
  }
});

test('a second person opens the same store with another PIN and another key of their own', async () => {
  const { vault, keys } = await enrolled();
  const second = await vault.enrol(tom, 'wet tulips', { data: keys.data });
  if (!second.ok) throw new Error(second.fault.kind);
  expect(Buffer.from(second.value.data).equals(Buffer.from(keys.data))).toBe(true);
  expect(Buffer.from(second.value.personal).equals(Buffer.from(keys.personal))).toBe(false);
  expect(await outcome(vault.unlock(tom.id, pin))).toEqual({ kind: 'wrong-pin', triesLeft: 4 });
  expect(await outcome(vault.unlock(ruth.id, pin))).toBe('opened');
});

test('a vault file cut off at any byte is refused as damaged, by name, is replaced by nobody, and opens again once it is whole', async () => {
  const { host, vault } = await enrolled();
  const whole = readFileSync(file(host));
  const damaged = { kind: 'refuse', reason: 'malformed' };
  const met: unknown[] = [];
  for (let bytes = 0; bytes < whole.length - 1; bytes += 1) {
    writeFileSync(file(host), whole.subarray(0, bytes));
    const decision = await vault.examine();
    if (JSON.stringify(decision) !== JSON.stringify(damaged)) met.push([bytes, decision]);
  }
  expect([whole.length > 500, met]).toEqual([true, []]);
  // The last of them is still there when somebody unlocks or a newcomer enrols.
  const cut = readFileSync(file(host));
  expect(await outcome(vault.unlock(ruth.id, pin))).toEqual({ kind: 'not-found', what: 'user' });
  expect(await vault.enrol(tom, 'wet tulips', {})).toEqual({
    ok: false,
    fault: { kind: 'store-refused', reason: 'malformed' },
  });
  expect(readFileSync(file(host)).equals(cut)).toBe(true);
  writeFileSync(file(host), whole);
  expect(await outcome(vault.unlock(ruth.id, pin))).toBe('opened');
});

test.each([
  ['a vault that is not JSON', '{ "version": 1, "slo', 'malformed'],
  ['a vault without its slots', '{"version":1}', 'malformed'],
  ['a vault of a newer version', '{"version":3,"slots":"elsewhere"}', 'from-the-future'],
])('%s is refused, not replaced, also by somebody new', async (_, text, reason) => {
  const { host, vault } = await enrolled();
  writeFileSync(file(host), text);
  expect(await vault.examine()).toEqual({ kind: 'refuse', reason });
  expect(await vault.enrol(tom, 'wet tulips', {})).toEqual({
    ok: false,
    fault: { kind: 'store-refused', reason },
  });
  expect(readFileSync(file(host), 'utf8')).toBe(text);
});

test.each([
  ['no power of two', { n: 3 }],
  ['nothing', { n: 0 }],
  ['more memory than a computer has', { n: 2 ** 30 }],
  ['a thousand blocks at once', { r: 1_000 }],
  ['a minute of work', { p: 4_096 }],
])('an edited vault that asks %s of scrypt is said to be damaged', async (_, cost) => {
  const { host, vault } = await enrolled();
  const whole = JSON.parse(readFileSync(file(host), 'utf8')) as { slots: { cost: object }[] };
  const slots = whole.slots.map((slot) => ({ ...slot, cost: { ...slot.cost, ...cost } }));
  writeFileSync(file(host), JSON.stringify({ ...whole, slots }));
  expect(await vault.examine()).toEqual({ kind: 'refuse', reason: 'malformed' });
});

test.each([
  ['unavailable', 'key-store-unavailable'],
  ['unsafe', 'key-store-unsafe'],
] as const)('a key store that is %s gets no key', async (kind, reason) => {
  const fault = { ok: false, fault: { kind } } as const;
  const host = testHost(tempFolder('no-key-store'), {
    keyStore: { wrap: () => Promise.resolve(fault), unwrap: () => Promise.resolve(fault) },
  });
  const vault = createVault(host, testCost);
  expect(await vault.examine()).toEqual({ kind: 'refuse', reason });
  expect(await vault.enrol(ruth, pin, {})).toEqual({ ok: false, fault: { kind: 'store-refused', reason } });
  expect(host.files.exists(file(host))).toBe(false);
});

test('the product asks scrypt for 128 MB a try, and each slot keeps the cost it was made with', async () => {
  const { host } = await enrolled();
  expect((128 * productCost.n * productCost.r) / 2 ** 20).toBe(128);
  const dear = createVault(host, { n: 2 ** 11, r: 8, p: 1 });
  expect(await outcome(dear.unlock(ruth.id, pin))).toBe('opened');
});
