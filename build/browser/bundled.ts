import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import chromiumPackage, { inflate } from '@sparticuz/chromium';

export type Bundled = {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly why: string;
};

const archives = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));

/**
 * Unpacks npm's Chromium once into a folder named after its version. It is unpacked beside and moved into place whole, so
 * that two test processes at once never meet half a browser.
 */
export async function unpackBundled(folder: string): Promise<Bundled> {
  refusePlatform();
  const home = join(folder, packageVersion());
  if (!existsSync(join(home, 'chromium'))) await unpack(folder, home);
  const fonts = writeFontList(home);
  return withLibraries(join(home, 'chromium'), { FONTCONFIG_FILE: fonts }, join(home, 'al2023', 'lib'));
}

function refusePlatform(): void {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Error(
    `No browser was found. npm's Chromium runs on Linux x64 only, and this is ${process.platform}-${process.arch}: ` +
      'install Chrome, Edge or Chromium, or name one in CHROME_PATH.',
  );
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(archives, 'package.json'), 'utf8')) as { version: string };
  return version;
}

async function unpack(folder: string, home: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const beside = mkdtempSync(join(folder, 'unpacking-'));
  const before = process.env['TMPDIR'];
  // The package unpacks into the temporary folder, wherever that is.
  process.env['TMPDIR'] = beside;
  try {
    await chromiumPackage.executablePath(join(archives, 'bin'));
    await inflate(join(archives, 'bin', 'al2023.tar.br'));
    if (!existsSync(home)) renameSync(beside, home);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(beside, { recursive: true, force: true });
  }
}

/** The package's own list of font folders names places that only its usual host has; without one, text is not drawn. */
function writeFontList(home: string): string {
  const file = join(home, 'fonts.conf');
  const folders = [join(home, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const list = folders.map((folder) => `<dir>${folder}</dir>`).join('');
  const text = `<?xml version="1.0"?><fontconfig>${list}<cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>\n`;
  // Written only when it differs: another process may be reading it now.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return file;
}

/** Tries the browser with the machine's own libraries, then with those the package brings; names what is missing. */
function withLibraries(
  path: string,
  environment: Readonly<Record<string, string>>,
  libraries: string,
): Bundled {
  const own = missingLibrary(path, environment);
  if (own === undefined) return { path, environment, why: 'no browser is installed' };
  const lent = { ...environment, LD_LIBRARY_PATH: libraries };
  const still = missingLibrary(path, lent);
  if (still === undefined)
    return { path, environment: lent, why: `no browser is installed, and ${own} came with it` };
  throw new Error(
    `No browser was found, and npm's Chromium does not start here: ${still} is missing. ` +
      'Install Chrome, Edge or Chromium, or name one in CHROME_PATH.',
  );
}

function missingLibrary(path: string, environment: Readonly<Record<string, string>>): string | undefined {
  const tried = spawnSync(path, ['--version', '--no-sandbox'], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 20_000,
  });
  if (tried.status === 0) return undefined;
  return (
    /loading shared libraries: ([^:\s]+)/.exec(tried.stderr)?.[1] ??
    (tried.stderr.trim().split('\n')[0] || 'its start')
  );
}
