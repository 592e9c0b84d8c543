import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { onTestFinished, expect, test } from 'vitest';
import {
  describeCode,
  importFaultWords,
  importRelease,
  openPack,
  packFaultWords,
  type Pack,
} from '../../../electron/engine/dmd/dmd.ts';
import { tempFolder } from '../../support/temp.ts';
import { changed, smallRelease, writeSmallRelease } from './small-release.ts';

async function packFile(changes: Parameters<typeof writeSmallRelease>[1] = {}): Promise<string> {
  const folder = tempFolder('dmd');
  const out = join(folder, 'dmd.pack');
  const made = await importRelease({ path: writeSmallRelease(join(folder, 'release'), changes), out });
  if (!made.ok) throw new Error(importFaultWords(made.fault));
  return out;
}

async function open(changes: Parameters<typeof writeSmallRelease>[1] = {}): Promise<Pack> {
  const opened = openPack(await packFile(changes));
  if (!opened.ok) throw new Error(packFaultWords(opened.fault));
  onTestFinished(opened.value.close);
  return opened.value;
}

const history = (rows: string): Readonly<Record<string, string>> => ({
  'f_history1_0010125.xml': `<HISTORY><VMPS>${rows}</VMPS></HISTORY>`,
});
const change = (from: string, to: string): string =>
  `<VMP><IDCURRENT>${to}</IDCURRENT><IDPREVIOUS>${from}</IDPREVIOUS></VMP>`;

test('a product of every level says what it belongs to', async () => {
  const pack = await open();
  expect(
    ['20', '30', '40', '50', '60']
      .map((code) => pack.product(code))
      .map((product) => [product?.level, product?.name, product?.vtm, product?.vmp]),
  ).toEqual([
    ['VTM', 'Madeupine', null, null],
    ['VMP', 'Madeupine 2.50mg tablets', '20', null],
    ['AMP', 'Inventol 2.5mg tablets (Nobody Ltd)', '20', '30'],
    ['VMPP', 'Madeupine 2.50mg tablets 28 tablet', '20', '30'],
    ['AMPP', 'Inventol 2.5mg tablets (Nobody Ltd) 28 tablet', '20', '30'],
  ]);
  expect(pack.product('30')).toMatchObject({
    previousName: 'Madeupine tablets 2.5mg',
    invalid: false,
    prescribingStatus: '0005',
  });
  expect(pack.product('31')?.invalid).toBe(true);
  expect(pack.product('404')).toBeUndefined();
});

test('what a name begins is read from the release once, and each product of it once', async () => {
  const pack = await open();
  const begun = pack.beginning('madeupine');
  expect(begun?.map(({ code }) => code)).toEqual(['20', '30']);
  expect(pack.beginning('madeupine')).toBe(begun);
  expect(begun).toContain(pack.product('30'));
  expect(pack.beginning('nothing')).toEqual([]);
});

test('levels are reached from one another', async () => {
  const pack = await open();
  const codes = (products: readonly { readonly code: string }[]): readonly string[] =>
    products.map((product) => product.code);
  expect(
    [pack.vmpsOf('20'), pack.ampsOf('30'), pack.packsOf('30'), pack.packsOf('40'), pack.packsOf('50')].map(
      codes,
    ),
  ).toEqual([['30', '31'], ['40'], ['50'], ['60'], ['60']]);
  expect(pack.substancesOf('20')).toEqual([{ code: '11', name: 'Madeupine' }]);
});

test('strengths are exact decimals with their basis, units and the base they are stated for', async () => {
  const pack = await open();
  expect(pack.ingredientsOf('30')).toEqual([
    {
      substance: { code: '10', name: 'Madeupine sulfate' },
      basis: { code: '0002', name: 'Based on Base Substance' },
      basisOf: { code: '11', name: 'Madeupine' },
      numerator: { value: { kind: 'known', value: '2.5' }, unit: { code: '500', name: 'mg' } },
      denominator: null,
    },
  ]);
});

test('a strength that is no number is shown as unreadable, never as absent', async () => {
  const pack = await open(changed('f_vmp2_3010125.xml', '<STRNT_NMRTR_VAL>2.50<', '<STRNT_NMRTR_VAL>2,5O<'));
  expect(pack.ingredientsOf('30')[0]?.numerator?.value).toEqual({
    kind: 'unreadable',
    raw: '2,5O',
    why: 'not a number',
  });
});

test('what a product is made of and how it is supplied is read with its words', async () => {
  const pack = await open();
  expect(pack.vmp('30')).toMatchObject({
    forms: [{ code: '600', name: 'Tablet' }],
    routes: [{ code: '700', name: 'Oral' }],
    controlledDrug: { code: '0002', name: 'Schedule 2' },
    prescribingStatus: { name: 'Not prescribable as a VMP' },
    unitDoseFormSize: { value: { value: '1' }, unit: { name: 'tablet' } },
    sugarFree: true,
    glutenFree: false,
  });
  expect(pack.amp('40')).toMatchObject({
    availability: { code: '0009', name: 'Not available' },
    supplier: null,
  });
  expect(pack.packSize('60')).toMatchObject({
    quantity: { value: { value: '28' } },
    gtins: ['0500000000001', '0500000000002'],
    legalCategory: { code: '0003', name: null },
  });
});

test('older codes are followed through every change, of a product, a substance and a unit', async () => {
  const pack = await open();
  // 28 became 29 by the history file, 29 became 30 by the product itself; 27 became 30; 19 is the moiety's.
  expect(['30', '29', '28', '27', '19'].map((code) => pack.product(code)?.code)).toEqual([
    '30',
    '30',
    '30',
    '30',
    '20',
  ]);
  expect(pack.find('28')).toMatchObject({ kind: 'product', followed: ['28', '29'] });
  expect([
    pack.currentCode('ING', '9'),
    pack.currentCode('UNIT_OF_MEASURE', '499'),
    pack.currentCode('FORM', '499'),
  ]).toEqual(['10', '500', '499']);
});

test('a code that became an invalid product is that product; one that moved on is followed further', async () => {
  expect((await open()).product('26')).toMatchObject({ code: '31', invalid: true });
  expect((await open(history(change('26', '31') + change('31', '30')))).product('26')).toMatchObject({
    code: '30',
    invalid: false,
  });
});

test('a code replaced by two products is no product, and names both', async () => {
  const pack = await open({
    ...changed('f_vmp2_3010125.xml', '<INVALID>1</INVALID>', ''),
    ...history(change('25', '30') + change('25', '31')),
  });
  expect(pack.product('25')).toBeUndefined();
  expect(describeCode(pack, '25')).toMatchObject({
    kind: 'several',
    products: [{ code: '30' }, { code: '31' }],
  });
});

test('a history that runs in a circle ends', async () => {
  const pack = await open(history(change('70', '71') + change('71', '70')));
  expect(pack.find('70')).toEqual({ kind: 'unknown' });
  expect(pack.currentCode('ING', '70')).toBe('70');
});

test('names find products, today’s before former ones, in any case and spacing', async () => {
  const pack = await open();
  expect(
    pack.named('  MADEUPINE  2.50mg tablets ').map(({ product, formerName }) => [product.code, formerName]),
  ).toEqual([['30', false]]);
  expect(
    pack.named('madeupine tablets 2.5mg').map(({ product, formerName }) => [product.code, formerName]),
  ).toEqual([['30', true]]);
  expect(pack.named('Inventol 2.5mg tablets').map(({ product }) => product.code)).toEqual(['40']);
  expect(pack.named('Nothing')).toEqual([]);
});

test('a code that holds SQL is a code nobody has', async () => {
  const pack = await open();
  expect([
    pack.product("30' OR '1'='1"),
    pack.named("'; DROP TABLE vmp; --"),
    pack.product('30')?.code,
  ]).toEqual([undefined, [], '30']);
});

test('a pack says what it was made of, and that it is only a part of a release', async () => {
  const pack = await open();
  expect([pack.release, pack.sample, pack.about.files.length, pack.about.files[0]?.sha256.length]).toEqual([
    '2025-01-01',
    true,
    Object.keys(smallRelease).length,
    64,
  ]);
});

test('what is not a whole pack of ours is refused and left as it was', async () => {
  const good = await packFile();
  const folder = tempFolder('dmd-bad');
  const cases: readonly [string, (path: string) => void][] = [
    ['no-pack', () => undefined],
    ['not-a-pack', (path) => writeFileSync(path, 'hello')],
    ['not-a-pack', (path) => new Sqlite(path).exec('CREATE TABLE a (b)').close()],
    ['not-a-pack', (path) => writeFileSync(path, Buffer.alloc(8192, 7))],
    [
      'from-the-future',
      (path) => {
        copyFileSync(good, path);
        const db = new Sqlite(path);
        db.pragma('user_version=99');
        db.close();
      },
    ],
    [
      'damaged',
      (path) => {
        const bytes = readFileSync(good);
        bytes.fill(0x5a, 4096 * 3, 4096 * 40);
        writeFileSync(path, bytes);
      },
    ],
    ['damaged', (path) => writeFileSync(path, readFileSync(good).subarray(0, 8192))],
  ];
  for (const [at, [kind, make]] of cases.entries()) {
    const path = join(folder, String(at));
    make(path);
    const bytes = (): Buffer => (kind === 'no-pack' ? Buffer.alloc(0) : readFileSync(path));
    const before = bytes();
    expect([at, openPack(path)]).toEqual([at, { ok: false, fault: { kind } }]);
    expect(bytes().equals(before)).toBe(true);
  }
});

test('nothing can be written to an open pack', async () => {
  const path = await packFile();
  const before = readFileSync(path);
  const opened = openPack(path);
  if (!opened.ok) throw new Error(opened.fault.kind);
  opened.value.product('30');
  opened.value.close();
  expect(readFileSync(path).equals(before)).toBe(true);
});
