import type { Files } from '../host.ts';
import { saltBytes } from './open.ts';

/** A whole store beside the one in use, made to take its place: the same records under a new key. */
export const nextOf = (storePath: string): string => `${storePath}.next`;

/** What belongs to a store file; the store itself last, so that it stands as long as anything of it does. */
const parts = ['.commits', '-journal', '-wal', '-shm', ''];

/** Removes a next store, whole or not. */
export function removeNext(storePath: string, files: Files): void {
  for (const part of parts) files.remove(`${nextOf(storePath)}${part}`);
}

/** The salt a store begins with, in hex; `undefined` when there is none. */
export function saltOf(path: string, files: Files): string | undefined {
  const start = files.readStart(path, saltBytes);
  return start?.length === saltBytes ? Buffer.from(start).toString('hex') : undefined;
}

/**
 * Puts the next store in the place of the one in use, whose keys nobody has any more, if its salt is the one that the vault's keys
 * open; another next store was never finished and goes. May be begun again wherever it ended; nobody may have the store open.
 */
export function settleNext(storePath: string, salt: string | null, files: Files): void {
  const next = nextOf(storePath);
  const [inUse, waiting] = [saltOf(storePath, files), saltOf(next, files)];
  const takesPlace = salt !== null && waiting === salt && inUse !== salt;
  if (takesPlace) {
    // The log of the old one would be read into the new.
    for (const part of ['-wal', '-shm']) files.remove(`${storePath}${part}`);
    files.rename(next, storePath);
  }
  const tookPlace = takesPlace || (waiting === undefined && inUse === salt);
  const commits = `${next}.commits`;
  if (tookPlace && files.exists(commits)) files.rename(commits, `${storePath}.commits`);
  removeNext(storePath, files);
}

/** Every file of a store, of its next one too. */
export const storeFiles = (storePath: string): readonly string[] =>
  [storePath, nextOf(storePath)].flatMap((path) => parts.map((part) => `${path}${part}`));
