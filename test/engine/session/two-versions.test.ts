import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { User } from '../../../electron/engine/context.ts';
import { openStore } from '../../../electron/engine/db/open-store.ts';
import { migrations } from '../../../electron/engine/db/migrations/migrations.ts';
import type { Migration } from '../../../electron/engine/db/migrations/migration.ts';
import { createSession, type SessionControl } from '../../../electron/engine/session/session.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { testCost } from '../../support/engine-client.ts';
import { digests, setSetting, settings, storeFile } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

const ruth: User = { id: 'https://id/#ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const pin = '480261';
const start = (host: TestHost): Promise<SessionControl> =>
  createSession(host, {
    idleLockMs: 300_000,
    startedBecause: 'started',
    audience: 'main',
    changed: () => undefined,
    locking: () => undefined,
    updating: () => undefined,
    cost: testCost,
  });

/** A step that this version does not know. */
const newest = migrations.at(-1)?.version ?? 0;
const later: Migration = {
  version: newest + 1,
  name: 'of a later version',
  floor: newest + 1,
  sql: 'CREATE TABLE later (one TEXT) STRICT;',
};

/** What a later version does with the store: opens it and keeps something. */
async function withLater(host: TestHost, name: string): Promise<readonly string[]> {
  const keys = await createVault(host, testCost).unlock(ruth.id, pin);
  if (!keys.ok) throw new Error(keys.fault.kind);
  const opened = openStore(storeFile(host), keys.value.data, host, [...migrations, later]);
  if (!opened.ok) throw new Error(opened.fault.kind);
  const store = opened.value;
  store.inTransaction('keep', { user: ruth.id, action: 'keep', subject: '' }, (tx) =>
    tx.run(setSetting, { name, value: '1' }),
  );
  const names = store.read.all(settings, {}).map((row) => row.name);
  store.close();
  return names;
}

test('two versions installed over one profile: the older refuses what the newer wrote, says why, changes nothing, and the newer goes on', async () => {
  const host = testHost(join(tempFolder('versions'), 'data'));
  const first = await start(host);
  first.beginEnrolment({ user: ruth, secrets: new Map() });
  expect((await first.enrol(pin, null)).ok).toBe(true);
  await first.end();
  await withLater(host, 'kept by the newer');
  const before = digests(host.dataFolder, /^concord\.db/);
  // More often than wrong PINs are allowed: none of these was wrong.
  for (let times = 0; times < 7; times += 1) {
    const older = await start(host);
    expect(await older.unlock(ruth.id, pin)).toEqual({
      ok: false,
      fault: { kind: 'store-refused', reason: 'from-the-future' },
    });
    await older.end();
  }
  // Looking leaves an empty log and its index.
  expect(digests(host.dataFolder, /^concord\.db/)).toMatchObject(before);
  expect(await withLater(host, 'and later')).toEqual(
    expect.arrayContaining(['kept by the newer', 'and later']),
  );
});
