import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';
import { completeLock, missingOptionals, type Lock } from '../../build/lock/lock.ts';

test("this project's lock file holds every platform's packages, so that a fresh clone installs anywhere", () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  expect(Object.keys(lock.packages).length).toBeGreaterThan(50);
  expect(missingOptionals(lock).map((one) => one.path)).toEqual([]);
});

test('a package of another platform is added with its platform, and one that is held is left alone', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: { '@tool/win32-x64': '1.0.0', '@tool/linux-x64-gnu': '1.0.0' },
      },
      'node_modules/tool/node_modules/@tool/linux-x64-gnu': { version: '1.0.0' },
    },
  };
  const whole = completeLock(lock);
  expect(whole.packages).toMatchObject({
    'node_modules/@tool/win32-x64': {
      version: '1.0.0',
      cpu: ['x64'],
      dev: true,
      optional: true,
      os: ['win32'],
    },
  });
  expect(Object.keys(whole.packages)).toHaveLength(4);
  expect(missingOptionals(whole)).toEqual([]);
});

test('a package whose name gives no platform is refused rather than guessed', () => {
  const lock = { packages: { '': { optionalDependencies: { fsevents: '2.3.3' } } } };
  expect(() => missingOptionals(lock)).toThrow('does not say which platform');
});

test('every package of the lock file is pinned by its hash, and none names a registry', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Record<string, { integrity?: string }> };
  const unpinned = Object.entries(packages).filter(
    ([path, { integrity }]) => path !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  );
  expect(Object.keys(packages).length).toBeGreaterThan(300);
  expect(unpinned.map(([path]) => path)).toEqual([]);
  expect(text).not.toContain('"resolved"');
});
