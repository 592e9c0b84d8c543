import { accessSync, constants, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, posix, win32 } from 'node:path';
import { err, ok, type Result } from '../../shared/core/result.ts';

export type DataFolderFacts = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Electron's `appData`: Roaming on Windows, so not used there. */
  readonly appData: string;
  readonly sandbox: boolean;
};

export type DataFolderFault = { readonly kind: 'no-local-folder' | 'network-path' | 'relative-path' };

/**
 * Where this operating-system profile keeps its store: beneath LOCALAPPDATA on Windows, never Roaming, since two computers
 * writing copies of one profile would lose each other's work. The sandbox has a folder of its own, which CONCORD_DATA may
 * move; that variable means nothing outside the sandbox.
 */
export function chooseDataFolder(facts: DataFolderFacts): Result<string, DataFolderFault> {
  const { join: joined, isAbsolute } = facts.platform === 'win32' ? win32 : posix;
  const base = facts.platform === 'win32' ? facts.env['LOCALAPPDATA'] : facts.appData;
  const usual =
    base === undefined || base === ''
      ? undefined
      : joined(base, facts.sandbox ? 'Concord Sandbox' : 'Concord');
  const folder = facts.sandbox ? (facts.env['CONCORD_DATA'] ?? usual) : usual;
  if (folder === undefined) return err({ kind: 'no-local-folder' });
  if (!isAbsolute(folder)) return err({ kind: 'relative-path' });
  return isNetworkName(folder) ? err({ kind: 'network-path' }) : ok(folder);
}

/** Whether an existing folder really lies on another machine: a mapped drive, or a mounted share. */
export function liesOnNetwork(platform: NodeJS.Platform, folder: string): boolean {
  const real = realpathSync.native(nearestExisting(folder));
  if (platform === 'win32') return isNetworkName(real);
  return platform === 'linux' && isNetworkMount(readFileSync('/proc/self/mounts', 'utf8'), real);
}

/** Makes the folder when it is missing; false where Concord may not write in it: a read-only disk, other rights, a file in its place. */
export function isUsable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Whatever the reason, the answer is the same, and IT sees the folder.
    return false;
  }
}

/** `\\server\share`, `//server/share`, and the long spelling of the first. */
function isNetworkName(path: string): boolean {
  return /^[\\/]{2}(?![?.][\\/](?!UNC[\\/]))/i.test(path);
}

const networkKinds = /^(?:nfs4?|cifs|smb3?|smbfs|afs|ceph|9p|fuse\.(?:sshfs|davfs|glusterfs|rclone))$/;

/** Exported for its test: `mounts` is the text of /proc/self/mounts. */
export function isNetworkMount(mounts: string, path: string): boolean {
  const over = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, at = '', kind = '']) => ({ at: at.replaceAll(String.raw`\040`, ' '), kind }))
    .filter(({ at }) => at !== '' && (path === at || path.startsWith(at === '/' ? '/' : `${at}/`)))
    .toSorted((a, b) => b.at.length - a.at.length)[0];
  return over !== undefined && networkKinds.test(over.kind);
}

function nearestExisting(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? parent : nearestExisting(parent);
  }
}

/** Chromium's own files, apart from the store. */
export function chromiumFolder(dataFolder: string): string {
  return join(dataFolder, 'chromium');
}

/** Where dumps of a process's memory would go. */
export function crashFolder(dataFolder: string): string {
  return join(dataFolder, 'crashes');
}
