import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  importFaultWords,
  importRelease,
  openPack,
  packFaultWords,
  type ImportReport,
  type Pack,
} from '../../../electron/engine/dmd/dmd.ts';
import { exampleData, testWith } from '../../support/skip.ts';
import { tempFolder } from '../../support/temp.ts';

const data = exampleData('dmd');

async function importExample(name: string): Promise<{ report: ImportReport; pack: Pack }> {
  const out = join(tempFolder('dmd'), 'dmd.pack');
  const made = await importRelease({ path: join(data.path, name), out });
  if (!made.ok) throw new Error(importFaultWords(made.fault));
  const opened = openPack(out);
  if (!opened.ok) throw new Error(packFaultWords(opened.fault));
  onTestFinished(opened.value.close);
  return { report: made.value, pack: opened.value };
}

/** How often an element opens in a file, counted without our reader. */
const countIn = (folder: string, file: string, element: string): number =>
  readFileSync(join(data.path, folder, file), 'utf8').split(`<${element}>`).length - 1;

const equal = (actual: unknown, expected: unknown): void => expect(actual).toEqual(expected);
const matches = (actual: unknown, expected: object): void => expect(actual).toMatchObject(expected);

testWith(data)(
  'a published release is stored whole: every record counted by other means is there',
  async () => {
    const { report } = await importExample('release-1');
    const received = Object.fromEntries(report.files.map((file) => [file.kind, file.received]));
    matches(received, {
      vtm: countIn('release-1', 'f_vtm2_3010419.xml', 'VTM'),
      ingredient: countIn('release-1', 'f_ingredient2_3010419.xml', 'ING'),
      lookup: countIn('release-1', 'f_lookup2_3010419.xml', 'INFO'),
      gtin: countIn('release-1', 'f_gtin2_0010419.xml', 'GTINDATA'),
    });
    matches(report, { release: '2019-04-01', rejected: {}, doubts: 0, sample: true });
    equal(
      Object.values(report.dangling).every((count) => count === 0),
      true,
    );
  },
);

testWith(data)(
  'an update that changes a product code keeps the old code findable, and its brands with it',
  async () => {
    const before = await importExample('release-1');
    const after = await importExample('release-2');
    const old = '22480211000001104';
    matches(before.pack.product(old), {
      code: old,
      name: 'Diclofenac 2.32% gel',
      vtm: '32889211000001103',
    });
    matches(after.pack.product(old), { code: '12345', name: 'Diclofenac 2.32% gel' });
    equal(
      after.pack.ampsOf('12345').map((amp) => amp.code),
      before.pack.ampsOf(old).map((amp) => amp.code),
    );
    equal(after.pack.product('22479611000001102')?.vmp, '12345');
  },
);

testWith(data)('strengths keep their decimals: diclofenac gel is 23.2 mg in 1 g', async () => {
  const { pack } = await importExample('release-1');
  matches(pack.ingredientsOf('22480211000001104'), [
    {
      numerator: { value: { value: '23.2' }, unit: { name: 'mg' } },
      denominator: { value: { value: '1' }, unit: { name: 'gram' } },
    },
  ]);
});

testWith(data)('codes of twenty years ago are followed to today’s', async () => {
  const { pack, report } = await importExample('full-codes');
  equal(report.absent, []);
  equal(
    [pack.product('354303007')?.name, pack.product('10406411000001101')?.name],
    ['Co-amilofruse', 'Co-amilofruse 2.5mg/20mg tablets'],
  );
  equal(
    [
      pack.currentCode('FORM', '385098002'),
      pack.currentCode('ING', '3512011000001109'),
      pack.currentCode('UNIT_OF_MEASURE', '3314311000001103'),
    ],
    ['35366811000001106', '387516008', '282380000'],
  );
  equal(
    pack.substancesOf('34186711000001102').map((substance) => substance.name),
    ['Furosemide', 'Amiloride hydrochloride'],
  );
  matches(pack.packSize('37365911000001107'), {
    discontinued: { name: 'Discontinued Flag' },
    gtins: ['5012617019844', '5037563003235'],
  });
});
