import { accessSync, constants, statfsSync } from 'node:fs';

const memory = '/dev/shm';
const enoughBytes = 4 * 1024 ** 3;

/**
 * Has tests keep their stores in memory where the system offers a folder that does: waiting for the disk is most of what a store
 * costs them, and no test is about the disk. Elsewhere the system's own temp folder stays.
 */
export function keepTempInMemory(): void {
  if (process.env['TMPDIR'] === undefined && hasRoom()) process.env['TMPDIR'] = memory;
}

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > enoughBytes;
  } catch {
    return false;
  }
}
