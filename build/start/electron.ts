import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { out } from '../lib/root.ts';

const packageFolder = resolve(import.meta.dirname, '../../node_modules/electron');

/** A machine that cannot download the runtime must not wait for it: seconds, not minutes. */
const installLimitMs = 15_000;

export type ElectronFound =
  | { readonly kind: 'found'; readonly program: string }
  | { readonly kind: 'unavailable'; readonly why: string };

/** The path of the installed Electron runtime, or undefined where only the npm package is there. */
export function findElectron(folder = packageFolder): string | undefined {
  try {
    const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
    const program = join(dist, readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

export type Fetching = {
  readonly folder: string;
  /** Where a failure is remembered, so that a second start does not wait again. */
  readonly memory: string;
  readonly limitMs: number;
};

const usual: Fetching = {
  folder: packageFolder,
  memory: out('built', 'electron-unavailable.json'),
  limitMs: installLimitMs,
};

/** Finds the runtime, or tries once to fetch it; `again` forgets an earlier failure. */
export async function findOrFetchElectron(
  again: boolean,
  fetching: Fetching = usual,
): Promise<ElectronFound> {
  const program = findElectron(fetching.folder);
  if (program !== undefined) return { kind: 'found', program };
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] !== undefined) {
    return { kind: 'unavailable', why: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' };
  }
  const version = versionOf(fetching.folder);
  const remembered = again ? undefined : recall(fetching.memory, version);
  if (remembered !== undefined) return { kind: 'unavailable', why: `${remembered} (tried earlier)` };
  const why = await fetchRuntime(fetching);
  const fetched = findElectron(fetching.folder);
  if (fetched !== undefined) return { kind: 'found', program: fetched };
  mkdirSync(dirname(fetching.memory), { recursive: true });
  writeFileSync(fetching.memory, JSON.stringify({ version, why }));
  return { kind: 'unavailable', why };
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

function recall(file: string, version: string): string | undefined {
  try {
    const memory = JSON.parse(readFileSync(file, 'utf8')) as { version: string; why: string };
    return memory.version === version ? memory.why : undefined;
  } catch {
    return undefined;
  }
}

/** Runs Electron's own installer and stops it at the limit; says why where it did not work out. */
function fetchRuntime({ folder, limitMs }: Fetching): Promise<string> {
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return new Promise((done) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      done(`its download did not finish in ${limitMs / 1000} seconds`);
    }, limitMs);
    child.on('close', () => {
      clearTimeout(limit);
      done(downloadTrouble(said.join('')));
    });
  });
}

function downloadTrouble(output: string): string {
  if (output.includes('fetch failed')) return 'its download failed (no answer from the network)';
  const code = /\b(E[A-Z_]{4,}|HTTPError[^\n]*|Response code \d+[^\n]*)/.exec(output)?.[1];
  return code === undefined ? 'its download failed' : `its download failed (${code})`;
}
