import { expect, test } from 'vitest';
import type { User } from '../../../electron/engine/context.ts';
import { admission } from '../../../electron/engine/session/admission.ts';
import { closeOpen, openFor } from '../../../electron/engine/session/open.ts';
import { sealedBox } from '../../../electron/engine/session/sealed-box.ts';
import { takeUpInto } from '../../../electron/engine/vault/key-change.ts';
import { passOn, publicKeyOf } from '../../../electron/engine/vault/passed-on.ts';
import { createVault, type Keys } from '../../../electron/engine/vault/vault.ts';
import { must } from '../../../shared/core/must.ts';
import { ok } from '../../../shared/core/result.ts';
import { testCost } from '../../support/engine-client.ts';
import { openTestStore, otherKey, storeKey } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { seededBytes, testHost, type TestHost } from '../../support/test-host.ts';

/** Keys that nobody needs any more are nought, whichever way they were come by. */

const ruth: User = { id: 'ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const tom: User = { id: 'tom', name: 'Tom Ashby', role: 'technician', registration: null };
const pin = '480261';
const random = seededBytes('forgotten keys');
const keysOf = (data: Uint8Array = random(32)): Keys => ({
  data: Uint8Array.from(data),
  personal: Uint8Array.from(random(32)),
});
const isNought = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
/** Which of two keys are nought: that of the store, and the person's own. */
const nought = ({ data, personal }: Keys): readonly boolean[] => [isNought(data), isNought(personal)];
const coming = {
  action: 'unlock',
  fresh: false,
  waiting: { progress: () => undefined, stopped: () => false },
};

async function enrolled(): Promise<{ host: TestHost; vault: ReturnType<typeof createVault>; keys: Keys }> {
  const host = testHost(tempFolder('forgotten'));
  const vault = createVault(host, testCost);
  const keys = await vault.enrol(ruth, pin, { data: Uint8Array.from(storeKey) });
  if (!keys.ok) throw new Error(keys.fault.kind);
  return { host, vault, keys: keys.value };
}

test('whoever lets a newcomer in gives them the key of the store, and not their own, which is forgotten', async () => {
  const { vault } = await enrolled();
  const admitters = keysOf();
  const letting = { ...vault, unlock: () => Promise.resolve(ok(admitters)) };
  const given = await admission(letting, tom, { kind: 'use' }, { user: ruth.id, pin });
  expect(given).toEqual({ ok: true, value: { data: admitters.data } });
  expect(nought(admitters)).toEqual([false, true]);
});

test('somebody who lets themselves in keeps their own key', async () => {
  const { vault } = await enrolled();
  const mine = keysOf();
  const letting = { ...vault, unlock: () => Promise.resolve(ok(mine)) };
  expect(await admission(letting, ruth, { kind: 'use' }, { user: ruth.id, pin })).toEqual(ok(mine));
  expect(nought(mine)).toEqual([false, false]);
});

test.each([
  ['', false],
  [', also where the store cannot be closed', true],
])('at a lock the keys and the seed that signs the audit are nought%s', (_, fails) => {
  const host = testHost(tempFolder('forgotten'));
  const [store, keys, seed] = [openTestStore(host), keysOf(), Uint8Array.from(random(32))];
  const close = (): void => {
    store.close();
    if (fails) throw new Error('full');
  };
  const sealed = sealedBox(store, ruth.id, keys.personal, host);
  const closing = (): string => {
    try {
      closeOpen({ store: { ...store, close }, user: ruth, keys, sealed, auditSeed: seed });
      return 'closed';
    } catch {
      return 'failed';
    }
  };
  expect(closing()).toBe(fails ? 'failed' : 'closed');
  expect([...nought(keys), isNought(seed)]).toEqual([true, true, true]);
});

test('keys that do not open the store are nought when it is refused', async () => {
  const { host, vault } = await enrolled();
  openTestStore(host).close();
  const wrong = keysOf(otherKey);
  expect(await openFor(host, vault, ruth, wrong, coming)).toMatchObject({ ok: false });
  expect(nought(wrong)).toEqual([true, true]);
});

test('keys are nought where the store was opened and nothing could be kept in it', async () => {
  const { host, vault, keys } = await enrolled();
  openTestStore(host).close();
  const full: TestHost = {
    ...host,
    beforeStatement: (label) => {
      if (label.includes('unlock')) throw new Error('the disk is full');
    },
  };
  await expect(openFor(full, vault, ruth, keys, coming)).rejects.toThrow('full');
  expect(nought(keys)).toEqual([true, true]);
});

test('with a new data key taken up the old one is nought, and one that was not for them leaves neither', async () => {
  const { host, vault } = await enrolled();
  const slot = must(vault.slots()[0], 'a slot');
  const next = random(32);
  const mine = keysOf();
  const passed = { ...slot, passedOn: passOn(next, publicKeyOf(mine.personal), random) };
  const taken = await takeUpInto(host, passed, pin, mine);
  expect(nought(mine)).toEqual([true, false]);
  expect(taken).toMatchObject({ value: { keys: { personal: mine.personal } } });
  expect(taken.ok && Buffer.from(taken.value.keys.data).equals(next)).toBe(true);
  expect(taken.ok && taken.value.slot.passedOn).toBeUndefined();
  const another = keysOf();
  expect(await takeUpInto(host, passed, pin, another)).toEqual({
    ok: false,
    fault: { kind: 'not-passed-on' },
  });
  expect(nought(another)).toEqual([true, true]);
});
