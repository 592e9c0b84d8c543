import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import {
  importFaultWords,
  importRelease,
  openPack,
  usualLimits,
  type ImportReport,
} from '../../../electron/engine/dmd/dmd.ts';
import { must } from '../../../shared/core/must.ts';
import { tempFolder } from '../../support/temp.ts';
import { makeZip, type ZipEntry } from '../../../build/lib/zip.ts';
import { changed, smallRelease, writeSmallRelease } from './small-release.ts';

type Changes = Parameters<typeof writeSmallRelease>[1];

async function importSmall(changes: Changes = {}): Promise<{ report: ImportReport; out: string }> {
  const folder = tempFolder('dmd');
  const out = join(folder, 'dmd.pack');
  const made = await importRelease({ path: writeSmallRelease(join(folder, 'release'), changes), out });
  if (!made.ok) throw new Error(importFaultWords(made.fault));
  return { report: made.value, out };
}

async function refused(changes: Changes): Promise<{ kind: string; words: string; left: readonly string[] }> {
  const folder = tempFolder('dmd');
  const made = await importRelease({
    path: writeSmallRelease(join(folder, 'release'), changes),
    out: join(folder, 'dmd.pack'),
  });
  if (made.ok) throw new Error('the release was taken');
  return { kind: made.fault.kind, words: importFaultWords(made.fault), left: readdirSync(folder) };
}

/** Everything in a pack, table by table. */
function contentOf(path: string): unknown {
  const db = new Sqlite(path, { readonly: true });
  const tables = db
    // The index of words holds no rows of its own to read; its tables beside it do.
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'medicine_words' ORDER BY name`,
    )
    .pluck()
    .all();
  const content = tables.map((table) => [
    table,
    db
      .prepare(`SELECT * FROM ${String(table)}`)
      .all()
      .map((row) => JSON.stringify(row))
      .toSorted(),
  ]);
  db.close();
  return content;
}

const entriesOf = (files: Readonly<Record<string, string>>): readonly ZipEntry[] =>
  Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));

async function importZip(bytes: Uint8Array, limits = usualLimits): ReturnType<typeof importRelease> {
  const folder = tempFolder('dmd-zip');
  writeFileSync(join(folder, 'nhsbsa_dmd_1.2.3_20250101000001.zip'), bytes);
  return importRelease({
    path: join(folder, 'nhsbsa_dmd_1.2.3_20250101000001.zip'),
    out: join(folder, 'dmd.pack'),
    limits,
  });
}

test('every record of every file is stored, and the account says so', async () => {
  const { report } = await importSmall();
  expect(
    report.files.map(({ kind, received, stored, rejected }) => [kind, received, stored, rejected]),
  ).toEqual([
    ['lookup', 8, 8, 0],
    ['ingredient', 2, 2, 0],
    ['vtm', 1, 1, 0],
    ['vmp', 6, 6, 0],
    ['amp', 1, 1, 0],
    ['vmpp', 1, 1, 0],
    ['ampp', 1, 1, 0],
    ['vtm-ingredient', 1, 1, 0],
    ['history', 3, 3, 0],
    ['bnf', 1, 1, 0],
    ['gtin', 2, 2, 0],
  ]);
  expect(report).toMatchObject({
    release: '2025-01-01',
    releaseDate: '2025-01-01',
    sample: true,
    absent: [],
    rejected: {},
    doubts: 0,
    mixedDates: false,
  });
});

test('a record that cannot be kept is rejected with its reason, beside the ones that can', async () => {
  const { report, out } = await importSmall({
    ...changed(
      'f_vtm2_3010125.xml',
      '</VIRTUAL',
      '<VTM><VTMID>20</VTMID><NM>Other</NM></VTM><VTM><VTMID>x1</VTMID><NM>N</NM></VTM><VTM><VTMID>21</VTMID></VTM><VTM><VTMID>22</VTMID><NM>A</NM><NM>B</NM></VTM><ODD>what</ODD></VIRTUAL',
    ),
    ...changed(
      'f_ingredient2_3010125.xml',
      '</INGREDIENT',
      '<ING><ISID>11</ISID><NM>Madeupine</NM></ING></INGREDIENT',
    ),
  });
  expect(report.rejected).toEqual({
    'its code is taken by other content': 1,
    'a code is not a number': 1,
    'a required field is missing': 1,
    'a field twice': 1,
    'no such record in the schema': 1,
    'said before, word for word': 1,
  });
  for (const file of report.files) expect(file.received).toBe(file.stored + file.rejected);
  const db = new Sqlite(out, { readonly: true });
  expect(db.prepare('SELECT content FROM rejected WHERE reason LIKE ?').pluck().all('its code%')).toEqual([
    '{"VTMID":"20","NM":"Other"}',
  ]);
  db.close();
});

test('a field no schema names and a value that is no date are kept as they came', async () => {
  const { report, out } = await importSmall(
    changed(
      'f_vtm2_3010125.xml',
      '</VTM>',
      '<VTMIDDT>2010-13-45</VTMIDDT><NEWTHING lang="en">kept</NEWTHING></VTM>',
    ),
  );
  expect(report.doubts).toBe(1);
  const db = new Sqlite(out, { readonly: true });
  expect(db.prepare('SELECT vtmiddt, extra FROM vtm').all()).toEqual([
    { vtmiddt: '2010-13-45', extra: '{"NEWTHING":"kept","NEWTHING@lang":"en"}' },
  ]);
  db.close();
});

test('names keep their entities, and a comment inside one is not part of it', async () => {
  const { out } = await importSmall(
    changed('f_vtm2_3010125.xml', '<NM>Madeupine</NM>', '<NM>Made &amp; up<!-- ine --> &lt;&#x3B2;&gt;</NM>'),
  );
  const pack = openPack(out);
  if (!pack.ok) throw new Error(pack.fault.kind);
  expect(pack.value.product('20')?.name).toBe('Made & up <β>');
  pack.value.close();
});

test('the order of the files in a zip never matters', async () => {
  const expected = contentOf((await importSmall()).out);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(Object.keys(smallRelease), { minLength: Object.keys(smallRelease).length }),
      async (names) => {
        const temp = tempFolder('dmd-order');
        const path = join(temp, 'release.zip');
        writeFileSync(
          path,
          makeZip(names.map((name) => ({ name, bytes: Buffer.from(smallRelease[name] ?? '') }))),
        );
        expect((await importRelease({ path, out: join(temp, 'p') })).ok).toBe(true);
        // The files' names carry the zip they came from; that apart, all is the same.
        expect(JSON.parse(JSON.stringify(contentOf(join(temp, 'p'))).replaceAll('release.zip/', ''))).toEqual(
          expected,
        );
      },
    ),
    { numRuns: 8 },
  );
});

test('the bonus files are read from the zips inside the zip', async () => {
  const { 'f_gtin2_0010125.xml': gtin = '', 'f_bnf1_0010125.xml': bnf = '', ...rest } = smallRelease;
  const inner = makeZip(entriesOf({ 'f_gtin2_0010125.xml': gtin, 'f_bnf1_0010125.xml': bnf }));
  const made = await importZip(
    makeZip([...entriesOf(rest), { name: 'week012025-r2_3-GTIN.zip', bytes: inner }]),
  );
  expect(made.ok && made.value.absent).toEqual([]);
  expect(made.ok && made.value.release).toBe('1.2.3 (2025-01-01)');
});

test('a zip that would unpack to far too much is refused before it is read', async () => {
  const bomb = makeZip([
    ...entriesOf(smallRelease),
    { name: 'f_bnf1_0010126.xml', bytes: Buffer.alloc(3_000_000, 0x20) },
  ]);
  expect(await importZip(bomb)).toMatchObject({ ok: false, fault: { kind: 'zip-too-large' } });
  const many = makeZip(entriesOf(smallRelease));
  expect(await importZip(many, { ...usualLimits, entries: 3 })).toMatchObject({
    ok: false,
    fault: { kind: 'zip-too-large' },
  });
  expect(await importZip(many, { ...usualLimits, totalBytes: 100 })).toMatchObject({
    ok: false,
    fault: { kind: 'zip-too-large' },
  });
});

test('a zip that lies about the size of an entry is damaged, and one with a password is said to have one', async () => {
  const [first, ...others] = entriesOf(smallRelease);
  const entry = must(first, 'the small release has files');
  expect(await importZip(makeZip([{ ...entry, claims: 5 }, ...others]))).toMatchObject({
    ok: false,
    fault: { kind: 'damaged-zip' },
  });
  expect(await importZip(makeZip([{ ...entry, locked: true }, ...others]))).toMatchObject({
    ok: false,
    fault: { kind: 'encrypted-zip' },
  });
});

test('a zip that is cut off, or of something else, is refused by name', async () => {
  const whole = makeZip(entriesOf(smallRelease));
  expect(await importZip(whole.subarray(0, whole.length - 40))).toMatchObject({
    ok: false,
    fault: { kind: 'damaged-zip' },
  });
  expect(await importZip(makeZip(entriesOf({ 'holiday.jpg': 'x' })))).toMatchObject({
    ok: false,
    fault: { kind: 'not-a-release' },
  });
  expect(await importZip(Buffer.from('not a zip at all'))).toMatchObject({
    ok: false,
    fault: { kind: 'damaged-zip' },
  });
});

test('damaged, foreign and missing files are refused in plain words and leave nothing behind', async () => {
  const vmp = smallRelease['f_vmp2_3010125.xml'] ?? '';
  const cases: readonly [Changes, string, string][] = [
    [{ 'f_vmp2_3010125.xml': vmp.slice(0, -40) }, 'damaged-xml', 'cut off or damaged'],
    [{ 'f_vmp2_3010125.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${vmp}` }, 'damaged-xml', 'document type'],
    [
      {
        'f_vmp2_3010125.xml': Buffer.concat([
          Buffer.from('<VIRTUAL_MED_PRODUCTS>'),
          Buffer.from([0xff, 0xfe]),
        ]),
      },
      'damaged-xml',
      'not UTF-8',
    ],
    [{ 'f_vmp2_3010125.xml': '' }, 'damaged-xml', 'cut off or damaged'],
    [{ 'f_vmp2_3010125.xml': `<VIRTUAL_MED_PRODUCTS>${'<A>'.repeat(20)}` }, 'damaged-xml', 'nested deeper'],
    [
      { 'f_vmp2_3010125.xml': `<VIRTUAL_MED_PRODUCTS><VMPS><VMP><NM>${'x'.repeat(2_000_000)}` },
      'damaged-xml',
      'far longer',
    ],
    [
      { 'f_vmp2_3010125.xml': '<VIRTUAL_MED_PRODUCTS><VMPS/></VIRTUAL_MED_PRODUCTS>' },
      'no-records',
      'no usable records',
    ],
    [
      { 'f_vmp2_3010125.xml': smallRelease['f_amp2_3010125.xml'] ?? '' },
      'other-content',
      'VIRTUAL_MED_PRODUCTS',
    ],
    [{ 'f_vmp2_3010125.xml': null, 'f_amp2_3010125.xml': null }, 'missing-files', 'vmp, amp'],
    [{ 'f_vmp2_3080125.xml': vmp }, 'two-of-one-kind', 'f_vmp2_3080125.xml'],
  ];
  for (const [changes, kind, words] of cases) {
    const fault = await refused(changes);
    expect([fault.kind, fault.words.includes(words), fault.left]).toEqual([kind, true, ['release']]);
  }
});

test('an empty folder and a path that is not there are said to be so', async () => {
  const folder = tempFolder('dmd');
  expect(await importRelease({ path: folder, out: join(folder, 'p') })).toMatchObject({
    ok: false,
    fault: { kind: 'not-a-release' },
  });
  expect(await importRelease({ path: join(folder, 'no'), out: join(folder, 'p') })).toMatchObject({
    ok: false,
    fault: { kind: 'not-found' },
  });
  const release = writeSmallRelease(join(folder, 'r'));
  expect(await importRelease({ path: release, out: join(folder, 'no', 'p') })).toMatchObject({
    ok: false,
    fault: { kind: 'cannot-write' },
  });
});

test('a failed import leaves the pack that was there; a good one replaces it', async () => {
  const { out } = await importSmall();
  const before = readFileSync(out);
  const folder = tempFolder('dmd');
  const bad = writeSmallRelease(join(folder, 'bad'), { 'f_gtin2_0010125.xml': '<GTIN_DETAILS>' });
  expect((await importRelease({ path: bad, out })).ok).toBe(false);
  expect(readFileSync(out).equals(before)).toBe(true);
  const good = writeSmallRelease(
    join(folder, 'good'),
    changed('f_vtm2_3010125.xml', 'Madeupine', 'Renamedine'),
  );
  expect((await importRelease({ path: good, out })).ok).toBe(true);
  const pack = openPack(out);
  expect(pack.ok && pack.value.product('20')?.name).toBe('Renamedine');
  if (pack.ok) pack.value.close();
});

test('a file that is not a pack is never overwritten', async () => {
  const folder = tempFolder('dmd');
  const precious = join(folder, 'letter.txt');
  writeFileSync(precious, 'Dear Ruth');
  const made = await importRelease({ path: writeSmallRelease(join(folder, 'r')), out: precious });
  expect(made).toMatchObject({ ok: false, fault: { kind: 'out-is-something-else' } });
  expect(readFileSync(precious, 'utf8')).toBe('Dear Ruth');
});

test('progress comes to the whole, and a stopped import leaves nothing', async () => {
  const folder = tempFolder('dmd');
  const path = writeSmallRelease(join(folder, 'r'));
  const stop = new AbortController();
  const seen: number[] = [];
  await importRelease({
    path,
    out: join(folder, 'whole'),
    onProgress: ({ doneBytes, totalBytes }) => seen.push(doneBytes / totalBytes),
  });
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const made = await importRelease({
    path,
    out: join(folder, 'stopped'),
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  expect(made).toEqual({ ok: false, fault: { kind: 'cancelled' } });
  expect(existsSync(join(folder, 'stopped'))).toBe(false);
});
