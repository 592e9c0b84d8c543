import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { troubleOf } from '../../../electron/engine/db/sqlite-faults.ts';

const bySqlite = (code: string): Error => new Sqlite.SqliteError('made up', code);
const bySystem = (code: string): Error => Object.assign(new Error('made up'), { code });

test.each([
  ['a full disk', 'disk-full', ['FULL', 'IOERR_WRITE', 'IOERR_SHMSIZE', 'IOERR_TRUNCATE', 'IOERR_FSYNC']],
  ['a damaged store', 'malformed', ['CORRUPT', 'CORRUPT_INDEX', 'IOERR_SHORT_READ', 'IOERR_DATA']],
  ['a damaged disk', 'malformed', ['CORRUPT_VTAB', 'IOERR_CORRUPTFS']],
  ['a folder that may not be written', 'read-only', ['READONLY', 'READONLY_DBMOVED', 'CANTOPEN', 'PERM']],
  ['a first page that cannot be deciphered', 'wrong-key', ['NOTADB']],
  ['what only a bug does', undefined, ['CONSTRAINT_UNIQUE', 'MISUSE', 'ERROR', 'IOERR']],
])('%s is said as that, by whichever of its names SQLite reports it', (_, trouble, codes) => {
  expect(codes.map((code) => troubleOf(bySqlite(`SQLITE_${code}`)))).toEqual(codes.map(() => trouble));
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['ENOENT', undefined],
])('a file of ours that fails by the system’s name %s is said as %s', (code, trouble) => {
  expect(troubleOf(bySystem(code))).toBe(trouble);
});

test('what is no error of a disk says nothing of one', () => {
  expect([troubleOf(new Error('SQLITE_FULL')), troubleOf('SQLITE_FULL'), troubleOf(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
