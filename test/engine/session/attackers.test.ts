import { cpSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { User } from '../../../electron/engine/context.ts';
import { openForLooking } from '../../../electron/engine/db/open.ts';
import { savePerson } from '../../../electron/engine/db/queries/people.ts';
import { createSession, type SessionControl } from '../../../electron/engine/session/session.ts';
import { testCost } from '../../support/engine-client.ts';
import { storeFile } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { memoryKeyStore, testHost, type TestHost } from '../../support/test-host.ts';

/** Who is kept out, each acted with what they would have. None of them has the PIN. */

const ruth: User = { id: 'https://id/#ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const pin = '480261';
const planted = ['Quillfeather', 'Euphemia', '9990000018', 'a token that opens the record'];

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

/** A locked computer with a patient and a token in its store. */
async function lockedComputer(): Promise<TestHost> {
  const host = testHost(join(tempFolder('attacked'), 'data'));
  const session = await start(host);
  session.beginEnrolment({ user: ruth, secrets: new Map([['token', Buffer.from(planted[3] ?? '')]]) });
  expect((await session.enrol(pin, null)).ok).toBe(true);
  const store = session.store();
  if (!store.ok) throw new Error('not open');
  store.value.inTransaction('begin', { user: ruth.id, action: 'patient-begun', subject: 'p1' }, (tx) =>
    tx.run(savePerson, {
      person: 'p1',
      family: 'Quillfeather',
      given: 'Euphemia',
      title: null,
      birth_date: '1948-03-04',
      gender: null,
      nhs_number: '9990000018',
      died: null,
      restricted: 0,
      warnings: '[]',
    }),
  );
  session.lock('asked');
  await session.end();
  return host;
}

const filesOf = (host: TestHost): readonly Buffer[] =>
  readdirSync(host.dataFolder)
    .map((name) => join(host.dataFolder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));

const spellings = (text: string): readonly Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(
    Buffer.from(text)
      .toString('base64')
      .replace(/.{0,2}=*$/, ''),
  ),
  Buffer.from(Buffer.from(text).toString('hex')),
];
const readable = (pieces: readonly Uint8Array[]): readonly string[] =>
  planted.filter((text) =>
    pieces.some((bytes) => spellings(text).some((spelled) => Buffer.from(bytes).includes(spelled))),
  );

/** Whether any 32 bytes in a row of what somebody has are the key of the store. */
const opensStore = (host: TestHost, pieces: readonly Uint8Array[]): boolean =>
  pieces.some((bytes) =>
    Array.from({ length: Math.max(0, bytes.length - 31) }, (_, at) => bytes.subarray(at, at + 32)).some(
      (key) => openForLooking(storeFile(host), key, host.files).ok,
    ),
  );

const vaultSchema = z.object({
  probe: z.string(),
  slots: z.array(z.object({ salt: z.string(), wrapped: z.string(), guard: z.string() })),
});
const fieldsOf = (host: TestHost): readonly Buffer[] => {
  const vault = vaultSchema.parse(JSON.parse(readFileSync(join(host.dataFolder, 'concord.vault'), 'utf8')));
  return [vault.probe, ...vault.slots.flatMap(({ salt, wrapped, guard }) => [salt, wrapped, guard])].map(
    (text) => Buffer.from(text, 'base64'),
  );
};

test('a stolen disk: no file holds a readable word, and nothing in them is the key', async () => {
  const host = await lockedComputer();
  const files = filesOf(host);
  expect(files.length).toBeGreaterThan(2);
  expect(readable(files)).toEqual([]);
  expect(opensStore(host, fieldsOf(host))).toBe(false);
});

test('a copied profile: refused elsewhere under another login, and refused even where the keys came along', async () => {
  const host = await lockedComputer();
  const folder = join(tempFolder('copied'), 'data');
  cpSync(host.dataFolder, folder, { recursive: true });
  const elsewhere = await start(
    testHost(folder, { keyStore: memoryKeyStore('the thief'), computerName: 'THIEF' }),
  );
  expect(elsewhere.state()).toMatchObject({ kind: 'refused', decision: { reason: 'wrong-machine' } });
  const roaming = await start(testHost(folder));
  expect(roaming.state()).toMatchObject({ kind: 'refused', decision: { reason: 'moved-profile' } });
  for (const session of [elsewhere, roaming])
    expect(await session.unlock(ruth.id, pin)).toMatchObject({ fault: { kind: 'store-refused' } });
});

test('another user of the same computer: the login does not unwrap what this one wrapped, even with the PIN', async () => {
  const host = await lockedComputer();
  const other = testHost(host.dataFolder, { keyStore: memoryKeyStore('another user') });
  const session = await start(other);
  expect(session.state()).toMatchObject({ kind: 'refused', decision: { reason: 'wrong-user' } });
  expect(await session.unlock(ruth.id, pin)).toMatchObject({ fault: { kind: 'store-refused' } });
  const unwrapped = await Promise.all(fieldsOf(host).map((bytes) => other.keyStore.unwrap(bytes)));
  expect(unwrapped.filter(({ ok }) => ok)).toEqual([]);
});

test('a process of the same login while locked: all that the key store gives back is still sealed under the PIN', async () => {
  const host = await lockedComputer();
  const unwrapped = (await Promise.all(fieldsOf(host).map((bytes) => host.keyStore.unwrap(bytes)))).flatMap(
    (result) => (result.ok ? [result.value] : []),
  );
  expect(unwrapped.length).toBeGreaterThanOrEqual(3);
  expect(readable(unwrapped)).toEqual([]);
  expect(opensStore(host, unwrapped)).toBe(false);
  // The search finds the key where it is: with the PIN.
  const session = await start(host);
  expect((await session.unlock(ruth.id, pin)).ok).toBe(true);
  await session.end();
});
