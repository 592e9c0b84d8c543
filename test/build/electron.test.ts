import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { findElectron, findOrFetchElectron } from '../../build/start/electron.ts';
import { tempFolder } from '../support/temp.ts';

/** An `electron` package whose installer does what the test says. */
function electronPackage(installer: string, version = '1.0.0') {
  const folder = tempFolder('electron');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
  writeFileSync(
    join(folder, 'install.js'),
    `const fs = require('node:fs'); fs.appendFileSync(__dirname + '/runs', 'x'); process.chdir(__dirname); ${installer}`,
  );
  return { folder, memory: join(folder, 'memory', 'unavailable.json'), limitMs: 10_000 };
}

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv('ELECTRON_SKIP_BINARY_DOWNLOAD', undefined);
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined);
});

const works =
  "fs.mkdirSync('dist'); fs.writeFileSync('dist/electron', ''); fs.writeFileSync('path.txt', 'electron');";

test('a runtime that can be fetched is fetched', async () => {
  const fetching = electronPackage(works);
  const found = await findOrFetchElectron(false, fetching);
  expect(found).toEqual({ kind: 'found', program: join(fetching.folder, 'dist', 'electron') });
});

test('a failed download is named, remembered, and tried again only when asked', async () => {
  const fetching = electronPackage(
    "console.error('Error: getaddrinfo ENOTFOUND github.com'); process.exit(1);",
  );
  const first = await findOrFetchElectron(false, fetching);
  expect(first).toEqual({ kind: 'unavailable', why: 'its download failed (ENOTFOUND)' });
  writeFileSync(
    join(fetching.folder, 'install.js'),
    works.replace(/^/, "const fs = require('node:fs'); process.chdir(__dirname);"),
  );
  expect((await findOrFetchElectron(false, fetching)).kind).toBe('unavailable');
  expect((await findOrFetchElectron(true, fetching)).kind).toBe('found');
});

test('a download that hangs is stopped at the limit, and its process with it', async () => {
  const hangs = "fs.writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000);";
  const fetching = { ...electronPackage(hangs), limitMs: 2_000 };
  const found = await findOrFetchElectron(false, fetching);
  expect(found).toEqual({ kind: 'unavailable', why: 'its download did not finish in 2 seconds' });
  const pid = Number(readFileSync(join(fetching.folder, 'pid'), 'utf8'));
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 5_000 });
});

test('where downloads are switched off, none is started', async () => {
  vi.stubEnv('ELECTRON_SKIP_BINARY_DOWNLOAD', '1');
  const fetching = electronPackage(works);
  expect((await findOrFetchElectron(false, fetching)).kind).toBe('unavailable');
  expect(existsSync(join(fetching.folder, 'runs'))).toBe(false);
});

test('half an installation is no runtime', () => {
  const { folder } = electronPackage('');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'path.txt'), 'electron');
  expect(findElectron(folder)).toBeUndefined();
});
