import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../../build/lib/root.ts';
import { must } from '../../../shared/core/must.ts';
import { auditPublicKey, findHeadBreak } from '../../../electron/engine/audit/audit.ts';
import { verifyAudit } from '../../../electron/engine/audit/verify.ts';
import type { User } from '../../../electron/engine/context.ts';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { settingByName } from '../../../electron/engine/db/queries/settings.ts';
import type { Host } from '../../../electron/engine/host.ts';
import { nodeFiles } from '../../../electron/engine/node-files.ts';
import { createSession, type SessionControl } from '../../../electron/engine/session/session.ts';
import { testCost } from '../../support/engine-client.ts';
import { setSetting, settings, storeFile } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

const ruth: User = { id: 'https://id/#ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const tom: User = { id: 'https://id/#tom', name: 'Tom Ashby', role: 'technician', registration: null };
const pins = new Map([
  [ruth.id, '480261'],
  [tom.id, 'wet tulips'],
]);
const pinOf = (user: User): string => must(pins.get(user.id), 'a PIN');

const start = (host: Host, keyChanges = 0): Promise<SessionControl> =>
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

const arriving = (user: User) => ({
  user,
  secrets: new Map([['token', Buffer.from(`token of ${user.name}`)]]),
});

/** A computer with two people, a secret of each, and a hundred rows. */
async function computer(folder = join(tempFolder('key'), 'data')): Promise<TestHost> {
  const host = testHost(folder);
  const session = await start(host);
  session.beginEnrolment(arriving(ruth));
  expect((await session.enrol(pinOf(ruth), null)).ok).toBe(true);
  const store = session.store();
  if (!store.ok) throw new Error('not open');
  for (let at = 0; at < 100; at += 1)
    store.value.inTransaction('write', { user: ruth.id, action: 'write', subject: '' }, (tx) =>
      tx.run(setSetting, { name: `row ${at}`, value: 'Quillfeather' }),
    );
  session.lock('asked');
  session.beginEnrolment(arriving(tom));
  const admittedBy = { user: ruth.id, pin: pinOf(ruth) };
  expect((await session.enrol(pinOf(tom), admittedBy)).ok).toBe(true);
  session.lock('asked');
  await session.end();
  return host;
}

type Seen = { readonly fault: unknown; readonly rows: number; readonly token: string; readonly key: string };

/** Unlocks, looks, and locks again. */
async function look(host: Host, user: User, keyChanges = 0): Promise<Seen> {
  const session = await start(host, keyChanges);
  const unlocked = await session.unlock(user.id, pinOf(user));
  const [store, box] = [session.store(), session.sealed()];
  if (!store.ok || !box.ok) {
    await session.end();
    return { fault: unlocked.ok ? undefined : unlocked.fault, rows: 0, token: '', key: '' };
  }
  const db = store.value.read;
  session.signAudit();
  const publicKey = must(db.get(settingByName, { name: auditPublicKey }), 'a public key').value;
  expect([session.missing(), verifyAudit(db), findHeadBreak(db, publicKey)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const seen = {
    fault: undefined,
    rows: db.all(settings, {}).filter(({ name }) => name.startsWith('row ')).length,
    token: Buffer.from(box.value.get('token') ?? []).toString(),
    key: db.get(settingByName, { name: 'key-changes' })?.value ?? '0',
  };
  await session.end();
  return seen;
}

const whole = (user: User, key: string): Seen => ({
  fault: undefined,
  rows: 100,
  token: `token of ${user.name}`,
  key,
});
const beside = (host: Host): readonly string[] =>
  readdirSync(host.dataFolder).filter((name) => name.includes('.next'));

test('a changed key opens everything as before, for who changed it and, at their next unlock, for who was away', async () => {
  const host = await computer();
  expect(await look(host, ruth, 1)).toEqual(whole(ruth, '1'));
  expect(await look(host, ruth, 1)).toEqual(whole(ruth, '1'));
  expect(await look(host, tom, 1)).toEqual(whole(tom, '1'));
  expect(await look(host, tom, 2)).toEqual(whole(tom, '2'));
  // Two changes while she was away.
  expect(await look(host, tom, 3)).toEqual(whole(tom, '3'));
  expect(await look(host, ruth, 3)).toEqual(whole(ruth, '3'));
  expect(beside(host)).toEqual([]);
});

test('the same number changes nothing, and the change stands in the audit once', async () => {
  const host = await computer();
  await look(host, ruth, 1);
  const salt = (): string => readFileSync(storeFile(host)).subarray(0, 16).toString('hex');
  const changed = salt();
  await look(host, ruth, 1);
  await look(host, tom, 0);
  expect(salt()).toBe(changed);
  const session = await start(host, 1);
  await session.unlock(ruth.id, pinOf(ruth));
  const store = session.store();
  const actions = store.ok ? store.value.read.all(wholeAudit, {}).map(({ action }) => action) : [];
  await session.end();
  expect(actions.filter((action) => action.startsWith('data-key'))).toEqual(['data-key-changed']);
});

test('the vault file of before opens nothing any more, with the PIN and the login', async () => {
  const host = await computer();
  const file = join(host.dataFolder, 'concord.vault');
  const [before, counts] = [readFileSync(file), readFileSync(host.countFile)];
  await look(host, ruth, 1);
  const after = [readFileSync(file), readFileSync(host.countFile)] as const;
  writeFileSync(file, before);
  writeFileSync(host.countFile, counts);
  expect((await look(host, ruth)).fault).toEqual({ kind: 'store-refused', reason: 'wrong-key' });
  writeFileSync(file, after[0]);
  writeFileSync(host.countFile, after[1]);
  expect(await look(host, ruth)).toEqual(whole(ruth, '1'));
});

test('a key passed on to somebody opens nothing for anybody else who puts it into their own slot', async () => {
  const host = await computer();
  await look(host, ruth, 1);
  const file = join(host.dataFolder, 'concord.vault');
  const vault = z
    .looseObject({ slots: z.array(z.looseObject({ passedOn: z.string().optional() })) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const passedOn = must(
    vault.slots.find((slot) => slot.passedOn !== undefined),
    'a key passed on',
  ).passedOn;
  const slots = vault.slots.map((slot) => ({ ...slot, passedOn }));
  writeFileSync(file, JSON.stringify({ ...vault, slots }));
  expect((await look(host, ruth)).fault).toEqual({ kind: 'store-refused', reason: 'key-missing' });
  expect(await look(host, tom)).toEqual(whole(tom, '1'));
});

test.each([
  ['the copy', 'copy the store'],
  ['enciphering it', 'encipher the copy anew'],
  ['the new entry', 'commit change the data key'],
])('a disk that fills up at %s leaves everything as it was, says so, and tries again', async (_, label) => {
  const host = await computer();
  const full = testHost(host.dataFolder, {
    seed: 'full',
    beforeStatement: (said) => {
      if (said === label) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  });
  expect(await look(full, ruth, 1)).toEqual(whole(ruth, '0'));
  expect(beside(host)).toEqual([]);
  expect(await look(host, ruth, 1)).toEqual(whole(ruth, '1'));
});

test('a vault file that cannot be written leaves the key as it was', async () => {
  const host = await computer();
  const state = { copied: false };
  const full = testHost(host.dataFolder, {
    seed: 'full',
    beforeStatement: (said) => {
      state.copied ||= said === 'encipher the copy anew';
    },
    files: {
      ...nodeFiles,
      writeWhole: (path, bytes) => {
        if (state.copied && path.endsWith('.vault')) {
          state.copied = false;
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        }
        nodeFiles.writeWhole(path, bytes);
      },
    },
  });
  expect(await look(full, ruth, 1)).toEqual(whole(ruth, '0'));
  expect(await look(host, tom, 1)).toEqual(whole(tom, '1'));
});

const program = join(root, 'test', 'support', 'key-change-process.ts');

test('killed before any step of a change, nothing is lost: the next unlock has the old key or the new, and the change is finished', async () => {
  const folder = join(tempFolder('key-kill'), 'data');
  await computer(folder);
  const kept = `${folder}-kept`;
  cpSync(folder, kept, { recursive: true });
  const put = (): void => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(kept, folder, { recursive: true });
  };
  const args = (nth: number): string[] => [program, folder, ruth.id, pinOf(ruth), String(nth)];
  const { taken } = z
    .object({ unlocked: z.literal(true), taken: z.number().min(15) })
    .parse(JSON.parse(execFileSync(process.execPath, args(0), { encoding: 'utf8' })));
  const keys = new Set<string>();
  for (let nth = 1; nth <= taken; nth += 1) {
    put();
    expect(spawnSync(process.execPath, args(nth)).signal, `step ${nth}`).toBe('SIGKILL');
    // Who comes next is not the one whose change it was, and the trust's wish has not reached this process.
    const next = nth % 2 === 0 ? tom : ruth;
    const host = testHost(folder, { seed: `after ${nth}` });
    const seen = await look(host, next);
    expect([nth, seen, beside(host)]).toEqual([nth, whole(next, seen.key), []]);
    keys.add(seen.key);
    for (const user of [tom, ruth]) expect([nth, await look(host, user, 1)]).toEqual([nth, whole(user, '1')]);
  }
  expect([...keys].toSorted()).toEqual(['0', '1']);
});
