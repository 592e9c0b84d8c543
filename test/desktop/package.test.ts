import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { extractFile } from '@electron/asar';
import { out, root } from '../../build/lib/root.ts';
import { packFolder } from '../../build/package/archives.ts';
import { fuses } from '../../build/package/builder.ts';
import { inspect, type Inspected } from '../../build/package/inspect.ts';
import { productModules } from '../../build/package/modules.ts';
import { settled } from '../../build/package/msi-project.ts';
import { nsisScript, registeredScheme } from '../../build/package/scheme.ts';
import { filesBelow, stage } from '../../build/package/stage.ts';
import { targetOf } from '../../build/package/targets.ts';
import { buildDesktop } from '../../build/vite/desktop.ts';
import { launchScheme } from '../../electron/desktop/launches.ts';
import { must } from '../../shared/core/must.ts';
import { packageOf } from '../support/packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const made = new Map<string, { readonly folder: string; readonly found: Inspected }>();

async function make(name: string): Promise<void> {
  const unpacked = await packageOf(name, folder);
  made.set(name, { folder: unpacked, found: await inspect(unpacked, targetOf(name)) });
}
const of = (name: string) => must(made.get(name), 'it was made');

beforeAll(async () => {
  await make('linux');
  await make('win32');
}, 240_000);

test.each([
  ['linux', 'linux-x64.node'],
  ['win32', 'win32-x64.node'],
])(
  'the package of %s holds the product and nothing else, and exactly one native module, of that platform',
  (name, native) => {
    const { found } = of(name);
    expect(found.notAllowed).toEqual([]);
    expect(found.natives).toEqual([`node_modules/better-sqlite3-multiple-ciphers/prebuilds/${native}`]);
    for (const needed of [
      'desktop/main.js',
      'desktop/engine.js',
      'desktop/engine/rooms.js',
      'desktop/preload.cjs',
      'renderer/index.html',
    ])
      expect(found.files).toContain(needed);
    expect(found.files.filter((path) => /sandbox|preview|\.test\./.test(path))).toEqual([]);
  },
);

test('the fuses are set in the program itself, in each package', () => {
  expect(['linux', 'win32'].map((name) => of(name).found.fuses)).toEqual([fuses, fuses]);
});

test('the archive of the Windows package is bound to its program', () => {
  const program = readFileSync(join(of('win32').folder, 'Concord.exe')).toString('latin1');
  expect(program).toMatch(/resources\\\\app\.asar/);
  expect(program).toMatch(/"alg":\s*"SHA256"/);
});

test('the same commit gives the same bundles, and lays out the same files for a package, byte for byte', async () => {
  const again = join(folder, 'bundles');
  await buildDesktop(again);
  const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
  const digests = (staged: string): readonly string[] =>
    filesBelow(staged).map((path) => `${path} ${digest(join(staged, path))}`);
  const programs = (staged: string) => digests(staged).filter((line) => !line.includes('.map '));
  expect(programs(again)).toEqual(programs(out('desktop')));
  stage(targetOf('linux'), join(folder, 'staged-again'), '0.1.0');
  expect(digests(join(folder, 'staged-again'))).toEqual(digests(join(folder, 'linux-staged')));
});

test.each([
  ['linux', 'tar.gz'],
  ['win32', 'zip'],
] as const)(
  'the package of %s as %s is the same bytes each time, holds every file, and its program may be run',
  (name, kind) => {
    const packed = (file: string): Buffer => {
      const path = join(folder, file);
      packFolder(of(name).folder, path, { kind, top: 'concord' });
      return readFileSync(path);
    };
    const [once, again] = [packed(`once.${kind}`), packed(`again.${kind}`)];
    expect(once.equals(again)).toBe(true);
    const out = join(folder, `opened-${name}`);
    mkdirSync(out);
    if (kind === 'tar.gz') execFileSync('tar', ['-xzf', join(folder, `once.${kind}`), '-C', out]);
    const names = kind === 'tar.gz' ? filesBelow(out) : namesInZip(once);
    expect(names.toSorted()).toEqual(
      filesBelow(of(name).folder)
        .map((file) => `concord/${file}`)
        .toSorted(),
    );
    expect(kind === 'zip' || (statSync(join(out, 'concord', 'concord')).mode & 0o111) !== 0).toBe(true);
  },
);

/** Names of the central directory, read by the format's own tables. */
function namesInZip(bytes: Buffer): readonly string[] {
  const names: string[] = [];
  let at = bytes.readUInt32LE(bytes.length - 6);
  while (bytes.readUInt32LE(at) === 0x02_01_4b_50) {
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.subarray(at + 46, at + 46 + length).toString());
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

test('beside the archive lie the licence of everything in it, the bill of materials and the script that checks an audit', () => {
  const papers = join(of('linux').folder, 'resources', 'papers');
  expect(filesBelow(papers)).toEqual(['LICENSE', 'licences.txt', 'sbom.cdx.json', 'verify-audit.mjs']);
  const bom = z
    .object({
      bomFormat: z.literal('CycloneDX'),
      components: z.array(
        z.object({
          name: z.string(),
          purl: z.string(),
          licenses: z.array(z.object({ expression: z.string() })).optional(),
        }),
      ),
    })
    .parse(JSON.parse(readFileSync(join(papers, 'sbom.cdx.json'), 'utf8')));
  expect(bom.components.map(({ name }) => name)).toEqual([
    ...productModules().map(({ name }) => name),
    'electron',
  ]);
  expect(bom.components.filter(({ licenses }) => /A?GPL/.test(licenses?.[0]?.expression ?? ''))).toEqual([]);
  const texts = readFileSync(join(papers, 'licences.txt'), 'utf8');
  expect(productModules().filter(({ name }) => !texts.includes(name))).toEqual([]);
  expect(() => execFileSync(process.execPath, [join(papers, 'verify-audit.mjs')])).toThrow('Command failed');
});

test('each Windows installer registers the scheme of launches, and keeps Windows from dumping the memory, for the whole computer', () => {
  expect(registeredScheme).toBe(launchScheme);
  expect(nsisScript).toContain(String.raw`WriteRegStr HKLM "SOFTWARE\Classes\concord\shell\open\command"`);
  const template = readFileSync(
    join(root, 'node_modules', 'app-builder-lib', 'templates', 'msi', 'template.xml'),
    'utf8',
  );
  const project = settled(template, '0.1.0');
  expect(project).toContain(String.raw`Key="SOFTWARE\Classes\concord\shell\open\command"`);
  expect(project.indexOf('LaunchScheme')).toBeLessThan(project.lastIndexOf('</ComponentGroup>'));
  const noDumps = String.raw`Windows Error Reporting\ExcludedApplications`;
  for (const text of [project, nsisScript]) expect(text.split(noDumps).length).toBeGreaterThan(1);
  expect(() => settled('<Wix/>', '0.1.0')).toThrow('no group of components');
});

test('the program named by the archive is the one that was built', () => {
  const archive = join(of('linux').folder, 'resources', 'app.asar');
  const manifest = z
    .object({ main: z.string() })
    .parse(JSON.parse(extractFile(archive, 'package.json').toString()));
  const main = extractFile(archive, manifest.main);
  expect(main.equals(readFileSync(join(root, 'out', 'desktop', 'main.js')))).toBe(true);
});
