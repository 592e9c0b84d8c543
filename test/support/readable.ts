import { existsSync, readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a word can be read in clear, in any of the encodings text is kept in. */
export function placesOfText(words: readonly string[], folders: readonly string[]): readonly string[] {
  const patterns = words.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
  ]);
  const files = folders.flatMap(filesIn);
  return [...files, ...deletedButOpen()].filter((path) =>
    patterns.some((pattern) => readFileSync(path).includes(pattern)),
  );
}

/** Where SQLite puts what does not fit in memory, in its own order of search. */
export const sqliteTempFolders = (): readonly string[] =>
  [
    ...new Set([
      process.env['SQLITE_TMPDIR'] ?? '',
      process.env['TMPDIR'] ?? '',
      '/var/tmp',
      '/usr/tmp',
      tmpdir(),
    ]),
  ].filter((path) => path !== '' && existsSync(path));

/** Files directly in a folder that SQLite made for itself. */
export const sqliteTempFiles = (): readonly string[] =>
  sqliteTempFolders().flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('etilqs_'))
      .map((name) => join(folder, name)),
  );

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Temporary files are unlinked as soon as they are open; on Linux they can still be read through the process. */
function deletedButOpen(): readonly string[] {
  const folder = '/proc/self/fd';
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => isDeletedFile(path));
}

/** What they were called: a number of one that was closed is another file's a moment later. */
export const namesOfDeleted = (): readonly string[] =>
  deletedButOpen().flatMap((path) => {
    try {
      return [readlinkSync(path)];
    } catch {
      // Closed since it was listed.
      return [];
    }
  });

function isDeletedFile(path: string): boolean {
  try {
    return readlinkSync(path).endsWith('(deleted)') && statSync(path).isFile();
  } catch {
    // The descriptor that listed the folder is gone by now.
    return false;
  }
}
