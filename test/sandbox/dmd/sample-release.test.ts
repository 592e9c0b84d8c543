import { readdirSync, readFileSync } from 'node:fs';
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
import { ampOf, packName, packs } from '../../../sandbox/dmd/packs.ts';
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
    ...packs.flatMap((box) => [box.code, box.size.code]),
  ];
  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
});

test('every box of the sample is found by the number it bears, with what it holds', async () => {
  const pack = await samplePack();
  for (const box of packs)
    for (const gtin of box.gtins) {
      const [found, ...others] = pack.ofGtin(gtin);
      expect([found?.name, found?.code, others]).toEqual([packName(box), box.code, []]);
      expect(pack.product(found?.vmp ?? '')?.name).toBe(ampOf(box)?.vmp);
    }
});

const equal = (actual: unknown, expected: unknown): void => expect(actual).toEqual(expected);

testWith(exampleData())(
  'every product code of the sample stands with its name in the file it names as its source',
  () => {
    const says = (source: string, code: string, name: string): boolean => {
      const text = readFileSync(exampleData(source).path, 'utf8');
      const escaped = name.replaceAll('&', '&amp;');
      const beside = (marks: readonly [string, string]): boolean => {
        const at = text.indexOf(marks.join(code));
        return at >= 0 && text.slice(at, at + 400).includes(marks.join(escaped));
      };
      return beside(['"', '"']) || beside(['>', '<']);
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
  'every box of the sample has the code, the name, the size and the numbers that its release gives',
  () => {
    const files = (folder: string): string =>
      ['ampp', 'vmpp', 'gtin']
        .map(
          (kind) => readdirSync(exampleData(folder).path).find((name) => name.startsWith(`f_${kind}2`)) ?? '',
        )
        .map((name) => readFileSync(exampleData(folder, name).path, 'utf8'))
        .join('')
        .replaceAll(/>\s+</g, '><');
    const wrong = packs.flatMap((box) => {
      const release = files(box.source);
      const name = packName(box).replaceAll('&', '&amp;');
      const gtins = [...release.matchAll(/<AMPPID>(\d+)<\/AMPPID>((?:<GTINDATA>.*?<\/GTINDATA>)+)/g)]
        .filter(([, of]) => of === box.code)
        .flatMap(([, , of = '']) => [...of.matchAll(/<GTIN>(\d+)</g)].map(([, gtin]) => gtin));
      const holds = [
        release.includes(`<APPID>${box.code}</APPID><NM>${name}</NM><VPPID>${box.size.code}</VPPID>`),
        new RegExp(
          `<VPPID>${box.size.code}</VPPID><NM>[^<]*</NM><VPID>\\d+</VPID><QTYVAL>${box.size.value}</QTYVAL>`,
        ).test(release),
        gtins.length === box.gtins.length && box.gtins.every((gtin) => gtins.includes(gtin)),
      ];
      return holds.includes(false) ? [`${box.code}: ${holds.join()}`] : [];
    });
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
