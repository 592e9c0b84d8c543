import {
  closeSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, expect, test, vi } from 'vitest';
import { importFaultWords, importRelease, openPack } from '../../../electron/engine/dmd/dmd.ts';
import { readXmlRecords } from '../../../electron/engine/dmd/xml-records.ts';
import { fileShapes } from '../../../electron/engine/db/pack-shapes.ts';
import { must } from '../../../shared/core/must.ts';
import { identifyMedicine } from '../../../shared/dmd/dmd.ts';
import { tempFolder } from '../../support/temp.ts';
import { changed, smallRelease, writeSmallRelease } from './small-release.ts';

afterEach(() => vi.restoreAllMocks());

const vmpFile = 'f_vmp2_3010125.xml';

/** A pack in use, and the import of another release over it. */
async function overOldPack(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): Promise<{
  readonly folder: string;
  readonly out: string;
  readonly path: string;
  readonly before: Buffer;
}> {
  const folder = tempFolder('bad-release');
  const out = join(folder, 'dmd.pack');
  expect((await importRelease({ path: writeSmallRelease(join(folder, 'old')), out })).ok).toBe(true);
  return { folder, out, path: writeSmallRelease(join(folder, 'new'), changes), before: readFileSync(out) };
}

function expectOldPack({ folder, out, before }: Awaited<ReturnType<typeof overOldPack>>): void {
  expect(readFileSync(out).equals(before)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['dmd.pack', 'new', 'old']);
}

test('a disk that fills up, at whatever page of the pack, leaves the old pack in use and says that there is no room', async () => {
  const place = await overOldPack();
  const setPragma = Sqlite.prototype.pragma;
  let pages = 1;
  // SQLite itself then answers as it does on a full disk.
  vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function (this: Sqlite.Database, source, options) {
    const answer: unknown = setPragma.call(this, source, options);
    if (source === 'journal_mode=OFF') setPragma.call(this, `max_page_count=${pages}`);
    return answer;
  });
  let refused = 0;
  for (; pages < 2_000; pages = Math.ceil(pages * 1.3)) {
    const made = await importRelease({ path: place.path, out: place.out });
    if (made.ok) break;
    refused += 1;
    expect(made.fault).toEqual({ kind: 'cannot-write', name: 'dmd.pack', code: 'SQLITE_FULL' });
    expect(importFaultWords(made.fault)).toBe(
      "There is no room on this computer's disk for the pack dmd.pack.",
    );
    expectOldPack(place);
  }
  expect(refused).toBeGreaterThan(8);
});

test('a generic product whose substance the release does not hold comes in, and the reference to nothing is counted', async () => {
  const { path, out } = await overOldPack(
    changed(vmpFile, '<VPID>31</VPID><VTMID>20</VTMID>', '<VPID>31</VPID><VTMID>404</VTMID>'),
  );
  const made = await importRelease({ path, out });
  expect(made.ok && Object.values(made.value.dangling).reduce((all, count) => all + count, 0)).toBe(1);
  const pack = openPack(out);
  expect(pack.ok && pack.value.product('31')).toMatchObject({ code: '31', vtm: '404' });
  if (pack.ok) pack.value.close();
});

test('a release of names in capitals decides what a medicine is as well as any', async () => {
  const { path, out } = await overOldPack(
    Object.fromEntries(
      Object.entries(smallRelease).map(([name, xml]) => [
        name,
        xml.replaceAll(
          /<(NM|DESC)>([^<]*)</g,
          (_, field: string, text: string) => `<${field}>${text.toUpperCase()}<`,
        ),
      ]),
    ),
  );
  expect((await importRelease({ path, out })).ok).toBe(true);
  const pack = openPack(out);
  if (!pack.ok) throw new Error('no pack');
  const { ground, dmd, substance } = identifyMedicine(
    { term: 'Inventol 2.5mg tablets', brand: '', codes: [] },
    pack.value,
  );
  pack.value.close();
  expect([ground, dmd?.vmp, dmd?.vtm, substance]).toEqual(['dmd-name', '30', '20', 'madeupine']);
});

test('of two records with one code the first stands, the other is counted, and the old pack is replaced all the same', async () => {
  const { path, out } = await overOldPack(
    changed(vmpFile, '</VMPS>', '<VMP><VPID>30</VPID><NM>Otherine 1mg tablets</NM></VMP></VMPS>'),
  );
  const made = await importRelease({ path, out });
  expect(made.ok && made.value.rejected).toEqual({ 'its code is taken by other content': 1 });
});

test('two gigabytes without a record are given up at once, and the old pack stays in use', async () => {
  const place = await overOldPack();
  const file = openSync(join(place.path, vmpFile), 'w');
  writeSync(file, '<VIRTUAL_MED_PRODUCTS><VMPS>');
  // A hole in the file: it takes no room on the disk.
  ftruncateSync(file, 2 * 1024 ** 3);
  closeSync(file);
  const read: number[] = [];
  const made = await importRelease({
    path: place.path,
    out: place.out,
    onProgress: ({ file: name, doneBytes }) => name === vmpFile && read.push(doneBytes),
  });
  expect(made).toMatchObject({ ok: false, fault: { kind: 'damaged-xml', name: vmpFile } });
  // Nothing beyond the first piece was asked for.
  expect(read).toEqual([]);
  writeFileSync(join(place.path, vmpFile), '');
  expectOldPack(place);
});

test('a file of any size is read as it streams by: every record is handed on before the next piece is asked for', async () => {
  const shape = must(
    fileShapes.find(({ root }) => root === 'VIRTUAL_MED_PRODUCTS'),
    'there are generic products',
  );
  const pieces = 2_000;
  const records: number[] = [];
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    yield encoder.encode('<VIRTUAL_MED_PRODUCTS><VMPS>');
    for (let at = 0; at < pieces; at += 1) {
      expect(records).toHaveLength(0);
      yield await Promise.resolve(
        encoder.encode(`<VMP><VPID>${at}</VPID><NM>${'Madeupine '.repeat(100)}</NM></VMP>`),
      );
      expect(records.splice(0)).toHaveLength(1);
    }
    yield encoder.encode('</VMPS></VIRTUAL_MED_PRODUCTS>');
  }
  const read = await readXmlRecords(bytes(), shape, ({ line }) => records.push(line));
  expect(read.ok).toBe(true);
});
