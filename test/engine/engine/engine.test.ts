import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../shared/core/result.ts';
import { requests } from '../../../shared/ipc/requests.ts';
import { contractVersion } from '../../../shared/ipc/version.ts';
import { startEngine } from '../../../electron/engine/engine.ts';
import type { Host } from '../../../electron/engine/host.ts';
import { after, now } from '../../../electron/engine/node-host.ts';
import { portPair } from '../../../electron/engine/port-pair.ts';
import { startTestEngine, testCost, type EngineClient } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

const pin = '480261';
let trust: TinyTrust;
beforeEach(async () => {
  trust = await startTinyTrust();
});
afterEach(() => trust.stop());

/** A host in real time whose browser follows the sign-in by itself. */
const hostIn = (folder: string, over: Partial<Host> = {}): TestHost =>
  testHost(folder, {
    now,
    after,
    openBrowser: async (url) => {
      void fetch(url).then((answer) => answer.text());
      return ok(undefined);
    },
    ...over,
  });

async function unlockedEngine(over: Partial<Host> = {}): Promise<{ host: TestHost; engine: EngineClient }> {
  const host = hostIn(tempFolder('engine'), over);
  const engine = await startTestEngine(host, trust.config);
  expect(await engine.call('signIn', { audience: 'main', meant: { kind: 'anybody' } })).toMatchObject({
    ok: true,
    value: { state: { kind: 'enrolling' } },
  });
  expect(await engine.call('enrol', { pin, admittedBy: null })).toMatchObject({
    ok: true,
    value: { state: { kind: 'unlocked' } },
  });
  return { host, engine };
}

/** All that is answered to somebody who is not unlocked. */
const answeredLocked = [
  'getSession',
  'signIn',
  'cancelSignIn',
  'enrol',
  'unlock',
  'lock',
  'personActive',
  'networkChanged',
  // It is kept, and opens nothing, until somebody unlocks.
  'receiveLaunch',
];

test('from a new computer to unlocked, through a restart, by the contract alone', async () => {
  const { host, engine } = await unlockedEngine();
  const session = await engine.call('getSession', {});
  expect(session).toMatchObject({
    ok: true,
    value: { host: 'test', sandbox: true, trust: 'Tiny Hospital', users: [{ id: `${trust.origin}#ruth` }] },
  });
  await engine.stop();
  const again = await startTestEngine(host, trust.config, 'engine-restarted');
  expect(await again.call('getSession', {})).toMatchObject({
    ok: true,
    value: { state: { kind: 'locked', why: 'engine-restarted' } },
  });
  expect(await again.call('unlock', { user: `${trust.origin}#ruth`, pin: '000001' })).toEqual({
    ok: false,
    fault: { kind: 'wrong-pin', triesLeft: 4 },
  });
  expect(await again.call('unlock', { user: `${trust.origin}#ruth`, pin })).toMatchObject({
    ok: true,
    value: { records: [{ access: { kind: 'signed-in' } }, {}] },
  });
  expect(again.events).toContainEqual({ event: 'session-changed' });
  await again.stop();
});

test('a lock is told with its reason before anything else of it', async () => {
  const { engine } = await unlockedEngine();
  engine.events.length = 0;
  await engine.call('lock', { why: 'sleep' });
  expect(engine.events.slice(0, 2)).toEqual([
    { event: 'locked', why: 'sleep' },
    { event: 'session-changed' },
  ]);
  await engine.stop();
});

test('locked, every call of the contract but those for coming in and for being there answers locked, whatever it is asked', async () => {
  const { engine } = await unlockedEngine();
  await engine.call('lock', { why: 'asked' });
  const others = Object.keys(requests).filter((name) => !answeredLocked.includes(name));
  const answers = await Promise.all(others.map((name) => engine.raw(name, {})));
  expect(others.length).toBe(Object.keys(requests).length - answeredLocked.length);
  expect(answers).toEqual(others.map(() => ({ ok: false, fault: { kind: 'locked' } })));
  await engine.stop();
});

test('an answer that was on its way when the session locked is not delivered', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { engine } = await unlockedEngine({
    fetch: async (url, init) => {
      if (url.includes('/fhir/Encounter')) await held;
      return fetch(url, init);
    },
  });
  const wards = engine.call('listWards', {});
  await expect.poll(() => trust.requests.length).toBeGreaterThan(0);
  await engine.call('lock', { why: 'screen-lock' });
  release();
  expect(await wards).toEqual({ ok: false, fault: { kind: 'locked' } });
  await engine.stop();
});

test.each([
  ['unlock', {}, 'user'],
  ['unlock', { user: 'ruth', pin: 480261 }, 'pin'],
  ['unlock', { user: 'ruth', pin: 'x'.repeat(65) }, 'pin'],
  ['enrol', { pin, admittedBy: { user: 'ruth' } }, 'admittedBy.pin'],
  ['lock', { why: 'bored' }, 'why'],
  ['getSession', null, ''],
  ['getSession', 'x', ''],
])(
  'a request of another shape (%s, %j) is refused with the place and nothing of its content',
  async (name, request, path) => {
    const engine = await startTestEngine(hostIn(tempFolder('hostile')), trust.config);
    expect(await engine.raw(name, request)).toEqual({
      ok: false,
      fault: { kind: 'bad-request', call: name, path },
    });
    await engine.stop();
  },
);

test('unlocked, a request about nobody is refused by its place, too', async () => {
  const { engine } = await unlockedEngine();
  const refused = { ok: false, fault: { kind: 'bad-request', call: 'openCase', path: 'patient' } };
  expect(await engine.raw('openCase', { patient: '' })).toEqual(refused);
  await engine.stop();
});

test.each(['get', '__proto__', 'constructor', 'toString'])('a call named %s does not exist', async (name) => {
  const engine = await startTestEngine(hostIn(tempFolder('unknown')), trust.config);
  expect(await engine.raw(name, {})).toEqual({
    ok: false,
    fault: { kind: 'bad-request', call: 'unknown', path: '' },
  });
  await engine.stop();
});

test('another version of the contract is answered as such; what is no message at all is dropped and told in the log', async () => {
  const host = hostIn(tempFolder('version'));
  const [ours, theirs] = portPair();
  const answers: unknown[] = [];
  ours.onMessage((message) => answers.push(message));
  const engine = await startEngine({ host, port: theirs, config: trust.config, cost: testCost });
  for (const nonsense of [
    undefined,
    'call',
    { type: 'call' },
    { type: 'call', id: 'x', version: 1, call: 'lock', request: {} },
  ])
    ours.post(nonsense);
  ours.post({ type: 'call', id: 7, version: contractVersion + 1, call: 'getSession', request: {} });
  await expect.poll(() => answers.length).toBe(1);
  expect(answers).toEqual([
    {
      type: 'fault',
      id: 7,
      fault: { kind: 'version-mismatch', ours: contractVersion, theirs: contractVersion + 1 },
    },
  ]);
  expect(host.logged.filter((line) => line.event === 'unreadable-message')).toHaveLength(4);
  await engine.stop();
});

test('a bug answers internal with the place, and its message, which may hold anything, is in neither answer nor log', async () => {
  let broken = false;
  const { host, engine } = await unlockedEngine({
    beforeStatement: () => {
      if (broken) throw new TypeError('Dorothy Penhaligon 999 034 7522\n    at key (480261.ts:1:1)');
    },
  });
  broken = true;
  const answer = await engine.call('openWard', { ward: '7B' });
  broken = false;
  expect(answer).toEqual({ ok: false, fault: { kind: 'internal', where: 'openWard' } });
  const bug = host.logged.find((line) => line.event === 'bug');
  expect(bug).toMatchObject({
    level: 'error',
    data: { where: 'openWard', error: 'TypeError', at: expect.stringMatching(/\.ts:\d+/) },
  });
  expect(JSON.stringify([answer, host.logged])).not.toMatch(/Penhaligon|999 034|480261/);
  await engine.stop();
});

test('a damaged page met at work is named as such, not as a bug', async () => {
  let broken = false;
  const { default: Sqlite } = await import('better-sqlite3-multiple-ciphers');
  const { engine } = await unlockedEngine({
    beforeStatement: () => {
      if (broken) throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
    },
  });
  broken = true;
  expect(await engine.call('openWard', { ward: '7B' })).toEqual({
    ok: false,
    fault: { kind: 'store-refused', reason: 'disk-full' },
  });
  broken = false;
  await engine.stop();
});

test('stopped, it answers so, says nothing more, and has closed its store', async () => {
  const host = hostIn(tempFolder('stopped'));
  const [ours, theirs] = portPair();
  const answers: unknown[] = [];
  ours.onMessage((message) => answers.push(message));
  const engine = await startEngine({ host, port: theirs, config: trust.config, cost: testCost });
  await engine.stop();
  ours.post({ type: 'call', id: 1, version: contractVersion, call: 'getSession', request: {} });
  await expect.poll(() => answers.length).toBe(1);
  expect(answers).toEqual([{ type: 'fault', id: 1, fault: { kind: 'engine-stopped' } }]);
});
