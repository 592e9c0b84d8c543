import { copyFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { User } from '../../../electron/engine/context.ts';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { query } from '../../../electron/engine/db/query.ts';
import {
  createSession,
  type ClearingParts,
  type SessionControl,
} from '../../../electron/engine/session/session.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { must } from '../../../shared/core/must.ts';
import { testCost } from '../../support/engine-client.ts';
import { storeFile } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

/** Who comes in as whom, with whose secrets, and what the audit says of it. */

const ruth: User = { id: 'ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const tom: User = { id: 'tom', name: 'Tom Ashby', role: 'technician', registration: null };
const [ruthPin, tomPin] = ['480261', 'wet tulips'];

const start = (host: TestHost, clearing?: ClearingParts): Promise<SessionControl> =>
  createSession(host, {
    ...(clearing === undefined ? {} : { clearing }),
    idleLockMs: 300_000,
    startedBecause: 'started',
    audience: 'main',
    changed: () => undefined,
    locking: () => undefined,
    updating: () => undefined,
    cost: testCost,
  });
const arriving = (user: User, token = `token of ${user.name}`) => ({
  user,
  secrets: new Map([['token', Buffer.from(token)]]),
});
const tokenOf = (session: SessionControl): string => {
  const box = session.sealed();
  return Buffer.from((box.ok ? box.value.get('token') : undefined) ?? []).toString();
};
const auditOf = (session: SessionControl) => {
  const store = session.store();
  if (!store.ok) throw new Error('locked');
  return store.value.read.all(wholeAudit, {});
};

/** A computer of two people, locked. */
async function withBoth(): Promise<{ host: TestHost; session: SessionControl }> {
  const host = testHost(tempFolder('coming-in'));
  const session = await start(host);
  session.beginEnrolment(arriving(ruth));
  expect((await session.enrol(ruthPin, null)).ok).toBe(true);
  session.lock('asked');
  session.beginEnrolment(arriving(tom));
  expect((await session.enrol(tomPin, { user: ruth.id, pin: ruthPin })).ok).toBe(true);
  session.lock('asked');
  return { host, session };
}

test('whoever unlocks while somebody else has signed in gets none of their tokens, nor they hers at the next PIN', async () => {
  const { session } = await withBoth();
  session.beginEnrolment(arriving(tom, 'new token of Tom'));
  expect((await session.unlock(ruth.id, ruthPin)).ok).toBe(true);
  expect([session.user(), tokenOf(session)]).toMatchObject([{ value: ruth }, 'token of Ruth Calloway']);
  session.lock('asked');
  await session.unlock(tom.id, tomPin);
  expect([session.user(), tokenOf(session)]).toMatchObject([{ value: tom }, 'token of Tom Ashby']);
  await session.end();
});

test('a sign-in of one person gives nobody else their tries back', async () => {
  const { host, session } = await withBoth();
  for (let at = 0; at < 20; at += 1) {
    await session.unlock(ruth.id, '000001');
    host.clock.advance(61 * 60_000);
  }
  session.beginEnrolment(arriving(tom));
  expect(await session.unlock(ruth.id, ruthPin)).toMatchObject({ fault: { kind: 'sign-in-needed' } });
  await session.end();
});

test('a name and role that a sign-in brought are shown on the lock screen once the PIN was right, and not before', async () => {
  const { session } = await withBoth();
  const promoted: User = { ...tom, name: 'Thomas Ashby', role: 'pharmacist' };
  const shown = (): unknown => session.slots().find(({ user }) => user.id === tom.id)?.user;
  session.beginEnrolment(arriving(promoted));
  await session.unlock(tom.id, '000001');
  expect(shown()).toEqual(tom);
  expect((await session.unlock(tom.id, tomPin)).ok).toBe(true);
  expect([shown(), session.user()]).toMatchObject([promoted, { value: promoted }]);
  session.lock('asked');
  await session.unlock(tom.id, tomPin);
  expect(session.user()).toMatchObject({ value: promoted });
  await session.end();
});

test('a wrong PIN at a signature is in the audit, as one of that person’s, found by whoever is here', async () => {
  const { session } = await withBoth();
  await session.unlock(tom.id, '000001');
  await session.unlock(ruth.id, ruthPin);
  await session.confirm('000001');
  await session.confirm('000002');
  const wrong = auditOf(session).filter(({ action }) => action === 'wrong-pin');
  expect(wrong.map(({ user, subject, detail }) => [user, subject, detail])).toEqual([
    [ruth.id, tom.id, '{"count":1}'],
    [ruth.id, ruth.id, '{"count":1}'],
    [ruth.id, ruth.id, '{"count":1}'],
  ]);
  await session.end();
});

test('a full sign-in forgives wrong PINs, and does not forget that there were any', async () => {
  const host = testHost(tempFolder('forgiven'));
  const vault = createVault(host, testCost);
  await vault.enrol(ruth, ruthPin, {});
  for (let at = 0; at < 3; at += 1) await vault.unlock(ruth.id, '000001');
  await vault.forgive(ruth.id);
  expect(await vault.unlock(ruth.id, '000001')).toMatchObject({ fault: { triesLeft: 4 } });
  expect(await vault.wrongPins()).toEqual(new Map([[ruth.id, 4]]));
});

test('what the store lacks is told in the audit by the opening that finds it', async () => {
  const { host, session } = await withBoth();
  await session.end();
  copyFileSync(storeFile(host), `${storeFile(host)}.older`);
  const second = await start(host);
  await second.unlock(ruth.id, ruthPin);
  await second.end();
  copyFileSync(`${storeFile(host)}.older`, storeFile(host));
  const third = await start(host);
  await third.unlock(ruth.id, ruthPin);
  const missing = must(third.missing(), 'something is missing');
  const told = auditOf(third).filter(({ action }) => action === 'changes-missing');
  expect(told.map(({ user, detail }) => [user, JSON.parse(detail)])).toEqual([
    [ruth.id, { ...missing, since: missing.since ?? '' }],
  ]);
  await third.end();
});

const heads = query()('heads', 'SELECT seq FROM audit_head', z.object({ seq: z.number() }));

test('a computer is cleared of a store that was signed and handed over and is closed, and not before', async () => {
  const { host, session } = await withBoth();
  await session.end();
  const steps: unknown[] = [];
  const isOpen = (): boolean => existsSync(`${storeFile(host)}-wal`);
  const clearing: ClearingParts = {
    wanted: true,
    hand: async (db) => {
      const cleared = db.all(wholeAudit, {}).find(({ action }) => action === 'computer-cleared');
      const signed = Math.max(...db.all(heads, {}).map(({ seq }) => seq));
      steps.push(['handed over', isOpen(), signed >= (cleared?.seq ?? Number.POSITIVE_INFINITY)]);
      return true;
    },
    remove: () => steps.push(['removed', isOpen()]),
    resume: () => undefined,
  };
  const again = await start(host, clearing);
  const refused = { fault: { kind: 'store-refused', reason: 'cleared' } };
  expect(await again.unlock(ruth.id, ruthPin)).toMatchObject(refused);
  expect(steps).toEqual([
    ['handed over', true, true],
    ['removed', false],
  ]);
  await again.end();
});
