import { closeSync, copyFileSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { exampleDataPath } from '../lib/example-data.ts';
import { genericProducts, namedProducts } from './dmd-facts.ts';

/**
 * A release in TRUD's shape made of the public dm+d names: every generic product and every brand's product of the extracts, none
 * with a VTM or ingredients, which the extracts do not hold. VTMs, ingredients and lookups are those of the example release.
 * With `whole`, made-up products and packs fill it up to the size of a release of today.
 */
export type ReleaseSize = { readonly vmps: number; readonly amps: number; readonly packs: number };

/** What a release of today holds, roughly. */
export const wholeRelease: ReleaseSize = { vmps: 25_000, amps: 160_000, packs: 200_000 };

type Product = { readonly code: string; readonly name: string; readonly vmp: string };

const date = '3280826';
const asXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** Codes that no release holds: dm+d's own end in a partition and a check digit of another kind. */
const madeUp = (kind: number, at: number): string => `9${kind}${String(at).padStart(10, '0')}`;

/** Writes the files of the release to a folder and says how many of each it holds. */
export function writeNamesRelease(folder: string, size?: ReleaseSize): ReleaseSize {
  mkdirSync(folder, { recursive: true });
  for (const kind of ['f_lookup2', 'f_ingredient2', 'f_vtm2'])
    copyFileSync(
      exampleDataPath('dmd', 'release-1', `${kind}_3010419.xml`),
      join(folder, `${kind}_${date}.xml`),
    );
  const vmps = vmpsOf(size?.vmps ?? 0);
  const amps = ampsOf(vmps, size?.amps ?? 0);
  const packs = size?.packs ?? 0;
  write(
    folder,
    'f_vmp2',
    'VIRTUAL_MED_PRODUCTS',
    'VMPS',
    vmps,
    ({ code, name, previous }) =>
      `<VMP><VPID>${code}</VPID><NM>${asXml(name)}</NM>${previous === undefined ? '' : `<NMPREV>${asXml(previous)}</NMPREV>`}<PRES_STATCD>0001</PRES_STATCD></VMP>`,
  );
  write(
    folder,
    'f_amp2',
    'ACTUAL_MEDICINAL_PRODUCTS',
    'AMPS',
    amps,
    ({ code, name, vmp }, at) =>
      `<AMP><APID>${code}</APID><VPID>${vmp}</VPID><NM>${asXml(name)}</NM><DESC>${asXml(name)} (Supplier ${at % 90} Ltd)</DESC></AMP>`,
  );
  const sizes = vmps.slice(0, packs === 0 ? 1 : vmps.length);
  write(
    folder,
    'f_vmpp2',
    'VIRTUAL_MED_PRODUCT_PACK',
    'VMPPS',
    sizes,
    ({ code, name }, at) =>
      `<VMPP><VPPID>${madeUp(5, at)}</VPPID><NM>${asXml(name)} 28</NM><VPID>${code}</VPID><QTYVAL>28</QTYVAL></VMPP>`,
  );
  const boxes = Array.from({ length: Math.max(packs, 1) }, (_, at) => amps[at % amps.length]).flatMap(
    (amp) => amp ?? [],
  );
  const sizeAt = new Map(sizes.map(({ code }, at) => [code, at]));
  write(
    folder,
    'f_ampp2',
    'ACTUAL_MEDICINAL_PROD_PACKS',
    'AMPPS',
    boxes,
    ({ code, name, vmp }, at) =>
      `<AMPP><APPID>${madeUp(6, at)}</APPID><NM>${asXml(name)} 28</NM><VPPID>${madeUp(5, sizeAt.get(vmp) ?? 0)}</VPPID><APID>${code}</APID></AMPP>`,
  );
  return { vmps: vmps.length, amps: amps.length, packs: boxes.length };
}

type Vmp = { readonly code: string; readonly name: string; readonly previous?: string };

/** Today's names; the second name that an extract gives a product is its former one. */
function vmpsOf(wanted: number): readonly Vmp[] {
  const names = new Map<string, string[]>();
  for (const { vpid, name } of [
    ...namedProducts().map(({ vpid, vmp }) => ({ vpid, name: vmp })),
    ...genericProducts(),
  ]) {
    const known = names.get(vpid) ?? [];
    if (!known.includes(name)) names.set(vpid, [...known, name]);
  }
  const real = [...names].map(([code, [name = '', previous]]): Vmp => ({
    code,
    name,
    ...(previous === undefined ? {} : { previous }),
  }));
  const others = Array.from({ length: Math.max(0, wanted - real.length) }, (_, at): Vmp => ({
    code: madeUp(3, at),
    name: `Madeupine ${at} ${(at % 40) + 1}mg tablets`,
  }));
  return [...real, ...others];
}

/** The brands of the extracts, then suppliers' products of every generic product in turn. */
function ampsOf(vmps: readonly Vmp[], wanted: number): readonly Product[] {
  const real = namedProducts().map(({ amp, vpid }, at): Product => ({
    code: madeUp(4, at),
    name: amp,
    vmp: vpid,
  }));
  const others = Array.from({ length: Math.max(0, wanted - real.length) }, (_, at): readonly Product[] => {
    const vmp = vmps[at % vmps.length];
    return vmp === undefined ? [] : [{ code: madeUp(4, real.length + at), name: vmp.name, vmp: vmp.code }];
  });
  return [...real, ...others.flat()];
}

/** Some thousands of records at a time: a whole file is larger than a text may well be. */
function write<T>(
  folder: string,
  file: string,
  root: string,
  group: string,
  records: readonly T[],
  xml: (record: T, at: number) => string,
): void {
  const open = openSync(join(folder, `${file}_${date}.xml`), 'w');
  writeSync(open, `<${root}><${group}>\n`);
  for (let from = 0; from < records.length; from += 5_000)
    writeSync(
      open,
      records
        .slice(from, from + 5_000)
        .map((one, at) => xml(one, from + at))
        .join('\n'),
    );
  writeSync(open, `</${group}></${root}>\n`);
  closeSync(open);
}
