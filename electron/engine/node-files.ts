import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Files, InPlaceFile } from './host.ts';

/** The engine's file operations on a real disk. Folders and files are for their owner alone. */
export const nodeFiles: Files = {
  read: (path) => (existsSync(path) ? readFileSync(path) : undefined),
  readStart,
  writeWhole: (path, bytes) => {
    const beside = `${path}.new`;
    writeSynced(beside, bytes);
    renameSync(beside, path);
    syncFolder(dirname(path));
  },
  overwrite: (path, bytes) => writeFileSync(path, bytes, { mode: 0o600 }),
  rename: (from, to) => {
    renameSync(from, to);
    syncFolder(dirname(to));
  },
  openInPlace,
  remove: (path) => rmSync(path, { force: true }),
  exists: (path) => existsSync(path),
  makeFolder: (path) => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  },
};

function readStart(path: string, count: number): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(count);
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0));
  } finally {
    closeSync(file);
  }
}

function openInPlace(path: string): InPlaceFile {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  let length = fstatSync(file).size;
  return {
    write: (bytes) => {
      writeAll(file, bytes);
      if (length !== bytes.length) ftruncateSync(file, bytes.length);
      length = bytes.length;
    },
    close: () => closeSync(file),
  };
}

/** From the start of the file. */
function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written, bytes.length - written, written);
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeAll(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the rename itself durable. Windows cannot open a folder for this and needs no such step. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
