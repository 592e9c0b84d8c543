import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../shared/core/result.ts';
import { calls } from '../../../shared/ipc/contract.ts';
import { recordings } from '../../../electron/engine/audit/calls.ts';
import { after, now } from '../../../electron/engine/node-host.ts';
import { startTestEngine, type EngineClient } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

const pin = '480261';
let trust: TinyTrust;
let host: TestHost;
let engine: EngineClient;

beforeEach(async () => {
  trust = await startTinyTrust();
  host = testHost(tempFolder('audit'), {
    now,
    after,
    openBrowser: async (url) => {
      void fetch(url).then((answer) => answer.text());
      return ok(undefined);
    },
  });
  engine = await startTestEngine(host, trust.config);
  await engine.call('signIn', { audience: 'main', meant: { kind: 'anybody' } });
  await engine.call('enrol', { pin, admittedBy: null });
});
afterEach(async () => {
  await engine.stop();
  await trust.stop();
});

/** What the audit says, newest first: action words with their details. */
async function said(): Promise<readonly string[]> {
  const audit = await engine.call('openAudit', { patient: null, before: null });
  if (!audit.ok) throw new Error(audit.fault.kind);
  return audit.value.entries.map(({ what, detail }) =>
    [what, ...detail.map(({ name, value }) => `${name}=${value}`)].join(' '),
  );
}

test('every call of the contract says how it comes into the audit', () => {
  expect(Object.keys(recordings).toSorted()).toEqual(Object.keys(calls).toSorted());
});

test('a look is recorded with what came of it, once until something else is looked at', async () => {
  for (let times = 0; times < 3; times += 1) await engine.call('openOutbox', {});
  await engine.call('openWard', { ward: 'nowhere' });
  await engine.call('openOutbox', {});
  const looks = (await said()).filter((words) => words.startsWith('Opened'));
  expect(looks).toEqual([
    'Opened the outbox outcome=done',
    'Opened the ward outcome=not-found',
    'Opened the outbox outcome=done',
  ]);
});

test('wrong PINs are recorded: while locked at the next unlock, before a signature at once', async () => {
  await engine.call('lock', { why: 'asked' });
  const user = `${trust.origin}#ruth`;
  for (const wrong of ['111222', '333444']) await engine.call('unlock', { user, pin: wrong });
  await engine.call('unlock', { user, pin });
  expect(await said()).toContain('Wrong PIN typed count=2');
});

test('signing out is recorded with what came of it, and looking at the audit is itself recorded', async () => {
  await engine.call('signOut', {});
  const first = await said();
  expect(first).toContain('Sign out outcome=done');
  expect(await said()).toContain('Looked at the audit');
});
