import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resourceByKey, saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { openForUse } from '../../../electron/engine/db/open.ts';
import { namesOfDeleted, placesOfText, sqliteTempFiles } from '../../support/readable.ts';
import { decipher } from '../../support/sqlcipher4.ts';
import {
  byUser,
  copyAsCrashed,
  openTestStore,
  setSetting,
  storeFile,
  storeKey,
} from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

const words = ['Penhaligon', 'Apixaban', '9990347522'];
const text = 'Dorothy Penhaligon, 9990347522: Apixaban 5 mg tablets';

test('no file holds readable text while the store is open, while it sorts more than fits in memory, and after', () => {
  const host = testHost(tempFolder('readable'));
  const store = openTestStore(host);
  const search = (): readonly string[] => placesOfText(words, [host.dataFolder]);
  store.inTransaction('fill', byUser('fill'), (tx) => {
    for (let at = 0; at < 20_000; at += 1)
      tx.run(setSetting, { name: `${text} ${at}`, value: `${text} ${text} ${text} ${20_000 - at}` });
    expect(search()).toEqual([]);
  });
  expect(existsSync(`${storeFile(host)}-wal`)).toBe(true);
  expect(search()).toEqual([]);
  const crashed = join(host.dataFolder, 'crashed.db');
  copyAsCrashed(storeFile(host), crashed);
  expect(search()).toEqual([]);

  const sorting = openForUse(storeFile(host), storeKey);
  if (!sorting.ok) throw new Error(sorting.fault.kind);
  // What does not fit into the cache is what SQLite would put into a file.
  sorting.value.pragma('cache_size=50');
  // Other tests of this process may have left some, which are closed at any time.
  const temporary = (): readonly string[] => [...namesOfDeleted(), ...sqliteTempFiles()];
  const before = new Set(temporary());
  const made: string[] = [];
  const look = (): unknown => made.push(...temporary().filter((name) => !before.has(name)));
  let rows = 0;
  for (const _ of sorting.value
    .prepare('SELECT value, count(*) FROM setting GROUP BY value ORDER BY value DESC')
    .iterate()) {
    if (rows % 5_000 === 0) look();
    rows += 1;
  }
  sorting.value.exec(`CREATE TEMP TABLE kept AS SELECT * FROM setting`);
  look();
  expect(rows).toBe(20_000);
  expect(made).toEqual([]);
  sorting.value.close();

  store.copyTo(join(host.dataFolder, 'copy.db'));
  store.close();
  expect(search()).toEqual([]);
});

test('what is removed is overwritten: its bytes are in no page of the file afterwards', () => {
  const host = testHost(tempFolder('removed'));
  const store = openTestStore(host);
  store.inTransaction('fill', byUser('fill'), (tx) => {
    for (let at = 0; at < 50; at += 1) tx.run(setSetting, { name: `${at}`, value: text.repeat(200) });
  });
  store.close();
  const pages = (): Buffer => {
    // Deciphered on purpose: the question is what whoever has the key could still find.
    const plain = join(host.dataFolder, 'plain.db');
    decipher(storeFile(host), storeKey, plain);
    return readFileSync(plain);
  };
  expect(pages().includes('Penhaligon')).toBe(true);
  const again = openTestStore(host);
  again.inTransaction('remove', byUser('remove'), (tx) =>
    tx.run({ label: 'remove', sql: 'DELETE FROM setting' }, {}),
  );
  again.close();
  expect(pages().includes('Penhaligon')).toBe(false);
});

test('a resource is kept exactly as it was received, to the last zero and the last space', () => {
  const store = openTestStore(testHost(tempFolder('received')));
  const body =
    '{"resourceType":"MedicationStatement",\n  "dose": 1.10, "big": 12345678901234567890, "text": "½ t\u0061blet — żółw 💊"}  \n';
  const saved = {
    source: 'gp',
    type: 'MedicationStatement',
    id: 'm1',
    person: 'p1',
    version_id: '1',
    last_updated: null,
    fetched_at: 'now',
    body,
    hash: 'h',
    run: 'r',
  };
  store.inTransaction('save', byUser('save'), (tx) => tx.run(saveResource, saved));
  expect(store.read.get(resourceByKey, { source: 'gp', type: 'MedicationStatement', id: 'm1' })?.body).toBe(
    body,
  );
  store.close();
});
