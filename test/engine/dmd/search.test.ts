import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, onTestFinished, test } from 'vitest';
import { importRelease, openPack, searchMedicines, type Pack } from '../../../electron/engine/dmd/dmd.ts';
import { tempFolder } from '../../support/temp.ts';
import { writeSmallRelease } from './small-release.ts';

async function packFile(): Promise<string> {
  const folder = tempFolder('dmd-search');
  const out = join(folder, 'dmd.pack');
  const made = await importRelease({ path: writeSmallRelease(join(folder, 'release')), out });
  if (!made.ok) throw new Error(made.fault.kind);
  return out;
}

async function open(): Promise<Pack> {
  const opened = openPack(await packFile());
  if (!opened.ok) throw new Error(opened.fault.kind);
  onTestFinished(opened.value.close);
  return opened.value;
}

const namesFor = (words: string, pack?: Pack): readonly string[] =>
  searchMedicines(words, pack).found.map(({ name, level, code }) => `${level} ${name} ${code ?? '-'}`);

test('a medicine is found by the beginnings of words of its name, in any order, substance before product before brand', async () => {
  const pack = await open();
  expect(namesFor('MADEU', pack)).toEqual(['VTM Madeupine 20', 'VMP Madeupine 2.50mg tablets 30']);
  expect(namesFor('tab 2.50 mg', pack)).toEqual(['VMP Madeupine 2.50mg tablets 30']);
  expect(searchMedicines('invent', pack).found[0]).toEqual({
    name: 'Inventol 2.5mg tablets',
    level: 'AMP',
    code: '40',
    generic: 'Madeupine 2.50mg tablets',
  });
});

test('an invalid product is not offered', async () => {
  expect((await open()).search('madeupine', 9).map((one) => one.code)).toEqual(['20', '30']);
});

test('a box is found by its GTIN, with or without leading zeros and spaces', async () => {
  const pack = await open();
  for (const gtin of ['0500000000001', '500000000001', '0 5000 0000 0002', '00500000000001'])
    expect(namesFor(gtin, pack)).toEqual(['AMPP Inventol 2.5mg tablets (Nobody Ltd) 28 tablet 60']);
  expect(namesFor('0500000000003', pack)).toEqual([]);
});

test('without a pack, and beside a part of a release, our own table is searched', async () => {
  expect(namesFor('adalat')).toContain('brand adalat -');
  const { release, found } = searchMedicines('adalat', undefined);
  expect([release, found[0]?.generic]).toEqual([null, 'nifedipine']);
  expect(namesFor('adalat', await open())).toContain('brand adalat -');
});

test('words that look like a question to the database are words', async () => {
  const pack = await open();
  for (const words of ['"', 'NEAR(', 'a OR b', '*', '-', 'madeupine" OR "x', ' ', ''])
    expect(searchMedicines(words, pack).found.map((one) => one.code)).not.toContain('30');
});

test('a search walks the index of words and reads only the names it shows', async () => {
  const db = new Sqlite(await packFile(), { readonly: true });
  onTestFinished(() => void db.close());
  const plan = db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT name FROM medicine_words JOIN medicine_name ON medicine_name.id = medicine_words.rowid
       WHERE medicine_words MATCH ? ORDER BY medicine_words.rowid LIMIT 200`,
    )
    .all('"m"*')
    .map((row) => JSON.stringify(row))
    .join('\n');
  expect(plan).toMatch(/VIRTUAL TABLE INDEX/);
  expect(plan).toMatch(/INTEGER PRIMARY KEY/);
  expect(plan).not.toMatch(/TEMP B-TREE/);
});
