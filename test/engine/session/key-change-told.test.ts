import { copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { User } from '../../../electron/engine/context.ts';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { settingByName } from '../../../electron/engine/db/queries/settings.ts';
import { query } from '../../../electron/engine/db/query.ts';
import { changeDataKey } from '../../../electron/engine/session/key-change.ts';
import { createSession, type SessionControl } from '../../../electron/engine/session/session.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { testCost } from '../../support/engine-client.ts';
import { openTestStore, storeFile } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

/** What a change of the data key leaves behind: in the audit, and in memory. */

const ruth: User = { id: 'ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const pin = '480261';

const start = (host: TestHost, keyChanges: number): Promise<SessionControl> =>
  createSession(host, {
    idleLockMs: 300_000,
    startedBecause: 'started',
    audience: 'main',
    changed: () => undefined,
    locking: () => undefined,
    updating: () => undefined,
    cost: testCost,
    keyChanges,
  });

async function computer(): Promise<TestHost> {
  const host = testHost(tempFolder('key-told'));
  const session = await start(host, 0);
  session.beginEnrolment({ user: ruth, secrets: new Map() });
  expect((await session.enrol(pin, null)).ok).toBe(true);
  await session.end();
  return host;
}

const heads = query()('heads', 'SELECT seq FROM audit_head', z.object({ seq: z.number() }));

/** Unlocks, and says how often the key was changed, what the audit says of it, and how often that was signed. */
async function unlocked(host: TestHost, keyChanges: number) {
  const session = await start(host, keyChanges);
  expect((await session.unlock(ruth.id, pin)).ok).toBe(true);
  const store = session.store();
  if (!store.ok) throw new Error('locked');
  const { read } = store.value;
  const seen = {
    changes: read.get(settingByName, { name: 'key-changes' })?.value ?? '0',
    told: read
      .all(wholeAudit, {})
      .flatMap(({ action, user, detail }) => (action.startsWith('data-key') ? [[action, user, detail]] : [])),
    heads: read.all(heads, {}).length,
  };
  await session.end();
  return seen;
}

test('a change is told in the audit, which was signed as it stood before it', async () => {
  const host = await computer();
  const before = await unlocked(host, 0);
  expect(await unlocked(host, 1)).toEqual({
    changes: '1',
    told: [['data-key-changed', ruth.id, '{"number":1}']],
    heads: before.heads + 2,
  });
});

test('that it was not changed is told in the audit, with why', async () => {
  const host = await computer();
  const full: TestHost = {
    ...host,
    beforeStatement: (label) => {
      if (label === 'copy the store') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  };
  expect(await unlocked(full, 1)).toMatchObject({
    changes: '0',
    told: [['data-key-not-changed', ruth.id, '{"why":"disk-full"}']],
  });
});

test('where something is missing that is told first, and the key is changed by the next to unlock', async () => {
  const host = await computer();
  copyFileSync(storeFile(host), `${storeFile(host)}.older`);
  await unlocked(host, 0);
  copyFileSync(`${storeFile(host)}.older`, storeFile(host));
  expect(await unlocked(host, 1)).toMatchObject({ changes: '0', told: [] });
  expect(await unlocked(host, 1)).toMatchObject({ changes: '1' });
});

test.each([
  ['changed, the old key is nought', false],
  ['not changed, the new one is', true],
])('%s, and the one that opens the store is not', async (_, fails) => {
  const made: Uint8Array[] = [];
  const plain = testHost(tempFolder('key-nought'));
  const vault = createVault(plain, testCost);
  const enrolled = await vault.enrol(ruth, pin, {});
  if (!enrolled.ok) throw new Error(enrolled.fault.kind);
  const host: TestHost = {
    ...plain,
    randomBytes: (count) => {
      const bytes = Uint8Array.from(plain.randomBytes(count));
      made.push(bytes);
      return bytes;
    },
    beforeStatement: (label) => {
      if (fails && label === 'copy the store') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  };
  const old = enrolled.value;
  const store = openTestStore(host, storeFile(host), old.data);
  vault.recordStore();
  made.length = 0;
  const order = { number: 1, user: ruth.id, pin };
  const { keys, fault } = await changeDataKey(host, vault, { store, keys: old }, order);
  const next = made.find(({ length }) => length === 32) ?? new Uint8Array();
  const isNought = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
  expect([fault === undefined, isNought(old.data), isNought(next), isNought(keys.data)]).toEqual([
    !fails,
    !fails,
    fails,
    false,
  ]);
  openTestStore(host, storeFile(host), keys.data).close();
});
