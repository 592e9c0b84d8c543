import Sqlite from 'better-sqlite3-multiple-ciphers';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Files } from '../host.ts';
import { troubleOf, type SqliteTrouble } from './sqlite-faults.ts';

export type OpenFault = { readonly kind: SqliteTrouble | 'plaintext-file' };

/** The first bytes of an unencrypted SQLite file. */
const plainHeader = Buffer.from('SQLite format 3\0', 'latin1');

/** Bytes of a page in SQLCipher 4; the first 16 of the file are its salt, the only ones in clear. */
const pageBytes = 4096;
export const saltBytes = 16;

/**
 * Opens an existing SQLCipher-4 file for looking only: neither the file nor its write-ahead log is changed, whatever is
 * found, where closing a connection that may write would already fold the log into the file.
 */
export function openForLooking(
  path: string,
  key: Uint8Array,
  files: Files,
): Result<Sqlite.Database, OpenFault> {
  const start = files.readStart(path, pageBytes);
  if (start !== undefined && plainHeader.equals(start.subarray(0, saltBytes)))
    return err({ kind: 'plaintext-file' });
  if (start === undefined || start.length < pageBytes) return err({ kind: 'malformed' });
  return connect(path, key, { readonly: true }, () => undefined);
}

/** Opens a SQLCipher-4 file with a raw 256-bit key for use, and makes it when there is none. */
export function openForUse(path: string, key: Uint8Array): Result<Sqlite.Database, OpenFault> {
  return connect(path, key, {}, (db) => {
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL');
    db.pragma('secure_delete=ON');
    db.pragma('foreign_keys=ON');
    // Without it, REPLACE removes rows past the triggers that keep the audit append-only.
    db.pragma('recursive_triggers=ON');
  });
}

/** Enciphers a store that nobody has open anew, page by page, in one transaction. */
export function changeKeyOf(
  path: string,
  { from, to }: { readonly from: Uint8Array; readonly to: Uint8Array },
): Result<void, OpenFault> {
  const raw = Buffer.concat([Buffer.from('raw:'), to]);
  try {
    const opened = connect(path, from, { fileMustExist: true }, (db) => void db.rekey(raw));
    if (!opened.ok) return opened;
    opened.value.close();
    return ok(undefined);
  } finally {
    raw.fill(0);
  }
}

/**
 * The order of the first statements is the format: cipher, compatibility, key, and only then anything that touches a
 * page. The key travels as bytes, never in the text of a statement.
 */
function connect(
  path: string,
  key: Uint8Array,
  options: Sqlite.Options,
  settle: (db: Sqlite.Database) => void,
): Result<Sqlite.Database, OpenFault> {
  const db = new Sqlite(path, options);
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  try {
    db.pragma(`cipher='sqlcipher'`);
    db.pragma('legacy=4');
    db.key(raw);
    // Sorting would otherwise write plain text to the temp folder.
    db.pragma('temp_store=MEMORY');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    settle(db);
    return ok(db);
  } catch (error) {
    db.close();
    const kind = troubleOf(error);
    if (kind === undefined) throw error;
    return err({ kind });
  } finally {
    raw.fill(0);
  }
}
