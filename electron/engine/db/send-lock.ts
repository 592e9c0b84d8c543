import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';

/** Held by the one engine that sends from a store. */
export type SendLock = { readonly release: () => void };

/**
 * The right to send from the store of a folder: an empty database beside it, locked for as long as the engine sends. The
 * operating system takes the lock from a process that dies. `undefined` while another engine holds it.
 */
export function takeSendLock(dataFolder: string): SendLock | undefined {
  const db = new Sqlite(join(dataFolder, 'concord.sending'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
}
