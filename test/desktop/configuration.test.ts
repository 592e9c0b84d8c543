import { mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, onTestFinished } from 'vitest';
import { findConfiguration, policyPath } from '../../electron/desktop/configuration.ts';
import { mayOpenInBrowser } from '../../electron/engine/browser-addresses.ts';
import { readTrustFile, withPolicyFiles } from '../../electron/engine/trust-file.ts';
import { sandboxConfig } from './sandbox-config.ts';
import { folderOfFile } from '../support/temp.ts';

const folder = folderOfFile('trust');
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const real = {
  ...sandboxConfig,
  sandbox: false,
  identityServers: [{ id: 'sandbox', name: 'Trust', issuer: 'https://id.trust.example/oauth' }],
};

test('the policy file lies where ordinary users cannot write', () => {
  const facts = { env: { ProgramData: String.raw`D:\ProgramData` }, packaged: true };
  expect(policyPath({ ...facts, platform: 'win32' })).toBe(String.raw`D:\ProgramData\Concord\trust.json`);
  expect(policyPath({ ...facts, platform: 'linux' })).toBe('/etc/concord/trust.json');
});

test('missing, not JSON and wrong are different answers', () => {
  expect(readTrustFile(join(folder, 'none.json'))).toEqual({ ok: false, fault: { kind: 'missing' } });
  expect(readTrustFile(write('html.json', '<html>'))).toEqual({ ok: false, fault: { kind: 'not-json' } });
  expect(readTrustFile(folder)).toEqual({ ok: false, fault: { kind: 'not-readable' } });
  expect(readTrustFile(write('future.json', JSON.stringify({ ...sandboxConfig, version: 2 })))).toEqual({
    ok: false,
    fault: { kind: 'not-valid', where: 'version' },
  });
});

test('a byte order mark, as Windows editors write it, does not make a configuration wrong', () => {
  expect(
    readTrustFile(write('tables.json', JSON.stringify({ ...sandboxConfig, tables: { risks: 'none' } }))),
  ).toEqual({ ok: false, fault: { kind: 'not-valid', where: 'tables.risks' } });
  expect(readTrustFile(write('bom.json', `\uFEFF${JSON.stringify(sandboxConfig)}`)).ok).toBe(true);
});

test("tables and checklist that a policy names stand in place of the configuration's own, and are checked as it is", () => {
  const none = { trustTables: '', checklist: '' };
  const checklist = {
    version: 'ours 1',
    items: [{ id: 'otc', words: 'Bought', asks: [], code: null, source: 'us' }],
  };
  const path = write('checklist.json', JSON.stringify(checklist));
  expect(withPolicyFiles(sandboxConfig, none)).toEqual({ ok: true, value: sandboxConfig });
  expect(withPolicyFiles(sandboxConfig, { ...none, checklist: path })).toMatchObject({
    ok: true,
    value: { checklist },
  });
  const wrong = write('our-tables.json', JSON.stringify({ risks: 'none' }));
  expect(withPolicyFiles(sandboxConfig, { ...none, trustTables: wrong })).toEqual({
    ok: false,
    fault: { kind: 'not-valid', where: 'tables.risks', path: wrong },
  });
  const missing = join(folder, 'nowhere.json');
  expect(withPolicyFiles(sandboxConfig, { ...none, checklist: missing })).toEqual({
    ok: false,
    fault: { kind: 'missing', path: missing },
  });
});

test('CONCORD_CONFIG may name the sandbox and nothing real', () => {
  const facts = { platform: 'linux', packaged: false } as const;
  const named = (file: string) => findConfiguration({ ...facts, env: { CONCORD_CONFIG: file } });
  expect(named(write('sandbox.json', JSON.stringify(sandboxConfig)))).toEqual({
    ok: true,
    value: sandboxConfig,
  });
  expect(named(write('real.json', JSON.stringify(real)))).toMatchObject({
    ok: false,
    fault: { words: expect.stringContaining('sandbox') },
  });
});

test('an installed Concord with a policy file does not look at CONCORD_CONFIG', () => {
  const program = join(folder, 'ProgramData');
  const env = { ProgramData: program, CONCORD_CONFIG: write('other.json', JSON.stringify(sandboxConfig)) };
  // The Windows spelling is one file name on other systems, which serves this test; it is taken away again.
  const policy = policyPath({ platform: 'win32', env, packaged: true });
  mkdirSync(join(policy, '..'), { recursive: true });
  onTestFinished(() => rmSync(policy, { force: true }));
  writeFileSync(policy, JSON.stringify(real));
  expect(findConfiguration({ platform: 'win32', env, packaged: true })).toEqual({ ok: true, value: real });
  expect(findConfiguration({ platform: 'win32', env, packaged: false })).toEqual({
    ok: true,
    value: sandboxConfig,
  });
});

test('the browser opens a further origin that the trust names for its identity server, and the page of a sign-in of our own', () => {
  const further = 'https://tokens.trust.example';
  const named = {
    ...real,
    identityServers: real.identityServers.map((one) => ({ ...one, alsoAt: [further] })),
  };
  expect([mayOpenInBrowser(real, `${further}/a`), mayOpenInBrowser(named, `${further}/a`)]).toEqual([
    false,
    true,
  ]);
  const own = `http://127.0.0.1:47001/sign-in/${'a'.repeat(43)}`;
  expect(mayOpenInBrowser(real, own)).toBe(true);
  expect(mayOpenInBrowser(real, `${own}?to=elsewhere`)).toBe(false);
  expect(mayOpenInBrowser(real, 'http://127.0.0.1:47001/other')).toBe(false);
  expect(mayOpenInBrowser(real, own.replace('127.0.0.1', 'evil.example'))).toBe(false);
});

test('the browser opens https at a configured identity server, and loopback http for the sandbox alone', () => {
  const loopback = 'http://127.0.0.1:47100/authorize';
  const insecure = { ...real, identityServers: sandboxConfig.identityServers };
  expect(mayOpenInBrowser(real, 'https://id.trust.example/authorize?a=b')).toBe(true);
  expect(mayOpenInBrowser(real, 'http://id.trust.example/authorize')).toBe(false);
  expect(mayOpenInBrowser(real, 'https://id.trust.example.evil/authorize')).toBe(false);
  expect(mayOpenInBrowser(real, 'https://id.trust.example:444/authorize')).toBe(false);
  expect([mayOpenInBrowser(sandboxConfig, loopback), mayOpenInBrowser(insecure, loopback)]).toEqual([
    true,
    false,
  ]);
});
