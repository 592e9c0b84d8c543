import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { openStore } from '../../../electron/engine/db/open-store.ts';
import { migrations } from '../../../electron/engine/db/migrations/migrations.ts';
import { testWith } from '../../support/skip.ts';
import {
  byUser,
  copyAsCrashed,
  digests,
  openTestStore,
  otherKey,
  setSetting,
  settings,
  storeFile,
  storeKey,
} from '../../support/store.ts';
import { decipher } from '../../support/sqlcipher4.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

/** A closed store of many pages. */
function filled(): TestHost {
  const host = testHost(tempFolder('open'));
  const store = openTestStore(host);
  store.inTransaction('fill', byUser('fill'), (tx) => {
    for (let at = 0; at < 300; at += 1)
      tx.run(setSetting, { name: `n${String(at).padStart(4, '0')}`, value: 'Penhaligon '.repeat(20) });
  });
  store.close();
  return host;
}

const refusal = (host: TestHost, key = storeKey): string => {
  const opened = openStore(storeFile(host), key, host);
  if (!opened.ok) return opened.fault.kind;
  opened.value.close();
  return 'opened';
};

test('a wrong key is refused and changes nothing, and the right one still opens afterwards', () => {
  const host = filled();
  const before = digests(host.dataFolder, /\.db$/);
  expect(refusal(host, otherKey)).toBe('wrong-key');
  expect(digests(host.dataFolder, /\.db$/)).toEqual(before);
  expect(refusal(host)).toBe('opened');
});

test('a wrong key leaves what a crash left in the write-ahead log, too', () => {
  const host = filled();
  const store = openTestStore(host);
  store.inTransaction('late', byUser('late'), (tx) => tx.run(setSetting, { name: 'late', value: 'unsent' }));
  const crashed = testHost(tempFolder('crashed'));
  copyAsCrashed(storeFile(host), storeFile(crashed));
  store.close();
  const before = digests(crashed.dataFolder, /\.db(-wal)?$/);
  expect(Object.keys(before)).toHaveLength(2);
  expect(refusal(crashed, otherKey)).toBe('wrong-key');
  expect(digests(crashed.dataFolder, /\.db(-wal)?$/)).toEqual(before);
  expect(
    openTestStore(crashed)
      .read.all(settings, {})
      .map((row) => row.name),
  ).toContain('late');
});

test.each([
  ['cut after some pages', (path: string) => truncateSync(path, 4096 * 5), 'malformed'],
  ['cut inside a page', (path: string) => truncateSync(path, 4096 * 5 + 77), 'malformed'],
  ['cut inside the first page', (path: string) => truncateSync(path, 1000), 'malformed'],
  ['cut inside the salt', (path: string) => truncateSync(path, 9), 'malformed'],
  ['a flipped bit in the first page', (path: string) => flip(path, 2000), 'wrong-key'],
  ['another salt', (path: string) => flip(path, 3), 'wrong-key'],
  ['a text file', (path: string) => writeFileSync(path, 'Penhaligon\n'.repeat(2000)), 'wrong-key'],
])('a store with its damage (%s) is refused and left as it is', (_, damage, kind) => {
  const host = filled();
  damage(storeFile(host));
  const before = readFileSync(storeFile(host));
  expect(refusal(host)).toBe(kind);
  expect(readFileSync(storeFile(host)).equals(before)).toBe(true);
});

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

test('a flipped bit in a later page is noticed at the first read of it', () => {
  const host = filled();
  flip(storeFile(host), statSync(storeFile(host)).size - 4096 * 3 + 50);
  const store = openTestStore(host);
  expect(() => store.read.all(settings, {})).toThrow(/malformed/);
  store.close();
});

test('an unencrypted SQLite file is never opened as the store', () => {
  const host = testHost(tempFolder('plain'));
  const plain = new Sqlite(storeFile(host));
  plain.exec('CREATE TABLE t (x)');
  plain.close();
  expect(refusal(host)).toBe('plaintext-file');
});

test('a store of the future is refused and not one byte of it changes, nor of its write-ahead log', () => {
  const host = testHost(tempFolder('future'));
  const next = {
    version: (migrations.at(-1)?.version ?? 0) + 1,
    name: 'of the future',
    floor: 1,
    sql: 'CREATE TABLE later (x TEXT) STRICT;',
  };
  const opened = openStore(storeFile(host), storeKey, host, [...migrations, next]);
  if (!opened.ok) throw new Error(opened.fault.kind);
  const crashed = testHost(tempFolder('future-crashed'));
  copyAsCrashed(storeFile(host), storeFile(crashed));
  opened.value.close();
  for (const one of [host, crashed]) {
    const before = digests(one.dataFolder, /\.db(-wal)?$/);
    expect(refusal(one)).toBe('from-the-future');
    expect(digests(one.dataFolder, /\.db(-wal)?$/)).toMatchObject(before);
  }
});

test('a file of no bytes, as a crash before the first write leaves it, becomes the store', () => {
  const host = testHost(tempFolder('empty'));
  writeFileSync(storeFile(host), '');
  expect(refusal(host)).toBe('opened');
  expect(statSync(storeFile(host)).size).toBeGreaterThan(4096);
});

test('the settings that keep text off the disk and rows whole are on', () => {
  const host = testHost(tempFolder('settings'));
  const store = openTestStore(host);
  const file = readFileSync(storeFile(host));
  expect(file.subarray(0, 16).toString('latin1')).not.toContain('SQLite');
  const strict = () =>
    store.inTransaction('break', byUser('break'), (tx) =>
      tx.run(
        {
          label: 'a number as text',
          sql: `INSERT INTO person (person, family, given, restricted) VALUES ('p', 'f', 'g', 'yes')`,
        },
        {},
      ),
    );
  expect(strict).toThrow(/cannot store TEXT value in INTEGER column/);
  const orphan = () =>
    store.inTransaction('break', byUser('break'), (tx) =>
      tx.run(
        {
          label: 'an orphan',
          sql: `INSERT INTO stay (encounter, ward, person) VALUES ('e', 'none', 'none')`,
        },
        {},
      ),
    );
  expect(orphan).toThrow(/FOREIGN KEY/);
  store.close();
  expect([existsSync(`${storeFile(host)}-wal`), existsSync(`${storeFile(host)}-shm`)]).toEqual([
    false,
    false,
  ]);
});

test("the store is SQLCipher 4: deciphered by Node's own cryptography, another SQLite reads it whole", () => {
  const host = filled();
  const plainPath = join(host.dataFolder, 'plain.db');
  decipher(storeFile(host), storeKey, plainPath);
  const other = new DatabaseSync(plainPath);
  expect({ ...other.prepare('PRAGMA integrity_check').get() }).toEqual({ integrity_check: 'ok' });
  expect({ ...other.prepare('SELECT count(*) AS count, min(value) AS value FROM setting').get() }).toEqual({
    count: 300,
    value: 'Penhaligon '.repeat(20),
  });
  other.close();
  expect(() => decipher(storeFile(host), otherKey, plainPath)).toThrow('page 1');
});

const program = ['/usr/bin/sqlcipher', '/usr/local/bin/sqlcipher', '/opt/homebrew/bin/sqlcipher'].find(
  existsSync,
);

testWith({ name: 'the program sqlcipher', present: program !== undefined })(
  'the sqlcipher program opens the store with its defaults and the raw key',
  () => {
    const host = filled();
    const script = `PRAGMA key = "x'${Buffer.from(storeKey).toString('hex')}'";\nSELECT count(*) FROM setting;\n`;
    const said = execFileSync(must(program, 'found above'), [storeFile(host)], {
      input: script,
      encoding: 'utf8',
    });
    assert.match(said, /^300$/m);
  },
);

test('a copy is encrypted under the same key and holds the same rows', () => {
  const host = filled();
  const store = openTestStore(host);
  const copy = join(host.dataFolder, 'copy.db');
  store.copyTo(copy);
  store.close();
  expect(readFileSync(copy).includes('Penhaligon')).toBe(false);
  const reopened = openTestStore(host, copy);
  expect(reopened.read.all(settings, {})).toHaveLength(300);
  reopened.close();
});
