import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vtm } from '../patients/vtm.ts';
import { bases, forms, moreVtms, routes, substances, units } from './lists.ts';
import { amps } from './brands.ts';
import { ampOf, packName, packs, type SamplePack } from './packs.ts';
import { vmps, type SampleStrength, type SampleVmp } from './products.ts';

/** An element: a value, or elements in order; an element without a value is left out. */
type Content = string | undefined | readonly Element[];
type Element = readonly [name: string, content: Content];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const written = ([name, content]: Element): string =>
  content === undefined
    ? ''
    : `<${name}>${typeof content === 'string' ? escaped(content) : content.map(written).join('')}</${name}>\n`;

const allVtms: Readonly<Record<string, readonly [string, string]>> = { ...vtm, ...moreVtms };
const codeOfVmp = new Map(vmps.map((vmp) => [vmp.name, vmp.code]));

/** The release's date is that of the moieties and ingredients: 1 April 2019. */
const sampleFiles: Readonly<Record<string, Element>> = {
  'f_lookup2_3010419.xml': ['LOOKUP', lookups()],
  'f_ingredient2_3010419.xml': [
    'INGREDIENT_SUBSTANCES',
    Object.values(substances).map(([code, name]) => [
      'ING',
      [
        ['ISID', code],
        ['NM', name],
      ],
    ]),
  ],
  'f_vtm2_3010419.xml': [
    'VIRTUAL_THERAPEUTIC_MOIETIES',
    Object.values(allVtms).map(([code, name]) => [
      'VTM',
      [
        ['VTMID', code],
        ['NM', name],
      ],
    ]),
  ],
  'f_vmp2_3010419.xml': [
    'VIRTUAL_MED_PRODUCTS',
    [
      ['VMPS', vmps.map(vmpElement)],
      [
        'VIRTUAL_PRODUCT_INGREDIENT',
        vmps.flatMap((vmp) => (vmp.holds ?? []).map((holds) => vpiElement(vmp, holds))),
      ],
      [
        'DRUG_FORM',
        vmps.flatMap((vmp) =>
          vmp.form === undefined
            ? []
            : [
                [
                  'DFORM',
                  [
                    ['VPID', vmp.code],
                    ['FORMCD', forms[vmp.form][0]],
                  ],
                ] as const,
              ],
        ),
      ],
      [
        'DRUG_ROUTE',
        vmps.flatMap((vmp) =>
          vmp.route === undefined
            ? []
            : [
                [
                  'DROUTE',
                  [
                    ['VPID', vmp.code],
                    ['ROUTECD', routes[vmp.route][0]],
                  ],
                ] as const,
              ],
        ),
      ],
    ],
  ],
  'f_amp2_3010419.xml': [
    'ACTUAL_MEDICINAL_PRODUCTS',
    [
      [
        'AMPS',
        amps.map((amp) => [
          'AMP',
          [
            ['APID', amp.code],
            ['VPID', codeOfVmp.get(amp.vmp)],
            ['NM', amp.name],
            ['DESC', amp.description],
          ],
        ]),
      ],
    ],
  ],
  'f_vmpp2_3010419.xml': ['VIRTUAL_MED_PRODUCT_PACK', [['VMPPS', packs.map(vmppElement)]]],
  'f_ampp2_3010419.xml': ['ACTUAL_MEDICINAL_PROD_PACKS', [['AMPPS', packs.map(amppElement)]]],
  'f_gtin2_0010419.xml': ['GTIN_DETAILS', [['AMPPS', packs.map(gtinElement)]]],
};

function lookups(): readonly Element[] {
  const lists: Readonly<
    Record<string, Readonly<Record<string, readonly [code: string, words: string, previous?: string]>>>
  > = {
    UNIT_OF_MEASURE: units,
    FORM: forms,
    ROUTE: routes,
    BASIS_OF_STRNTH: bases,
  };
  return Object.entries(lists).map(([list, rows]) => [
    list,
    Object.values(rows).map(([code, words, previous]) => [
      'INFO',
      [
        ['CD', code],
        ['CDPREV', previous],
        ['DESC', words],
      ],
    ]),
  ]);
}

function vmpElement(vmp: SampleVmp): Element {
  const unit = vmp.form === 'tablet' || vmp.form === 'capsule' ? units[vmp.form][0] : undefined;
  const size = unit === undefined ? undefined : '1';
  return [
    'VMP',
    [
      ['VPID', vmp.code],
      ['VPIDPREV', vmp.previous?.code],
      ['VTMID', allVtms[vmp.vtm]?.[0]],
      ['NM', vmp.name],
      ['UDFS', size],
      ['UDFS_UOMCD', unit],
      ['UNIT_DOSE_UOMCD', unit],
    ],
  ];
}

function vpiElement(vmp: SampleVmp, { substance, asBase, value, unit, per }: SampleStrength): Element {
  return [
    'VPI',
    [
      ['VPID', vmp.code],
      ['ISID', substances[substance][0]],
      ['BASIS_STRNTCD', asBase === undefined ? bases.ingredient[0] : bases.base[0]],
      ['BS_SUBID', asBase === undefined ? undefined : substances[asBase][0]],
      ['STRNT_NMRTR_VAL', value],
      ['STRNT_NMRTR_UOMCD', units[unit][0]],
      ['STRNT_DNMTR_VAL', per?.value],
      ['STRNT_DNMTR_UOMCD', per === undefined ? undefined : units[per.unit][0]],
    ],
  ];
}

function vmppElement(pack: SamplePack): Element {
  const vmp = ampOf(pack)?.vmp ?? '';
  const { code, value, unit } = pack.size;
  return [
    'VMPP',
    [
      ['VPPID', code],
      ['NM', `${vmp} ${value} ${unit}`],
      ['VPID', codeOfVmp.get(vmp)],
      ['QTYVAL', value],
      ['QTY_UOMCD', units[unit][0]],
    ],
  ];
}

function amppElement(pack: SamplePack): Element {
  return [
    'AMPP',
    [
      ['APPID', pack.code],
      ['NM', packName(pack)],
      ['VPPID', pack.size.code],
      ['APID', ampOf(pack)?.code],
    ],
  ];
}

function gtinElement({ code, gtins }: SamplePack): Element {
  return ['AMPP', [['AMPPID', code], ...gtins.map((gtin): Element => ['GTINDATA', [['GTIN', gtin]]])]];
}

/**
 * Writes the sample as a dm+d release in the shape TRUD gives it, to be imported by the real importer. Synthetic patients
 * and tests share it; it is a part of a release, and the pack made of it says so.
 *
 * @example writeSampleRelease(folder); await importRelease({ path: folder, out: 'sample.pack' })
 */
export function writeSampleRelease(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, root] of Object.entries(sampleFiles))
    writeFileSync(join(folder, name), `<?xml version="1.0" encoding="utf-8" ?>\n${written(root)}`);
}
