import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import type { User } from '../../../electron/engine/context.ts';
import { createVault, publicKeyOf, type Keys, type Vault } from '../../../electron/engine/vault/vault.ts';
import { testCost } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { seededBytes, testHost, type TestHost } from '../../support/test-host.ts';

const person = (id: string, name: string): User => ({ id, name, role: 'pharmacist', registration: null });
const [ruth, tom, ann] = [
  person('ruth', 'Ruth Calloway'),
  person('tom', 'Tom Ashby'),
  person('ann', 'Ann Doyle'),
];
const pins = { ruth: '480261', tom: 'wet tulips', ann: 'dry tulips' };
const file = (host: TestHost): string => join(host.dataFolder, 'concord.vault');
const store = (host: TestHost): string => join(host.dataFolder, 'concord.db');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const keysOf = (result: { readonly ok: boolean; readonly value?: Keys }): Keys => must(result.value, 'keys');
const slotsIn = (host: TestHost) =>
  JSON.parse(readFileSync(file(host), 'utf8')) as {
    storeSalt: string | null;
    slots: { user: User; passedOn?: string; wrapped: string; lastHere: string }[];
  };

async function shared(): Promise<{
  host: TestHost;
  vault: Vault;
  keys: Readonly<Record<'ruth' | 'tom' | 'ann', Keys>>;
}> {
  const host = testHost(tempFolder('keys-of-everybody'));
  const vault = createVault(host, testCost);
  const first = keysOf(await vault.enrol(ruth, pins.ruth, {}));
  // Each is given copies: whoever locks zeroes their own.
  const given = () => ({ data: Uint8Array.from(first.data) });
  const second = keysOf(await vault.enrol(tom, pins.tom, given()));
  const third = keysOf(await vault.enrol(ann, pins.ann, given()));
  return { host, vault, keys: { ruth: first, tom: second, ann: third } };
}
const fresh = seededBytes('the next data key')(32);
const change = (keys: Readonly<Record<'ruth' | 'tom' | 'ann', Keys>>, away: readonly ('tom' | 'ann')[]) => ({
  user: ruth.id,
  pin: pins.ruth,
  keys: { data: Uint8Array.from(fresh), personal: keys.ruth.personal },
  storeSalt: 'ab'.repeat(16),
  publicKeys: new Map(away.map((one) => [one, publicKeyOf(keys[one].personal)])),
});

test('a changed key opens for who is here with the same PIN, and for who was away at their next one', async () => {
  const { host, vault, keys } = await shared();
  const [personal, old] = [hex(keys.tom.personal), hex(keys.ruth.data)];
  expect(await vault.changeData(change(keys, ['tom', 'ann']))).toEqual({ ok: true, value: undefined });
  expect(slotsIn(host).storeSalt).toBe('ab'.repeat(16));
  const mine = keysOf(await vault.unlock(ruth.id, pins.ruth));
  expect(hex(mine.data)).toBe(hex(fresh));
  const theirs = keysOf(await vault.unlock(tom.id, pins.tom));
  expect([hex(theirs.data), hex(theirs.personal)]).toEqual([hex(fresh), personal]);
  expect(hex(theirs.data)).not.toBe(old);
  // Taken up once, it lies in their slot and is passed on no more.
  const waiting = slotsIn(host).slots.flatMap(({ user, passedOn }) =>
    passedOn === undefined ? [] : [user.id],
  );
  expect(waiting).toEqual(['ann']);
  expect(hex(keysOf(await vault.unlock(tom.id, pins.tom)).data)).toBe(hex(fresh));
});

test('a wrong PIN takes up nothing, and is counted as ever', async () => {
  const { host, vault, keys } = await shared();
  await vault.changeData(change(keys, ['tom']));
  expect(await vault.unlock(tom.id, '000001')).toMatchObject({ fault: { kind: 'wrong-pin', triesLeft: 4 } });
  expect(slotsIn(host).slots.find(({ user }) => user.id === 'tom')?.passedOn).toBeDefined();
});

test('whoever never opened the store has no way to the new key, and their slot goes', async () => {
  const { vault, keys } = await shared();
  await vault.changeData(change(keys, ['tom']));
  expect(vault.slots().map(({ user }) => user.id)).toEqual(['ruth', 'tom']);
  expect(await vault.unlock(ann.id, pins.ann)).toEqual({
    ok: false,
    fault: { kind: 'not-found', what: 'user' },
  });
});

test('a key passed on to somebody else opens nothing, and the old one is not given instead', async () => {
  const { host, vault, keys } = await shared();
  await vault.changeData(change(keys, ['tom', 'ann']));
  const exchanged = slotsIn(host);
  const of = (id: string) => must(exchanged.slots.find(({ user }) => user.id === id)?.passedOn, 'passed on');
  const slots = exchanged.slots.map((slot) =>
    slot.user.id === 'tom' ? { ...slot, passedOn: of('ann') } : slot,
  );
  writeFileSync(file(host), JSON.stringify({ ...exchanged, slots }));
  expect(await vault.unlock(tom.id, pins.tom)).toEqual({
    ok: false,
    fault: { kind: 'store-refused', reason: 'key-missing' },
  });
});

test('a key store that fails during a change leaves the vault file as it was', async () => {
  const { host, keys } = await shared();
  const before = readFileSync(file(host), 'utf8');
  const failing = testHost(host.dataFolder, {
    keyStore: {
      ...host.keyStore,
      wrap: () => Promise.resolve({ ok: false, fault: { kind: 'unavailable' } }),
    },
  });
  expect(await createVault(failing, testCost).changeData(change(keys, ['tom']))).toEqual({
    ok: false,
    fault: { kind: 'store-refused', reason: 'key-store-unavailable' },
  });
  expect(readFileSync(file(host), 'utf8')).toBe(before);
});

test('without a vault file there is nothing to change, to unlock, to forgive or to introduce, and nothing is made', async () => {
  const host = testHost(tempFolder('no-vault'));
  const vault = createVault(host, testCost);
  const keys = { data: new Uint8Array(32), personal: new Uint8Array(32) };
  const nobody = { ok: false, fault: { kind: 'not-found', what: 'user' } };
  expect(
    await vault.changeData({ user: 'ruth', pin: pins.ruth, keys, storeSalt: '', publicKeys: new Map() }),
  ).toEqual({
    ok: false,
    fault: { kind: 'store-refused', reason: 'malformed' },
  });
  expect(await vault.unlock('ruth', pins.ruth)).toEqual(nobody);
  expect(await vault.forgive('ruth')).toEqual(nobody);
  vault.introduce(ruth);
  vault.recordStore();
  vault.settle();
  expect([vault.slots(), await vault.wrongPins(), vault.knowsStore()]).toEqual([[], new Map(), false]);
  expect(host.files.exists(file(host))).toBe(false);
});

test('a name and role are shown as they were last introduced, of people who are enrolled alone', async () => {
  const { host, vault } = await shared();
  vault.introduce({ ...tom, name: 'Thomas Ashby', role: 'technician', registration: '12' });
  vault.introduce(person('eve', 'Eve'));
  expect(vault.slots().map(({ user }) => user)).toEqual([
    ruth,
    ann,
    { id: 'tom', name: 'Thomas Ashby', role: 'technician', registration: '12' },
  ]);
  expect((await vault.unlock(tom.id, pins.tom)).ok).toBe(true);
  expect(slotsIn(host).slots).toHaveLength(3);
});

test('the store that is there is known by the salt it begins with, once it was recorded', async () => {
  const { host, vault } = await shared();
  expect(vault.knowsStore()).toBe(false);
  writeFileSync(store(host), 'sixteen bytes it, and more');
  expect(vault.knowsStore()).toBe(false);
  vault.recordStore();
  expect([vault.knowsStore(), slotsIn(host).storeSalt]).toEqual([
    true,
    Buffer.from('sixteen bytes it').toString('hex'),
  ]);
  writeFileSync(store(host), 'another store it, and more');
  expect(vault.knowsStore()).toBe(false);
  writeFileSync(store(host), 'too short');
  expect(vault.knowsStore()).toBe(false);
  host.files.remove(store(host));
  vault.recordStore();
  expect([vault.knowsStore(), slotsIn(host).storeSalt]).toEqual([false, null]);
});

test('a next store takes the place of the one in use where these keys open it, and goes where they do not', async () => {
  const { host, vault, keys } = await shared();
  writeFileSync(store(host), 'the store in use, and more');
  vault.recordStore();
  writeFileSync(`${store(host)}.next`, 'one never finished');
  vault.settle();
  expect([readFileSync(store(host), 'latin1'), host.files.exists(`${store(host)}.next`)]).toEqual([
    'the store in use, and more',
    false,
  ]);
  const next = 'the next store, w';
  writeFileSync(`${store(host)}.next`, next);
  await vault.changeData({
    ...change(keys, ['tom']),
    storeSalt: Buffer.from(next.slice(0, 16)).toString('hex'),
  });
  vault.settle();
  expect([readFileSync(store(host), 'latin1'), host.files.exists(`${store(host)}.next`)]).toEqual([
    next,
    false,
  ]);
});

test('a PIN that is too simple makes no slot, whoever it is for', async () => {
  const { host, vault } = await shared();
  const before = readFileSync(file(host), 'utf8');
  for (const [pin, why] of [
    ['12345', 'too-short'],
    ['123456', 'too-easy'],
    ['tulips!', 'too-short'],
    ['abababab', 'too-easy'],
  ] as const)
    expect(await vault.enrol(person('eve', 'Eve'), pin, {})).toEqual({
      ok: false,
      fault: { kind: 'pin-too-simple', why },
    });
  expect(readFileSync(file(host), 'utf8')).toBe(before);
});

test('somebody enrolled again has one slot, with the new PIN alone and their wrong tries still counted', async () => {
  const { vault, keys } = await shared();
  await vault.unlock(tom.id, '000001');
  await vault.unlock(tom.id, '000001');
  await vault.enrol(tom, 'new tulips', { data: keys.ruth.data });
  expect(vault.slots().map(({ user }) => user.id)).toEqual(['ruth', 'ann', 'tom']);
  expect((await vault.unlock(tom.id, 'new tulips')).ok).toBe(true);
  expect(await vault.unlock(tom.id, pins.tom)).toMatchObject({ fault: { kind: 'wrong-pin', triesLeft: 4 } });
  expect((await vault.wrongPins()).get(tom.id)).toBe(3);
});

test('when somebody was last here is kept with their slot', async () => {
  const { host, vault } = await shared();
  host.clock.advance(60 * 60_000);
  await vault.unlock(tom.id, pins.tom);
  const here = slotsIn(host).slots.map(({ user, lastHere }) => [user.id, lastHere]);
  expect(here).toContainEqual(['tom', '2026-11-18T11:52:00.000Z']);
  expect(here).toContainEqual(['ruth', '2026-11-18T10:52:00.000Z']);
});
