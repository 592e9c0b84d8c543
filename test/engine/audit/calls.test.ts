import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ok } from '../../../shared/core/result.ts';
import { sayingSchema } from '../../../shared/cases/cases.ts';
import { requests } from '../../../shared/ipc/requests.ts';
import { recordings } from '../../../electron/engine/audit/calls.ts';
import { actOf, isWorded } from '../../../electron/engine/audit/words.ts';
import { after, now } from '../../../electron/engine/node-host.ts';
import { root } from '../../../build/lib/root.ts';
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
  expect(Object.keys(recordings).toSorted()).toEqual(Object.keys(requests).toSorted());
});

/** Every action that a source file of the engine hands to the audit: written out, or as an argument to what takes one. */
function actionsIn(text: string): readonly string[] {
  const takers = [
    ...text.matchAll(/(?:function (?<one>\w+)|const (?<other>\w+) = )\s*\([^)]*\baction: string/g),
  ].map(({ groups }) => groups?.['one'] ?? groups?.['other'] ?? '');
  const handed = takers.flatMap((name) =>
    [...text.matchAll(new RegExp(`\\b${name}\\(([^;{]*?)[){]`, 'g'))].map(([, args = '']) => args),
  );
  const chosen = [...text.matchAll(/action(?: =|:) [^'\n]*\? ('[a-z-]+' : '[a-z-]+')/g)].map(
    ([, both = '']) => both,
  );
  const literal = [...text.matchAll(/action: ('[a-z-]+')/g)].map(([, one = '']) => one);
  return [...handed, ...chosen, ...literal].flatMap((piece) =>
    [...piece.matchAll(/(?<!\[)'([a-z]+(?:-[a-z]+)*)'/g)].map(([, action = '']) => action),
  );
}

test('every action that the program records has plain words of its own, and every thing that can be said of a case', () => {
  const folder = join(root, 'electron', 'engine');
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => actionsIn(readFileSync(join(folder, name), 'utf8')));
  const looked = Object.values(recordings).flatMap((one) => ('action' in one ? one.action : []));
  const said = sayingSchema.options
    .flatMap(({ shape: { kind } }) => (kind instanceof z.ZodEnum ? kind.options : [...kind.values]))
    .map((kind) => `case-${kind}`);
  expect([new Set(written).size > 60, said.length > 20]).toEqual([true, true]);
  expect([...new Set([...written, ...looked, ...said])].filter((action) => !isWorded(action))).toEqual([]);
  expect(actOf('case-history+recommended').words).toBe(
    'Recorded what the patient takes; what is recommended',
  );
});

/** What the design asks for, and the actions that record it. */
const asked = {
  'sign-in': ['sign-in', 'sign-out'],
  unlock: ['unlock', 'lock', 'wrong-pin'],
  view: [
    'open-ward',
    'open-case',
    'open-row',
    'open-sign-off',
    'open-outbox',
    'open-typed-in',
    'audit-viewed',
  ],
  'break-glass': ['opened-outside-ward', 'patient-begun'],
  decision: [
    'case-history',
    'case-recommended',
    'case-paired',
    'case-allergies-confirmed',
    'case-handed-over',
  ],
  search: ['search-patients'],
  undo: ['case-undone', 'case-redone'],
  signing: ['case-signed', 'case-addendum', 'case-reopened'],
  print: ['open-record', 'open-patient-list', 'open-hand-over'],
  export: ['export-outbox', 'audit-exported'],
  sync: ['read-begun', 'read-finished', 'read-failed', 'pages-read'],
  conflict: ['open-conflict'],
  purge: ['patient-purged', 'copies-removed', 'computer-cleared'],
  key: ['data-key-changed', 'data-key-not-changed'],
  'policy change': ['policy-changed'],
} as const;

test('each event that the design lists is recorded under a plain name', () => {
  const recorded = Object.entries(asked).flatMap(([event, actions]) =>
    actions.map((action) => [event, action, isWorded(action)]),
  );
  expect(recorded.filter(([, , worded]) => worded !== true)).toEqual([]);
});

test('a policy that changed since the last unlock is recorded by the names of its settings, once', async () => {
  const changes = async () => (await said()).filter((words) => words.startsWith('Found the policy'));
  expect(await changes()).toHaveLength(1);
  await engine.call('lock', { why: 'asked' });
  await engine.call('unlock', { user: `${trust.origin}#ruth`, pin });
  expect(await changes()).toHaveLength(1);
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
  expect(first).toContain('Signed out of every record outcome=done');
  expect(await said()).toContain('Looked at the audit');
});
