import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../lib/root.ts';
import { registeredScheme } from './scheme.ts';
import { filesBelow } from './stage.ts';
import { runTool } from './tools.ts';

/** What makes a Debian package, on Debian and its kin. */
export const debTool = 'dpkg-deb';

/** Where the program lies once installed. */
const home = 'opt/Concord';

/** The libraries that Electron loads from the system, and what opens a sign-in in the person's browser. */
const needed = [
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libsecret-1-0',
  'xdg-utils',
];

/**
 * Makes the Debian package of an unpacked Linux package. It runs no script at its installation or removal: what it registers
 * are files, so that removing it takes back everything it brought. The same folder gives the same bytes with the same dpkg.
 */
export function makeDeb(
  folder: string,
  file: string,
  version: string,
  compression: 'xz' | 'none' = 'xz',
): void {
  const work = mkdtempSync(join(tmpdir(), 'concord-deb-'));
  try {
    layOut(folder, work);
    const files = filesBelow(work);
    mkdirSync(join(work, 'usr/bin'));
    symlinkSync(`../../${home}/concord`, join(work, 'usr/bin/concord'));
    put(work, 'DEBIAN/control', control(version, sizeKiB(work, files)), 0o644);
    put(work, 'DEBIAN/md5sums', files.map((path) => `${md5(join(work, path))}  ${path}\n`).join(''), 0o644);
    runTool(debTool, ['--root-owner-group', `-Z${compression}`, '--build', work, file], {
      env: { SOURCE_DATE_EPOCH: '1' },
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function layOut(folder: string, work: string): void {
  chmodSync(work, 0o755);
  mkdirSync(join(work, 'opt'));
  cpSync(folder, join(work, home), { recursive: true });
  for (const path of filesBelow(join(work, home))) {
    const at = join(work, home, path);
    chmodSync(at, (statSync(at).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
  const sandbox = join(work, home, 'chrome-sandbox');
  // Chromium's own helper, without which its sandbox needs user namespaces that a system may refuse.
  if (existsSync(sandbox)) chmodSync(sandbox, 0o4755);
  put(work, 'usr/share/applications/concord.desktop', desktopEntry, 0o644);
  put(
    work,
    'usr/share/icons/hicolor/scalable/apps/concord.svg',
    readFileSync(join(root, 'renderer', 'icon.svg')),
    0o644,
  );
  put(work, 'usr/share/doc/concord/copyright', readFileSync(join(root, 'LICENSE')), 0o644);
}

/** What the start menu shows, and what takes a record system's launch. */
const desktopEntry = `[Desktop Entry]
Type=Application
Name=Concord
Comment=Medicines reconciliation
Exec=/${home}/concord %U
Icon=concord
Terminal=false
Categories=Office;
MimeType=x-scheme-handler/${registeredScheme};
StartupWMClass=Concord
`;

const control = (version: string, kib: number): string => `Package: concord
Version: ${version}
Architecture: amd64
Maintainer: Concord contributors <concord@localhost.invalid>
Installed-Size: ${kib}
Depends: ${needed.join(', ')}
Section: misc
Priority: optional
Description: medicines reconciliation for UK ward pharmacists
 Shared medication records side by side, decided line by line, on or off the
 network.
`;

function put(work: string, path: string, content: string | Buffer, mode: number): void {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), content, { mode });
}

const md5 = (path: string): string => createHash('md5').update(readFileSync(path)).digest('hex');
const sizeKiB = (work: string, files: readonly string[]): number =>
  Math.ceil(files.reduce((sum, path) => sum + statSync(join(work, path)).size, 0) / 1024);
