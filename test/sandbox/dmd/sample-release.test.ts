import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  importFaultWords,
  importRelease,
  openPack,
  packFaultWords,
  type Pack,
} from '../../../electron/engine/dmd/dmd.ts';
import { bases, forms, moreVtms, routes, substances, units } from '../../../sandbox/dmd/lists.ts';
import { amps } from '../../../sandbox/dmd/brands.ts';
import { vmps } from '../../../sandbox/dmd/products.ts';
import { writeSampleRelease } from '../../../sandbox/dmd/sample-release.ts';
import { vtm } from '../../../sandbox/patients/vtm.ts';
import { exampleData, testWith } from '../../support/skip.ts';
import { tempFolder } from '../../support/temp.ts';

async function samplePack(): Promise<Pack> {
  const folder = tempFolder('dmd-sample');
  writeSampleRelease(join(folder, 'release'));
  const made = await importRelease({ path: join(folder, 'release'), out: join(folder, 'sample.pack') });
  if (!made.ok) throw new Error(importFaultWords(made.fault));
  expect([
    made.value.rejected,
    made.value.doubts,
    Object.values(made.value.dangling).every((count) => count === 0),
  ]).toEqual([{}, 0, true]);
  const opened = openPack(join(folder, 'sample.pack'));
  if (!opened.ok) throw new Error(packFaultWords(opened.fault));
  onTestFinished(opened.value.close);
  return opened.value;
}

test('the sample goes through the real importer without a reject and says that it is a part', async () => {
  const pack = await samplePack();
  expect(pack.sample).toBe(true);
  expect(pack.about.files.find((file) => file.kind === 'vmp')?.stored).toBeGreaterThan(vmps.length);
});

test('every product of the sample is found by its code, its former code and its name', async () => {
  const pack = await samplePack();
  for (const vmp of vmps) {
    expect(pack.product(vmp.code)?.name).toBe(vmp.name);
    expect(pack.product(vmp.previous?.code ?? vmp.code)?.code).toBe(vmp.code);
    expect(pack.named(vmp.name).map(({ product }) => product.code)).toContain(vmp.code);
    expect(pack.product(pack.product(vmp.code)?.vtm ?? '')?.level).toBe('VTM');
  }
  for (const amp of amps) expect(pack.product(pack.product(amp.code)?.vmp ?? '')?.name).toBe(amp.vmp);
});

test('no code of the sample is used twice', () => {
  const codes = [
    ...vmps.flatMap((vmp) => [vmp.code, ...(vmp.previous === undefined ? [] : [vmp.previous.code])]),
    ...amps.map((amp) => amp.code),
  ];
  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
});

const equal = (actual: unknown, expected: unknown): void => expect(actual).toEqual(expected);

testWith(exampleData())(
  'every product code of the sample stands with its name in the file it names as its source',
  () => {
    const says = (source: string, code: string, name: string): boolean => {
      const text = readFileSync(exampleData(source).path, 'utf8');
      const [at, escaped] = [text.indexOf(`"${code}"`), name.replaceAll('&', '&amp;')];
      return at >= 0 && text.slice(at, at + 400).includes(`"${escaped}"`);
    };
    const wrong = [
      ...vmps.filter((vmp) => !says(vmp.source, vmp.code, vmp.name)).map((vmp) => vmp.code),
      ...vmps
        .filter(
          (vmp) => vmp.previous !== undefined && !says(vmp.previous.source, vmp.previous.code, vmp.name),
        )
        .map((vmp) => vmp.previous?.code),
      ...amps.filter((amp) => !says(amp.source, amp.code, amp.description)).map((amp) => amp.code),
    ];
    equal(wrong, []);
  },
);

testWith(exampleData('dmd'))(
  'every substance, ingredient, form, route and unit of the sample is one of the published release',
  () => {
    const release = (file: string): string =>
      readFileSync(exampleData('dmd', 'release-1', file).path, 'utf8').replaceAll(/>\s+</g, '><');
    const [vtms, ingredients, lookups] = [
      release('f_vtm2_3010419.xml'),
      release('f_ingredient2_3010419.xml'),
      release('f_lookup2_3010419.xml'),
    ];
    const wrong = [
      ...[...Object.values(vtm), ...Object.values(moreVtms)].filter(
        ([code, name]) => !vtms.includes(`<VTMID>${code}</VTMID><NM>${name}</NM>`),
      ),
      ...Object.values(substances).filter(
        ([code, name]) =>
          !new RegExp(
            `<ISID>${code}</ISID>(<ISIDDT>[^<]*</ISIDDT>)?(<ISIDPREV>[^<]*</ISIDPREV>)?<NM>${name}</NM>`,
          ).test(ingredients),
      ),
      ...[forms, routes, units, bases]
        .flatMap((list) => Object.values(list) as readonly (readonly string[])[])
        .filter(([code = '', words = '', previous]) => {
          const before = previous === undefined ? '' : `<CDPREV>${previous}</CDPREV>`;
          return !new RegExp(`<CD>${code}</CD>(<CDDT>[^<]*</CDDT>)?${before}<DESC>${words}</DESC>`).test(
            lookups,
          );
        }),
    ];
    equal(wrong, []);
  },
);
