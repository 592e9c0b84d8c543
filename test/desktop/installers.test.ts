import { createHash } from 'node:crypto';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runNode } from '../../build/lib/command.ts';
import { out, root } from '../../build/lib/root.ts';
import { makeDeb } from '../../build/package/deb.ts';
import { inspect, notBeside } from '../../build/package/inspect.ts';
import { fileNameOf, makeOne } from '../../build/package/make-one.ts';
import { codeOf, productCodeOf, settled, upgradeCode } from '../../build/package/msi-project.ts';
import { makeMsi } from '../../build/package/msi.ts';
import { filesBelow } from '../../build/package/stage.ts';
import { targetOf } from '../../build/package/targets.ts';
import { isInstalled, runTool } from '../../build/package/tools.ts';
import { must } from '../../shared/core/must.ts';
import { systemTools, testWith } from '../support/skip.ts';
import { standInRuntime } from './stand-in-runtime.ts';

/** The installers that need no Windows and no download: made, looked into, and where the system can, installed and removed. */
const folder = mkdtempSync(join(tmpdir(), 'concord-installers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const forMsi = systemTools('wixl', 'msiinfo', 'msiextract');
const forDeb = systemTools('dpkg', 'dpkg-deb');
const packages = { win32: out('packages', 'win32'), linux: out('packages', 'linux') };
const unpacked = {
  win32: join(packages.win32, 'win-unpacked'),
  linux: join(packages.linux, 'linux-unpacked'),
};
const made = (kind: Parameters<typeof fileNameOf>[0], platform: 'win32' | 'linux'): string =>
  join(packages[platform], fileNameOf(kind, targetOf(platform), '0.1.0'));
const files = {
  msi: made('msi', 'win32'),
  msiNext: join(folder, fileNameOf('msi', targetOf('win32'), '0.2.0')),
  deb: made('deb', 'linux'),
};
const said = { win32: '', linux: '' };
const guide = readFileSync(join(root, 'docs', 'it', 'README.md'), 'utf8');

/** The command of the guide, with a runtime that is one in shape only, as none can be downloaded here. */
async function makeAsGuided(platform: 'win32' | 'linux'): Promise<void> {
  const command = must(
    guide.split('\n').find((line) => line.includes(`npm run package -- --platform ${platform}`)),
    'the guide gives the command',
  );
  const args = command.trim().split(' ').slice(4);
  const runtime = standInRuntime(join(folder, `${platform}-runtime`), targetOf(platform));
  const { code, output } = await runNode([
    join(root, 'build', 'package', 'main.ts'),
    ...args.map((word) => (word.startsWith('path/') ? runtime : word)),
  ]);
  if (code !== 0) throw new Error(output);
  said[platform] = output;
}

beforeAll(async () => {
  await makeAsGuided('win32');
  await makeAsGuided('linux');
  if (forMsi.present) makeMsi(unpacked.win32, files.msiNext, '0.2.0');
}, 300_000);

test('the commands of the guide make zip and MSI, tar.gz and deb, say of each its size and hash, and of the page that it keeps to its limit', () => {
  const wanted = [
    ['win32', made('zip', 'win32')],
    ['linux', made('tar.gz', 'linux')],
    ...(isInstalled('wixl') ? [['win32', files.msi] as const] : []),
    ...(isInstalled('dpkg-deb') ? [['linux', files.deb] as const] : []),
  ] as const;
  for (const [platform, file] of wanted) {
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(said[platform]).toContain(`${basename(file)}  ${statSync(file).size} bytes, SHA-256 ${hash}`);
  }
  for (const platform of ['win32', 'linux'] as const)
    expect(Number(/^page, gzipped +(\d+) bytes/m.exec(said[platform])?.[1])).toBeLessThan(500_000);
});

test('where the tool for an installer is missing it is named, and nothing stands in its place', () => {
  const path = process.env['PATH'];
  process.env['PATH'] = folder;
  try {
    const missing = (['msi', 'deb'] as const).map((kind) =>
      makeOne(kind, unpacked.linux, folder, targetOf('linux'), '0.3.0'),
    );
    expect(missing).toEqual([
      { ok: false, fault: 'wixl' },
      { ok: false, fault: 'dpkg-deb' },
    ]);
  } finally {
    process.env['PATH'] = path;
  }
  expect(readdirSync(folder).filter((name) => name.includes('0.3.0'))).toEqual([]);
});

/** Rows of a table of an MSI, without the three lines that say its columns. */
const table = (msi: string, name: string): readonly (readonly string[])[] =>
  runTool('msiinfo', ['export', msi, name])
    .split('\n')
    .slice(3)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/\r$/, '').split('\t'));
const properties = (msi: string): ReadonlyMap<string, string> =>
  new Map(table(msi, 'Property').map(([name = '', value = '']) => [name, value]));
const braced = (code: string): string => `{${code}}`;

testWith(forMsi)(
  'the MSI brings exactly the files of the package, byte for byte, and nothing that does not belong there',
  holdsThePackage,
);

async function holdsThePackage(): Promise<void> {
  const opened = join(folder, 'msi-opened');
  mkdirSync(opened);
  runTool('msiextract', ['-C', opened, files.msi]);
  const installed = join(opened, 'Concord');
  const brought = filesBelow(installed);
  expect(readdirSync(opened)).toEqual(['Concord']);
  expect(brought).toEqual(filesBelow(unpacked.win32));
  expect(
    brought.filter(
      (path) => !readFileSync(join(installed, path)).equals(readFileSync(join(unpacked.win32, path))),
    ),
  ).toEqual([]);
  const found = await inspect(installed, targetOf('win32'));
  expect([found.notAllowed, found.natives.length]).toEqual([[], 1]);
  expect(
    notBeside(['Concord.exe', 'resources/default_app.asar', 'resources/elevate.exe', 'trust.json']),
  ).toEqual(['resources/default_app.asar', 'resources/elevate.exe', 'trust.json']);
}

testWith(forMsi)(
  'the MSI is for the whole computer, asks nobody anything and runs nothing, so that the silent commands of the guide need no property',
  isSilent,
);

function isSilent(): void {
  expect(Object.fromEntries(properties(files.msi))).toMatchObject({
    ALLUSERS: '1',
    REINSTALLMODE: 'amus',
    ProductName: 'Concord',
  });
  expect(properties(files.msi).has('MSIINSTALLPERUSER')).toBe(false);
  const tables = runTool('msiinfo', ['tables', files.msi]).split('\n');
  expect(tables.filter((name) => ['Dialog', 'Control'].includes(name))).toEqual([]);
  expect([table(files.msi, 'CustomAction'), table(files.msi, 'ServiceInstall')]).toEqual([[], []]);
  expect(runTool('msiinfo', ['suminfo', files.msi])).toMatch(/^Template: x64;1033$/m);
  const folders = table(files.msi, 'Directory').map(([id, above]) => [id, above]);
  expect(folders).toContainEqual(['APPLICATIONFOLDER', 'ProgramFiles64Folder']);
  // 2 is HKLM: nothing is written for one user alone.
  expect(table(files.msi, 'Registry').map(([, hive]) => hive)).toEqual(['2', '2', '2', '2']);
  const name = fileNameOf('msi', targetOf('win32'), '0.1.0');
  for (const command of [`msiexec /i ${name} /qn /norestart`, `msiexec /x ${name} /qn`])
    expect(guide).toContain(command);
}

testWith(forMsi)(
  'the MSI registers the scheme of launches and keeps Windows from dumping the memory, each taken away with the program',
  registers,
);

function registers(): void {
  const key = String.raw`SOFTWARE\Classes\concord`;
  const written = table(files.msi, 'Registry').map(([, , at, name, value, component]) => ({
    at,
    name,
    value,
    component,
  }));
  expect(written).toHaveLength(4);
  expect(written).toEqual(
    expect.arrayContaining([
      { at: key, name: '', value: 'URL:Concord launch', component: 'LaunchScheme' },
      { at: key, name: 'URL Protocol', value: '', component: 'LaunchScheme' },
      {
        at: String.raw`${key}\shell\open\command`,
        name: '',
        value: '"[APPLICATIONFOLDER]Concord.exe" "%1"',
        component: 'LaunchScheme',
      },
      {
        at: String.raw`SOFTWARE\Microsoft\Windows\Windows Error Reporting\ExcludedApplications`,
        name: 'Concord.exe',
        value: '#1',
        component: 'NoDumps',
      },
    ]),
  );
  // 16 would leave a component where it is when the program goes.
  expect(
    table(files.msi, 'Component').filter(([, , , attributes]) => (Number(attributes) & 16) !== 0),
  ).toEqual([]);
  const part = new Set(table(files.msi, 'FeatureComponents').map(([, component]) => component));
  expect(table(files.msi, 'Component').filter(([id]) => !part.has(id))).toEqual([]);
}

testWith(forMsi)(
  'every version is an upgrade of the one before and a product of its own, also where electron-builder makes the MSI, and keeps the codes of its files',
  upgrades,
);

function upgrades(): void {
  const codes = [files.msi, files.msiNext].map((msi) => [
    properties(msi).get('UpgradeCode'),
    properties(msi).get('ProductCode'),
  ]);
  expect(codes).toEqual([
    [braced(upgradeCode), braced(productCodeOf('0.1.0'))],
    [braced(upgradeCode), braced(productCodeOf('0.2.0'))],
  ]);
  // Written down, as another code is another product that installs beside the old one.
  expect(upgradeCode).toBe('0D5F2C6E-3B0D-4F0B-9A55-7C0A9C1B6D24');
  expect([productCodeOf('0.1.0'), codeOf('file Concord.exe')]).toEqual([
    '33F5C0D0-CEB3-51F7-9795-B1574ACCA46C',
    '09F6460B-F624-5C22-8B93-2F20F5A9D25F',
  ]);
  const componentsOf = (msi: string) =>
    table(msi, 'Component')
      .map(([id, code]) => `${id} ${code}`)
      .toSorted();
  expect(componentsOf(files.msi)).toEqual(componentsOf(files.msiNext));
  const older = must(
    table(files.msiNext, 'Upgrade').find((row) => row.includes('WIX_UPGRADE_DETECTED')),
    'what is replaced',
  );
  expect(older.slice(0, 3)).toEqual([braced(upgradeCode), '', '0.2.0']);
  expect(table(files.msiNext, 'LaunchCondition')[0]?.[0]).toBe('NOT WIX_DOWNGRADE_DETECTED');
  const template = readFileSync(
    join(root, 'node_modules', 'app-builder-lib', 'templates', 'msi', 'template.xml'),
    'utf8',
  );
  expect(settled(template, '0.2.0')).toContain(`<Product Id="${productCodeOf('0.2.0')}"`);
}

/** A root of its own for dpkg, in which nothing is installed yet. */
function scratchRoot(name: string): {
  readonly at: string;
  readonly dpkg: (...args: readonly string[]) => string;
} {
  const at = join(folder, name);
  for (const one of ['info', 'updates', 'triggers'])
    mkdirSync(join(at, 'var/lib/dpkg', one), { recursive: true });
  for (const one of ['status', 'available']) writeFileSync(join(at, 'var/lib/dpkg', one), '');
  // Of what it depends on nothing is in the scratch root; a computer's own apt brings it.
  const options = [
    `--root=${at}`,
    '--force-depends',
    '--force-bad-path',
    '--force-not-root',
    '--log=/dev/null',
  ];
  const asRoot = process.getuid?.() === 0;
  return {
    at,
    dpkg: (...args) =>
      asRoot ? runTool('dpkg', [...options, ...args]) : runTool('fakeroot', ['dpkg', ...options, ...args]),
  };
}

/** What lies in a root besides dpkg's own notes: files and links. */
const brought = (at: string): readonly string[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((path) => !lstatSync(join(at, path)).isDirectory() && !/^var\/(?:lib|log)\/dpkg/.test(path))
    .toSorted();

const beside = [
  'usr/bin/concord',
  'usr/share/applications/concord.desktop',
  'usr/share/doc/concord/copyright',
  'usr/share/icons/hicolor/scalable/apps/concord.svg',
];
const canInstall = process.getuid?.() === 0 || isInstalled('fakeroot') ? forDeb : systemTools('fakeroot');

testWith(forDeb)('the Debian package is the same bytes each time and runs no script as root', isTheSame);

function isTheSame(): void {
  const twice = ['once.deb', 'again.deb'].map((name) => {
    makeDeb(unpacked.linux, join(folder, name), '0.1.0', 'none');
    return readFileSync(join(folder, name));
  });
  expect(twice[0]?.equals(twice[1] ?? Buffer.of())).toBe(true);
  const control = join(folder, 'control');
  runTool('dpkg-deb', ['--control', files.deb, control]);
  expect(readdirSync(control).toSorted()).toEqual(['control', 'md5sums']);
  const listed = runTool('dpkg-deb', ['--contents', files.deb]).trim().split('\n');
  expect(listed.filter((line) => !/ root\/root /.test(line))).toEqual([]);
  expect(listed.filter((line) => /^.{3}s/.test(line)).map((line) => line.split(' ').at(-1))).toEqual([
    './opt/Concord/chrome-sandbox',
  ]);
}

testWith(canInstall)(
  'installed by dpkg the Debian package brings the program, its start and the scheme of launches, and nothing else; removed, nothing is left',
  installs,
);

function installs(): void {
  const { at, dpkg } = scratchRoot('root');
  dpkg('-i', files.deb);
  expect(dpkg('-s', 'concord')).toMatch(/^Status: install ok installed$/m);
  const program = filesBelow(unpacked.linux);
  expect(brought(at)).toEqual([...program.map((path) => `opt/Concord/${path}`), ...beside].toSorted());
  expect(notBeside(program)).toEqual([]);
  expect(join('/usr/bin', readlinkSync(join(at, 'usr/bin/concord')))).toBe('/opt/Concord/concord');
  expect(lstatSync(join(at, 'opt/Concord/concord')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(at, 'usr/share/applications/concord.desktop'), 'utf8')).toMatch(
    /^Exec=\/opt\/Concord\/concord %U$[\s\S]*^MimeType=x-scheme-handler\/concord;$/m,
  );
  expect(dpkg('--verify', 'concord').trim()).toBe('');
  dpkg('-r', 'concord');
  expect(brought(at)).toEqual([]);
  expect(readdirSync(at)).toEqual(['var']);
  expect(guide).toContain(`dpkg -i ${fileNameOf('deb', targetOf('linux'), '0.1.0')}`);
}

testWith(canInstall)(
  'a newer Debian package replaces the older one, and what it no longer has is gone',
  replaces,
);

function replaces(): void {
  const { at, dpkg } = scratchRoot('upgraded');
  dpkg('-i', files.deb);
  const newer = join(folder, 'newer');
  cpSync(unpacked.linux, newer, { recursive: true });
  rmSync(join(newer, 'version'));
  const next = join(folder, fileNameOf('deb', targetOf('linux'), '0.2.0'));
  makeDeb(newer, next, '0.2.0', 'none');
  dpkg('-i', next);
  expect(dpkg('-s', 'concord')).toMatch(/^Version: 0\.2\.0$/m);
  expect(brought(at).filter((path) => path.endsWith('/version'))).toEqual([]);
  dpkg('-P', 'concord');
  expect(brought(at)).toEqual([]);
}
