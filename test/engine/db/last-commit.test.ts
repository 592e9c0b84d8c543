import { copyFileSync, existsSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openStore } from '../../../electron/engine/db/open-store.ts';
import type { Store } from '../../../electron/engine/db/store.ts';
import type { Host } from '../../../electron/engine/host.ts';
import {
  byUser,
  copyAsCrashed,
  openTestStore,
  otherKey,
  setSetting,
  settings,
  storeFile,
  storeKey,
} from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

const set = (store: Store, name: string): number =>
  store.inTransaction('set', byUser('set'), (tx) => tx.run(setSetting, { name, value: '1' }));

const beside = (host: Host): string => `${storeFile(host)}.commits`;

/** A store with ten changes, the last five of them in its log only, as the process that made them left it when it was killed. */
function killed(): Host {
  const [host, left] = [testHost(tempFolder('commits')), testHost(tempFolder('left'))];
  const first = openTestStore(host);
  for (const name of ['a', 'b', 'c', 'd', 'e']) set(first, name);
  first.close();
  const second = openTestStore(host);
  for (const name of ['f', 'g', 'h', 'i', 'j']) set(second, name);
  copyAsCrashed(storeFile(host), storeFile(left));
  copyFileSync(beside(host), beside(left));
  second.close();
  return left;
}

test('a store that ended anyhow opens with nothing missing', () => {
  const store = openTestStore(killed());
  expect([store.missing, store.read.all(settings, {}).length]).toEqual([undefined, 10]);
  store.close();
});

test('a log that is gone is noticed, with how much went with it', () => {
  const host = killed();
  rmSync(`${storeFile(host)}-wal`);
  const store = openTestStore(host);
  expect(store.missing).toMatchObject({ changes: 5, since: expect.any(String) as string });
  expect(store.read.all(settings, {}).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
  store.close();
});

test('a log that is cut off is noticed, wherever it is cut', () => {
  for (const share of [0.01, 0.3, 0.6, 0.9, 0.99]) {
    const host = killed();
    const log = `${storeFile(host)}-wal`;
    truncateSync(log, Math.floor(statSync(log).size * share));
    const store = openTestStore(host);
    const lost = 10 - store.read.all(settings, {}).length;
    expect([lost > 0, store.missing?.changes]).toEqual([true, lost]);
    store.close();
  }
});

test('an older copy of the file put in its place is noticed', () => {
  const host = testHost(tempFolder('commits'));
  const first = openTestStore(host);
  set(first, 'a');
  first.close();
  copyFileSync(storeFile(host), `${storeFile(host)}.older`);
  const second = openTestStore(host);
  set(second, 'b');
  second.close();
  copyFileSync(`${storeFile(host)}.older`, storeFile(host));
  const third = openTestStore(host);
  expect(third.missing?.changes).toBe(1);
  third.close();
});

test('what is remembered less than was committed misses nothing', () => {
  const host = testHost(tempFolder('commits'));
  const first = openTestStore(host);
  set(first, 'a');
  copyFileSync(beside(host), `${beside(host)}.older`);
  set(first, 'b');
  first.close();
  copyFileSync(`${beside(host)}.older`, beside(host));
  const second = openTestStore(host);
  expect(second.missing).toBeUndefined();
  second.close();
});

test.each([
  ['gone', (path: string) => rmSync(path)],
  ['torn', (path: string) => truncateSync(path, 20)],
  ['made up', (path: string) => writeFileSync(path, Buffer.alloc(200, 7))],
])('a memory that is %s proves nothing and stops nobody', (_, spoil) => {
  const host = testHost(tempFolder('commits'));
  const first = openTestStore(host);
  set(first, 'a');
  first.close();
  spoil(beside(host));
  const second = openTestStore(host);
  expect(second.missing).toBeUndefined();
  set(second, 'b');
  second.close();
  expect(existsSync(beside(host))).toBe(true);
});

test('it is sealed with the key of the store', () => {
  const host = testHost(tempFolder('commits'));
  const store = openTestStore(host);
  set(store, 'a');
  store.close();
  expect(openStore(storeFile(host), otherKey, host).ok).toBe(false);
  const text = Buffer.from(host.files.read(beside(host)) ?? []).toString('latin1');
  expect([text.length > 0, /seq|hash|2026/.test(text)]).toEqual([true, false]);
});

test('a page that went bad behind an end that was none of ours refuses the store', () => {
  const host = killed();
  const store = openTestStore(host);
  store.close();
  const again = openTestStore(host);
  set(again, 'k');
  const left = testHost(tempFolder('bad'));
  copyAsCrashed(storeFile(host), storeFile(left));
  copyFileSync(beside(host), beside(left));
  again.close();
  const bytes = Buffer.from(host.files.read(storeFile(left)) ?? []);
  bytes.fill(0xff, bytes.length - 2048, bytes.length - 1024);
  writeFileSync(storeFile(left), bytes);
  expect(openStore(storeFile(left), storeKey, left)).toEqual({ ok: false, fault: { kind: 'malformed' } });
});

test('what cannot be noted is no reason to forget what was committed', () => {
  const host = testHost(tempFolder('commits'));
  const store = openTestStore({
    ...host,
    files: {
      ...host.files,
      openInPlace: () => {
        throw Object.assign(new Error('x'), { code: 'ENOSPC' });
      },
    },
  });
  set(store, 'a');
  expect([store.read.all(settings, {}).length, host.logged.length > 0]).toEqual([1, true]);
  store.close();
});
