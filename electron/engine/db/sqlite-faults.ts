import Sqlite from 'better-sqlite3-multiple-ciphers';

export type SqliteTrouble = 'malformed' | 'wrong-key' | 'disk-full';

/** Input and output errors that a full disk or a quota causes; SQLite reports only some of them as SQLITE_FULL. */
const full = [
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_FSYNC',
];
const damaged = ['SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_DATA', 'SQLITE_IOERR_CORRUPTFS'];

/**
 * What an error of SQLite says about the file; `undefined` for any other error, which is a bug. `wrong-key` means that
 * the first page cannot be deciphered, which damage to that page causes too.
 */
export function troubleOf(error: unknown): SqliteTrouble | undefined {
  const code = error instanceof Sqlite.SqliteError ? error.code : '';
  if (code === 'SQLITE_NOTADB') return 'wrong-key';
  if (code.startsWith('SQLITE_CORRUPT') || damaged.includes(code)) return 'malformed';
  return full.includes(code) ? 'disk-full' : undefined;
}
