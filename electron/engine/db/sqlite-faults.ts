import Sqlite from 'better-sqlite3-multiple-ciphers';

export type SqliteTrouble = 'malformed' | 'wrong-key' | 'disk-full' | 'read-only';

/** Input and output errors that a full disk or a quota causes; SQLite reports only some of them as SQLITE_FULL. */
const full = [
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_FSYNC',
  'ENOSPC',
  'EDQUOT',
];
const readOnly = ['SQLITE_CANTOPEN', 'SQLITE_PERM', 'EROFS', 'EACCES', 'EPERM'];
const damaged = ['SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_DATA', 'SQLITE_IOERR_CORRUPTFS'];

/**
 * What an error of SQLite, or of a file of ours, says about the disk; `undefined` for any other error, which is a bug. `wrong-key` means that
 * the first page cannot be deciphered, which damage to that page causes too.
 */
export function troubleOf(error: unknown): SqliteTrouble | undefined {
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB') return 'wrong-key';
  if (code.startsWith('SQLITE_CORRUPT') || damaged.includes(code)) return 'malformed';
  if (code.startsWith('SQLITE_READONLY') || readOnly.includes(code)) return 'read-only';
  return full.includes(code) ? 'disk-full' : undefined;
}

/** A file of ours that is written without SQLite fails under the name that the operating system gives it. */
function codeOf(error: unknown): string {
  if (error instanceof Sqlite.SqliteError) return error.code;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
