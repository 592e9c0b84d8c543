import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRegistryAnswer, registryKey } from '../../electron/desktop/policy-registry.ts';
import { findPolicy, readPolicyFile } from '../../electron/desktop/policy-source.ts';
import { tempFolder } from '../support/temp.ts';

const windows = { platform: 'win32', env: {}, packaged: true } as const;

/** As `reg query` prints it: the key, then four spaces between name, type and data. */
const answer = [
  '',
  String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Concord`,
  '    IdleLockMinutes    REG_DWORD    0x3',
  '    Desktop    REG_SZ    pooled',
  String.raw`    WhoMaySign    REG_MULTI_SZ    pharmacist\0prescriber`,
  String.raw`    TrustTables    REG_SZ    C:\Program Data\Concord\our tables.json`,
  '    (Default)    REG_SZ    (value not set)',
  '',
].join('\r\n');

test('the registry gives numbers, texts with spaces, and lists', () => {
  expect(readRegistryAnswer(answer)).toMatchObject({
    IdleLockMinutes: 3,
    Desktop: 'pooled',
    WhoMaySign: ['pharmacist', 'prescriber'],
    TrustTables: String.raw`C:\Program Data\Concord\our tables.json`,
  });
});

test('no policy is an empty one; a policy that cannot be read stops the start', () => {
  expect(findPolicy(windows, () => undefined)).toEqual({
    ok: true,
    value: { values: {}, from: registryKey },
  });
  const refused = findPolicy(windows, () => {
    throw new Error('no reg.exe');
  });
  expect(refused.ok).toBe(false);
});

test.for([
  ['not JSON', '{"IdleLockMinutes": 3'],
  ['a list', '[1]'],
  ['a number', '3'],
] as const)('a policy file that is %s stops the start and names the file, not its content', ([, text]) => {
  const path = join(tempFolder('policy'), 'policy.json');
  writeFileSync(path, text);
  const read = readPolicyFile(path);
  expect(read.ok ? '' : read.fault.words).toContain(path);
  expect(JSON.stringify(read)).not.toContain('IdleLock');
});

test('a policy file is taken with a byte order mark, and a folder in its place is not readable', () => {
  const folder = tempFolder('policy');
  writeFileSync(join(folder, 'policy.json'), '\uFEFF{"IdleLockMinutes":3}');
  expect(readPolicyFile(join(folder, 'policy.json'))).toMatchObject({
    ok: true,
    value: { values: { IdleLockMinutes: 3 } },
  });
  mkdirSync(join(folder, 'other'));
  expect(readPolicyFile(join(folder, 'other')).ok).toBe(false);
});
