import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A folder on a small disk of its own, in memory; to mount one takes the rights of an administrator. */
export type SmallDisk = {
  /** Takes the disk away again; what was on it stands in the folder as before. */
  readonly remove: () => void;
};

const blockBytes = 4096;

/** Puts `folder`, with what it holds, on a disk with `roomBytes` to spare; `undefined` where that is not permitted. */
export function onSmallDisk(folder: string, aside: string, roomBytes: number): SmallDisk | undefined {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const size = roomBytes + names.reduce((sum, name) => sum + blocksOf(join(folder, name)), 0);
  cpSync(folder, aside, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(aside, { recursive: true });
    return undefined;
  }
  // At once, even while the system still lets go of what the killed process had open; everything was copied before.
  const unmount = (): void => {
    const gone = spawnSync('umount', ['-l', folder], { encoding: 'utf8' });
    if (gone.status !== 0) throw new Error(`the small disk stays mounted: ${gone.stderr}`);
  };
  try {
    cpSync(aside, folder, { recursive: true });
  } catch (error) {
    unmount();
    throw error;
  }
  return {
    remove: () => {
      rmSync(aside, { recursive: true });
      cpSync(folder, aside, { recursive: true });
      unmount();
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      cpSync(aside, folder, { recursive: true });
      rmSync(aside, { recursive: true });
    },
  };
}

const blocksOf = (path: string): number => Math.ceil(statSync(path).size / blockBytes) * blockBytes;
