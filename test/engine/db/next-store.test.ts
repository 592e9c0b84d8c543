import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settleNext } from '../../../electron/engine/db/next-store.ts';
import { nodeFiles } from '../../../electron/engine/node-files.ts';
import { openTestStore, storeFile } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

const inUse = 'the store in use and what is in it';
const next = 'the next store: and what is in it';
const saltOf = (text: string): string => Buffer.from(text.slice(0, 16)).toString('hex');

/** A store with these files, by how their names end; what is there once it is settled. */
function settled(files: Readonly<Record<string, string>>, salt: string | null): Record<string, string> {
  const folder = tempFolder('next-store');
  const path = join(folder, 'concord.db');
  for (const [ending, text] of Object.entries(files)) writeFileSync(`${path}${ending}`, text);
  settleNext(path, salt, nodeFiles);
  return Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name.slice('concord.db'.length), readFileSync(join(folder, name), 'utf8')]),
  );
}
const both = { '': inUse, '.commits': 'of the old', '.next': next, '.next.commits': 'of the next' };

test('the next store takes the place of the one in use with its own memory, and without the log of the old one', () => {
  const files = { ...both, '-wal': 'log of the old', '-shm': 'x', '.next-wal': 'y' };
  expect(settled(files, saltOf(next))).toEqual({ '': next, '.commits': 'of the next' });
});

test('what ended between taking the place and taking the memory along is gone on with', () => {
  const files = { '': next, '.commits': 'of the old', '.next.commits': 'of the next' };
  expect(settled(files, saltOf(next))).toEqual({ '': next, '.commits': 'of the next' });
});

test.each([
  ['these keys open the one in use', saltOf(inUse)],
  ['these keys open neither', saltOf('another store, w')],
  ['there are no keys', null],
])('a next store goes, and nothing of the one in use does, where %s', (_, salt) => {
  expect(settled({ ...both, '-wal': 'log' }, salt)).toEqual({
    '': inUse,
    '-wal': 'log',
    '.commits': 'of the old',
  });
});

test('with nothing waiting nothing moves', () => {
  const files = { '': inUse, '-wal': 'log', '.commits': 'of the old' };
  expect(settled(files, saltOf(inUse))).toEqual(files);
});

test('a store that is closed lets go of the file that remembers its last change', () => {
  const open = new Set<string>();
  const host = testHost(tempFolder('let-go'));
  const store = openTestStore({
    ...host,
    files: {
      ...host.files,
      openInPlace: (path) => {
        const file = host.files.openInPlace(path);
        open.add(path);
        return {
          ...file,
          write: (bytes) => file.write(bytes),
          close: () => {
            open.delete(path);
            file.close();
          },
        };
      },
    },
  });
  store.inTransaction('x', { user: 'ruth', action: 'x', subject: '' }, () => undefined);
  expect([...open]).toEqual([`${storeFile(host)}.commits`]);
  store.close();
  expect([[...open], existsSync(`${storeFile(host)}.commits`)]).toEqual([[], true]);
});
