import { closeSync, fsyncSync, openSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { err, type Result } from '../../../shared/core/result.ts';
import type { ImportFault } from './fault.ts';

/** Turns what the operating system or the zip library throws while something is read into a fault. */
export async function reading<T>(
  name: string,
  run: () => Promise<Result<T, ImportFault>>,
): Promise<Result<T, ImportFault>> {
  try {
    return await run();
  } catch (error) {
    const code = codeOf(error);
    // zlib's errors have codes of their own; yauzl's are plain ones about the bytes of the zip.
    const packed = name.includes('.zip/') && error instanceof Error;
    if (packed && (code?.startsWith('Z_') === true || (code === undefined && error.name === 'Error')))
      return err({ kind: 'damaged-zip', name });
    if (code === undefined || code.startsWith('SQLITE')) throw error;
    return err({ kind: 'cannot-read', name, code });
  }
}

/** The code of an operating system's, SQLite's or zlib's error. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Makes the rename itself durable. Windows cannot open a folder for this and needs no such step. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** Whatever waits in this process has its turn: a call is answered between two steps of a long import. */
export const letOthersWork = (): Promise<void> => setImmediate();
