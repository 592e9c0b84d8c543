import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeLine, makeList } from '../../../build/gold/make.ts';
import { importRelease, openPack } from '../../../electron/engine/dmd/dmd.ts';
import { must } from '../../../shared/core/must.ts';
import { matchLines, type Matching } from '../../../shared/match/match.ts';
import { dmdSystem } from '../../../shared/medicines/codes.ts';
import { tempFolder } from '../../support/temp.ts';
import { changed, writeSmallRelease } from './small-release.ts';

type Said = { readonly term: string; readonly code?: string };

/** More of the small release: a combination pack, what it combines, and products of no VTM. */
const vmps = `<VMP><VPID>32</VPID><NM>Firstine 500mg pessaries</NM></VMP>
  <VMP><VPID>33</VPID><NM>Secondine 2% cream</NM></VMP>
  <VMP><VPID>34</VPID><NM>Firstine 500mg pessaries and Secondine 2% cream</NM><COMBPRODCD>0001</COMBPRODCD></VMP>
  <VMP><VPID>35</VPID><NM>Bath emollient of nobody</NM></VMP></VMPS>`;
const ingredients = `<VPI><VPID>32</VPID><ISID>11</ISID></VPI><VPI><VPID>33</VPID><ISID>10</ISID></VPI>
  <VPI><VPID>34</VPID><ISID>11</ISID></VPI><VPI><VPID>34</VPID><ISID>10</ISID></VPI></VIRTUAL_PRODUCT_INGREDIENT>`;
const amps = `<AMP><APID>41</APID><VPID>34</VPID><NM>Inventen Combi</NM><DESC>Inventen Combi (Nobody Ltd)</DESC></AMP>
  <AMP><APID>42</APID><VPID>35</VPID><NM>Nobodys bath oil</NM><DESC>Nobodys bath oil (Nobody Ltd)</DESC></AMP></AMPS>`;

async function matchIn(...pairs: readonly (readonly [Said, Said])[]): Promise<readonly Matching[]> {
  const folder = tempFolder('identity');
  const vmpFile = 'f_vmp2_3010125.xml';
  const withVmps = changed(vmpFile, '</VMPS>', vmps)[vmpFile] ?? '';
  const path = writeSmallRelease(join(folder, 'release'), {
    [vmpFile]: withVmps.replace('</VIRTUAL_PRODUCT_INGREDIENT>', ingredients),
    ...changed('f_amp2_3010125.xml', '</AMPS>', amps),
  });
  const out = join(folder, 'dmd.pack');
  expect((await importRelease({ path, out })).ok).toBe(true);
  const opened = openPack(out);
  const pack = must(opened.ok ? opened.value : undefined, 'the pack opens');
  const matched = pairs.map((pair) =>
    matchLines(
      pair.map(({ term, code }, at) => {
        const line = makeLine(at === 0 ? 'gp' : 'chart', 'line', term, 'ONE DAILY');
        const codes = code === undefined ? [] : [{ system: dmdSystem, code }];
        return makeList(at === 0 ? 'gp' : 'chart', at === 0 ? 'history' : 'chart', [
          { ...line, medicine: { ...line.medicine, codes } },
        ]);
      }),
      { pack },
    ),
  );
  pack.close();
  return matched;
}

const grounds = ({ rows }: Matching): readonly string[] =>
  rows.flatMap(({ lines }) => lines.map(({ identity }) => identity.ground));

test('a historic code is the product it became, and an invalid one without a successor is its own', async () => {
  const [historic, older, invalid] = await matchIn(
    [
      { term: 'Madeupine tablets 2.5mg', code: '29' },
      { term: 'Inventol 2.5mg tablets', code: '40' },
    ],
    [
      { term: 'Madeupine 2.5mg tablets', code: '28' },
      { term: 'Madeupine 2.50mg tablets', code: '30' },
    ],
    [{ term: 'Madeupine 5mg tablets', code: '31' }, { term: 'Madeupine 5mg tablets' }],
  ).then((all) => all.map((one) => [one.rows.length, grounds(one)]));
  expect([historic, older, invalid]).toEqual([
    [1, ['dmd-code', 'dmd-code']],
    [1, ['dmd-code', 'dmd-code']],
    [1, ['dmd-name', 'dmd-code']],
  ]);
});

test('a combination pack is itself, by code, name and brand, and neither of what it combines', async () => {
  const combination = { term: 'Firstine 500mg pessaries and Secondine 2% cream', code: '34' };
  const rows = await matchIn(
    [combination, { term: 'Inventen Combi', code: '41' }],
    [{ term: combination.term }, { term: 'Inventen Combi' }],
    [combination, { term: 'Firstine 500mg pessaries', code: '32' }],
    [{ term: 'Inventen Combi' }, { term: 'Secondine 2% cream' }],
    [combination, { term: 'Secondine 2% cream', code: '33' }],
  ).then((all) => all.map((one) => one.rows.length));
  expect(rows).toEqual([1, 1, 2, 2, 2]);
});

test('a product that dm+d gives no VTM and no ingredients is one with its brand, and with nothing else', async () => {
  const rows = await matchIn(
    [
      { term: 'Nobodys bath oil', code: '42' },
      { term: 'Bath emollient of nobody', code: '35' },
    ],
    [{ term: 'Nobodys bath oil' }, { term: 'Bath emollient of nobody' }],
    [
      { term: 'Nobodys bath oil', code: '42' },
      { term: 'Firstine 500mg pessaries', code: '32' },
    ],
  ).then((all) => all.map((one) => one.rows.length));
  expect(rows).toEqual([1, 1, 2]);
});
