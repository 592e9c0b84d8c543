import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `concord-${name}-`));
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** A folder of a test's own, gone when the test has finished. */
export function tempFolder(name: string): string {
  const folder = newFolder(name);
  onTestFinished(() => remove(folder));
  return folder;
}

/** A folder of all tests of a file, gone when the last of them has finished; made at the top of the file. */
export function folderOfFile(name: string): string {
  const folder = newFolder(name);
  afterAll(() => remove(folder));
  return folder;
}
