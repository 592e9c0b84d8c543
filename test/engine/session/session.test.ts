import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { User } from '../../../electron/engine/context.ts';
import { auditPublicKey, findHeadBreak } from '../../../electron/engine/audit/audit.ts';
import { verifyAudit } from '../../../electron/engine/audit/verify.ts';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { settingByName } from '../../../electron/engine/db/queries/settings.ts';
import { query } from '../../../electron/engine/db/query.ts';
import {
  createSession,
  type LockReason,
  type SessionControl,
} from '../../../electron/engine/session/session.ts';
import { testCost } from '../../support/engine-client.ts';
import { setSetting, storeFile } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

const ruth: User = {
  id: 'https://id/#ruth',
  name: 'Ruth Calloway',
  role: 'pharmacist',
  registration: '2099999',
};
const tom: User = { id: 'https://id/#tom', name: 'Tom Ashby', role: 'technician', registration: null };
const [ruthPin, tomPin] = ['480261', 'wet tulips'];
const minute = 60_000;

const start = (host: TestHost, startedBecause: LockReason = 'started'): Promise<SessionControl> =>
  createSession(host, {
    idleLockMs: 5 * minute,
    startedBecause,
    audience: 'main',
    changed: () => undefined,
    locking: () => undefined,
    updating: () => undefined,
    cost: testCost,
  });

const bytes = (text: string): Uint8Array => Buffer.from(text);
const arriving = (user: User, token = `token of ${user.name}`) => ({
  user,
  secrets: new Map([['token', bytes(token)]]),
});
const tokenOf = (session: SessionControl): string | undefined => {
  const box = session.sealed();
  const token = box.ok ? box.value.get('token') : undefined;
  return token === undefined ? undefined : Buffer.from(token).toString();
};
const fault = (result: { ok: boolean; fault?: unknown }): unknown => (result.ok ? 'ok' : result.fault);

/** Ruth signed in and chose a PIN on a new computer. */
async function withRuth(
  over: Parameters<typeof testHost>[1] = {},
): Promise<{ host: TestHost; session: SessionControl }> {
  const host = testHost(tempFolder('session'), over);
  const session = await start(host);
  expect(session.state()).toEqual({ kind: 'new' });
  session.beginEnrolment(arriving(ruth));
  expect(session.state()).toMatchObject({ kind: 'enrolling', admissionNeeded: false });
  expect(fault(await session.enrol(ruthPin, null))).toBe('ok');
  return { host, session };
}

/** Tom too, let in by Ruth. The computer is locked afterwards. */
async function withBoth() {
  const { host, session } = await withRuth();
  session.lock('asked');
  session.beginEnrolment(arriving(tom));
  expect(session.state()).toMatchObject({ kind: 'enrolling', admissionNeeded: true });
  expect(fault(await session.enrol(tomPin, { user: ruth.id, pin: ruthPin }))).toBe('ok');
  session.lock('asked');
  return { host, session };
}

test('new, enrolling, unlocked, locked, and unlocked again after a restart, with the tokens sealed meanwhile', async () => {
  const { host, session } = await withRuth();
  expect([session.state(), tokenOf(session)]).toEqual([
    { kind: 'unlocked', user: ruth },
    'token of Ruth Calloway',
  ]);
  session.lock('screen-lock');
  expect(session.state()).toEqual({ kind: 'locked', since: '2026-11-18T10:52:00.000Z', why: 'screen-lock' });
  await session.end();
  const again = await start(host, 'engine-restarted');
  expect(again.state()).toMatchObject({ kind: 'locked', why: 'engine-restarted' });
  expect(fault(await again.unlock(ruth.id, '000001'))).toEqual({ kind: 'wrong-pin', triesLeft: 4 });
  expect(fault(await again.unlock(ruth.id, ruthPin))).toBe('ok');
  expect([again.state(), tokenOf(again)]).toEqual([
    { kind: 'unlocked', user: ruth },
    'token of Ruth Calloway',
  ]);
  await again.end();
});

test('locked, nothing can be reached: no store, no person, no secrets', async () => {
  const { session } = await withRuth();
  session.lock('asked');
  const locked = { ok: false, fault: { kind: 'locked' } };
  expect([session.store(), session.user(), session.sealed(), session.visit()]).toEqual([
    locked,
    locked,
    locked,
    undefined,
  ]);
  await session.end();
});

test('a lock closes the store and zeroes the keys; a store kept from before is of no use', async () => {
  const { host, session } = await withRuth();
  const [store, box] = [session.store(), session.sealed()];
  if (!store.ok || !box.ok) throw new Error('not open');
  session.lock('asked');
  expect(() => store.value.read.all(secrets, {})).toThrow('not open');
  expect(() => box.value.put('token', bytes('late'))).toThrow('not open');
  expect([host.files.exists(`${storeFile(host)}-wal`), host.files.exists(`${storeFile(host)}-shm`)]).toEqual([
    false,
    false,
  ]);
});

test('it locks by itself after five minutes without a call, counted from the last one', async () => {
  const { host, session } = await withRuth();
  host.clock.advance(5 * minute - 1);
  session.touch();
  host.clock.advance(5 * minute - 1);
  expect(session.state().kind).toBe('unlocked');
  host.clock.advance(1);
  expect(session.state()).toMatchObject({ kind: 'locked', why: 'idle' });
});

test('somebody who signed in and walked away before choosing a PIN is forgotten', async () => {
  const host = testHost(tempFolder('walked-away'));
  const session = await start(host);
  session.beginEnrolment(arriving(ruth));
  host.clock.advance(5 * minute);
  expect(session.state()).toEqual({ kind: 'new' });
  expect(fault(await session.enrol(ruthPin, null))).toEqual({
    kind: 'not-possible',
    why: 'nobody is signing in',
  });
});

const secrets = query()(
  'secrets',
  'SELECT user, name, bytes FROM sealed ORDER BY user, name',
  z.object({ user: z.string(), name: z.string(), bytes: z.instanceof(Uint8Array) }),
);

test("two people share the store and not their secrets: one cannot unseal the other's, even moved under their own name", async () => {
  const { session } = await withBoth();
  await session.unlock(ruth.id, ruthPin);
  const store = session.store();
  const box = session.sealed();
  if (!store.ok || !box.ok) throw new Error('not open');
  box.value.put('draft', bytes('call the daughter first'));
  store.value.inTransaction('share', { user: ruth.id, action: 'share', subject: '' }, (tx) =>
    tx.run(setSetting, { name: 'ward', value: 'prepared' }),
  );
  session.lock('asked');

  await session.unlock(tom.id, tomPin);
  const [toms, tomsBox] = [session.store(), session.sealed()];
  if (!toms.ok || !tomsBox.ok) throw new Error('not open');
  expect(
    toms.value.read.all(
      query()('wards', `SELECT value FROM setting WHERE name = 'ward'`, z.object({ value: z.string() })),
      {},
    ),
  ).toEqual([{ value: 'prepared' }]);
  expect([tomsBox.value.get('draft'), tokenOf(session)]).toEqual([undefined, 'token of Tom Ashby']);
  toms.value.inTransaction('steal', { user: tom.id, action: 'steal', subject: '' }, (tx) =>
    tx.run({ label: 'steal', sql: `UPDATE sealed SET user = '${tom.id}' WHERE name = 'draft'` }, {}),
  );
  expect(tomsBox.value.get('draft')).toBeUndefined();
  await session.end();
});

test('a secret moved under another name of the same person cannot stand in for the one that belongs there', async () => {
  const { session } = await withRuth();
  const [store, box] = [session.store(), session.sealed()];
  if (!store.ok || !box.ok) throw new Error('not open');
  box.value.put('token of the other record', bytes('other'));
  store.value.inTransaction('swap', { user: ruth.id, action: 'swap', subject: '' }, (tx) =>
    tx.run(
      {
        label: 'swap',
        sql: `UPDATE sealed SET bytes = (SELECT bytes FROM sealed WHERE name = 'token of the other record') WHERE name = 'token'`,
      },
      {},
    ),
  );
  expect([tokenOf(session), box.value.get('token of the other record')]).toEqual([
    undefined,
    Buffer.from('other'),
  ]);
  await session.end();
});

test('a newcomer on a shared computer needs an enrolled colleague with the right PIN, and wrong ones count against that colleague', async () => {
  const { session } = await withRuth();
  session.lock('asked');
  session.beginEnrolment(arriving(tom));
  expect(fault(await session.enrol(tomPin, null))).toEqual({ kind: 'admission-needed' });
  expect(fault(await session.enrol(tomPin, { user: ruth.id, pin: '000001' }))).toEqual({
    kind: 'wrong-pin',
    triesLeft: 4,
  });
  expect(fault(await session.enrol(tomPin, { user: 'nobody', pin: ruthPin }))).toEqual({
    kind: 'not-found',
    what: 'user',
  });
  expect(fault(await session.enrol('123456', { user: ruth.id, pin: ruthPin }))).toEqual({
    kind: 'pin-too-simple',
    why: 'too-easy',
  });
  expect(session.slots().map((slot) => slot.user.name)).toEqual(['Ruth Calloway']);
  expect(fault(await session.enrol(tomPin, { user: ruth.id, pin: ruthPin }))).toBe('ok');
  await session.end();
});

test('while one person is unlocked, another can neither sign in over them nor unlock', async () => {
  const { session } = await withBoth();
  await session.unlock(ruth.id, ruthPin);
  expect(fault(session.beginEnrolment(arriving(tom)))).toEqual({
    kind: 'sign-in-failed',
    reason: 'different-person',
    detail: '',
  });
  expect(fault(await session.unlock(tom.id, tomPin))).toEqual({
    kind: 'not-possible',
    why: 'somebody else is unlocked',
  });
  expect([session.state(), tokenOf(session)]).toMatchObject([
    { user: { name: 'Ruth Calloway' } },
    'token of Ruth Calloway',
  ]);
  await session.end();
});

test('an enrolled person who signs in again keeps the new tokens: at once when unlocked, at their next PIN when locked', async () => {
  const { session } = await withRuth();
  session.beginEnrolment(arriving(ruth, 'second'));
  expect(tokenOf(session)).toBe('second');
  session.lock('asked');
  session.beginEnrolment(arriving(ruth, 'third'));
  expect(session.state().kind).toBe('locked');
  await session.unlock(ruth.id, ruthPin);
  expect(tokenOf(session)).toBe('third');
  await session.end();
});

test('too many wrong PINs ask for a full sign-in, which gives tries once, not without end', async () => {
  const { host, session } = await withRuth();
  session.lock('asked');
  const wrong = async (times: number) => {
    for (let at = 0; at < times; at += 1) {
      await session.unlock(ruth.id, '000001');
      host.clock.advance(61 * minute);
    }
  };
  await wrong(20);
  const signIn = { kind: 'sign-in-needed', audience: 'main' };
  expect(fault(await session.unlock(ruth.id, ruthPin))).toEqual(signIn);
  session.beginEnrolment(arriving(ruth));
  for (const triesLeft of [4, 3, 2, 1])
    expect(fault(await session.unlock(ruth.id, '000001'))).toEqual({ kind: 'wrong-pin', triesLeft });
  expect(fault(await session.unlock(ruth.id, '000001'))).toMatchObject({ kind: 'pin-blocked' });
  await session.end();
});

test('a lock while a PIN is being checked wins: nobody is let in by it', async () => {
  const { session } = await withRuth();
  session.lock('asked');
  const unlocking = session.unlock(ruth.id, ruthPin);
  const queued = session.unlock(ruth.id, ruthPin);
  session.lock('screen-lock');
  expect([fault(await unlocking), fault(await queued)]).toEqual([{ kind: 'locked' }, { kind: 'locked' }]);
  expect(session.state()).toMatchObject({ kind: 'locked', why: 'screen-lock' });
  expect(fault(await session.unlock(ruth.id, ruthPin))).toBe('ok');
  await session.end();
});

test('guesses made at the same moment are counted one by one', async () => {
  const { session } = await withRuth();
  session.lock('asked');
  const guesses = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((digit) => session.unlock(ruth.id, `00000${digit}`)),
  );
  expect(guesses.map((guess) => (guess.ok ? 'ok' : guess.fault.kind))).toEqual([
    'wrong-pin',
    'wrong-pin',
    'wrong-pin',
    'wrong-pin',
    'pin-blocked',
    'pin-blocked',
  ]);
  await session.end();
});

test('what must still be written at a lock is written before the store closes; nobody comes in meanwhile', async () => {
  const { session } = await withRuth();
  const { promise, resolve } = Promise.withResolvers<void>();
  const box = session.sealed();
  if (!box.ok) throw new Error('not open');
  session.onLock(() => promise.then(() => box.value.put('token', bytes('rotated'))));
  session.lock('asked');
  expect(session.state().kind).toBe('locked');
  const unlocking = session.unlock(ruth.id, ruthPin);
  resolve();
  expect(fault(await unlocking)).toBe('ok');
  expect(tokenOf(session)).toBe('rotated');
});

test('what takes longer than ten seconds is not waited for', async () => {
  const { host, session } = await withRuth();
  const store = session.store();
  if (!store.ok) throw new Error('not open');
  session.onLock(() => new Promise(() => undefined));
  session.lock('asked');
  expect(store.value.read.all(secrets, {}).length).toBeGreaterThan(0);
  const unlocking = session.unlock(ruth.id, ruthPin);
  host.clock.advance(10_000);
  expect(fault(await unlocking)).toBe('ok');
  expect(() => store.value.read.all(secrets, {})).toThrow('not open');
});

test('a lock locks, whatever fails on the way: a full disk, a room that throws', async () => {
  let full = false;
  const { host, session } = await withRuth({
    beforeStatement: () => {
      if (full) throw new Error('disk full of Penhaligon');
    },
  });
  session.onLock(() => {
    throw new Error('a room that fails');
  });
  full = true;
  session.lock('asked');
  full = false;
  expect(session.state().kind).toBe('locked');
  expect(
    host.logged.filter((line) => line.event === 'closing-failed').map((line) => line.data['what']),
  ).toEqual(['audit', 'listener']);
  expect(JSON.stringify(host.logged)).not.toContain('Penhaligon');
  expect(fault(await session.unlock(ruth.id, ruthPin))).toBe('ok');
});

test("each lock signs the audit with a key of the store's own, sealed, and the same after a restart", async () => {
  const { host, session } = await withBoth();
  await session.end();
  const again = await start(host);
  await again.unlock(tom.id, tomPin);
  const store = again.store();
  if (!store.ok) throw new Error('not open');
  const publicKey = store.value.read.get(settingByName, { name: auditPublicKey })?.value ?? '';
  expect(
    store.value.read.all(query()('heads', 'SELECT seq FROM audit_head', z.object({ seq: z.number() })), {}),
  ).toHaveLength(2);
  expect([findHeadBreak(store.value.read, publicKey), verifyAudit(store.value.read)]).toEqual([
    undefined,
    undefined,
  ]);
  await again.end();
});

test('confirming with the PIN is counted as unlocking is, and changes nothing else', async () => {
  const { session } = await withRuth();
  expect(fault(await session.confirm('000001'))).toEqual({ kind: 'wrong-pin', triesLeft: 4 });
  expect(fault(await session.confirm('000001'))).toEqual({ kind: 'wrong-pin', triesLeft: 3 });
  expect(fault(await session.confirm(ruthPin))).toBe('ok');
  expect([session.state().kind, tokenOf(session)]).toEqual(['unlocked', 'token of Ruth Calloway']);
  session.lock('asked');
  expect(fault(await session.confirm(ruthPin))).toEqual({ kind: 'locked' });
  await session.end();
});

test('a role written into the vault file by hand gives nobody that role', async () => {
  const { host, session } = await withBoth();
  await session.end();
  const path = join(host.dataFolder, 'concord.vault');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"technician"', '"pharmacist"'));
  const again = await start(host);
  await again.unlock(tom.id, tomPin);
  expect(again.state()).toEqual({ kind: 'unlocked', user: tom });
  await again.end();
});

test('a role that changed in the record counts from the next sign-in, here and after a restart', async () => {
  const { host, session } = await withRuth();
  session.beginEnrolment(arriving({ ...ruth, role: 'prescriber' }));
  expect(session.user()).toMatchObject({ value: { role: 'prescriber' } });
  await session.end();
  const again = await start(host);
  await again.unlock(ruth.id, ruthPin);
  expect(again.user()).toMatchObject({ value: { role: 'prescriber' } });
  await again.end();
});

test.each([
  ['removed', (path: string) => rmSync(path), 'store-missing'],
  ['emptied', (path: string) => writeFileSync(path, ''), 'malformed'],
  [
    'unencrypted',
    (path: string) => writeFileSync(path, 'SQLite format 3\0'.padEnd(9000, 'x')),
    'plaintext-file',
  ],
])(
  'a store that was %s since is refused before anybody types a PIN, and nothing is made in its place',
  async (_, damage, reason) => {
    const { host, session } = await withRuth();
    await session.end();
    damage(storeFile(host));
    const before = host.files.read(storeFile(host));
    const again = await start(host);
    expect(again.state()).toMatchObject({ kind: 'refused', decision: { reason } });
    expect(fault(await again.unlock(ruth.id, ruthPin))).toEqual({ kind: 'store-refused', reason });
    expect(host.files.read(storeFile(host))).toEqual(before);
  },
);

test('a first page that cannot be deciphered is called damaged when it is our store, and a wrong key when it is another', async () => {
  const { host, session } = await withRuth();
  await session.end();
  const path = storeFile(host);
  const good = readFileSync(path);
  const attempt = async (content: Buffer): Promise<unknown> => {
    writeFileSync(path, content);
    return fault(await (await start(host)).unlock(ruth.id, ruthPin));
  };
  const damaged = Buffer.from(good);
  damaged[2000] = (damaged[2000] ?? 0) ^ 1;
  const other = testHost(tempFolder('other'), { seed: 'another computer' });
  const others = await start(other);
  others.beginEnrolment(arriving(tom));
  await others.enrol(tomPin, null);
  await others.end();
  expect(await attempt(damaged)).toEqual({ kind: 'store-refused', reason: 'malformed' });
  expect(await attempt(readFileSync(storeFile(other)))).toEqual({
    kind: 'store-refused',
    reason: 'wrong-key',
  });
  expect(await attempt(good)).toBe('ok');
});

test('an enrolment cut off before there was a store goes on with the PIN that was chosen', async () => {
  let cut = true;
  const host = testHost(tempFolder('cut'), {
    beforeStatement: () => {
      if (cut) throw new Error('the power went');
    },
  });
  const session = await start(host);
  session.beginEnrolment(arriving(ruth));
  await expect(session.enrol(ruthPin, null)).rejects.toThrow('the power went');
  cut = false;
  const again = await start(host);
  expect(again.state().kind).toBe('locked');
  expect(fault(await again.unlock(ruth.id, ruthPin))).toBe('ok');
  await again.end();
});

test('a count of wrong PINs that was put back from an earlier copy of both places is told in the audit at the next unlock', async () => {
  const { host, session } = await withRuth();
  session.lock('asked');
  const files = [join(host.dataFolder, 'concord.vault'), host.countFile];
  const before = files.map((path) => readFileSync(path));
  await session.unlock(ruth.id, '000001');
  await session.unlock(ruth.id, ruthPin);
  session.lock('asked');
  for (const [at, path] of files.entries()) writeFileSync(path, before[at] ?? '');
  await session.unlock(ruth.id, ruthPin);
  const store = session.store();
  if (!store.ok) throw new Error('not open');
  const told = store.value.read.all(wholeAudit, {}).map(({ action, detail }) => `${action} ${detail}`);
  expect(told).toContain('wrong-pin {"count":1}');
  expect(told).toContain('pin-count-put-back {"known":1,"found":0}');
  await session.end();
});
