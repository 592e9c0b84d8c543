import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const fileName = 'dmd-pack.txt';

/** Where the command line keeps the little it remembers: the place the operating system has for such things. */
export function usualStateFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): string {
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Concord');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Concord');
  return join(env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'concord');
}

/** Remembers where the pack imported last lies; its path only. */
export function rememberPack(stateFolder: string, pack: string): void {
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  writeFileSync(join(stateFolder, fileName), resolve(pack), { mode: 0o600 });
}

export function lastPack(stateFolder: string): string | undefined {
  const file = join(stateFolder, fileName);
  if (!existsSync(file)) return undefined;
  const path = readFileSync(file, 'utf8').trim();
  return path === '' ? undefined : path;
}
