import type { DmdPack, DmdProduct } from '../../shared/dmd/dmd.ts';

/**
 * The codes of the gold set as a dm+d pack. Names and histories as in the published example releases: TRUD example files of
 * April 2019 (VTM and VMP) and the co-amilofruse sample of August 2021 with its history file.
 */
type Row = readonly [code: string, level: 'VTM' | 'VMP', name: string, previous?: string];

const rows: readonly Row[] = [
  ['10071011000001106', 'VTM', 'Levothyroxine'],
  ['108430001', 'VTM', 'Mirtazapine'],
  ['108537001', 'VTM', 'Amlodipine'],
  ['108547003', 'VTM', 'Bisoprolol'],
  ['108564000', 'VTM', 'Ramipril'],
  ['108600003', 'VTM', 'Atorvastatin'],
  ['108979001', 'VTM', 'Clopidogrel'],
  ['109081006', 'VTM', 'Metformin'],
  ['111154004', 'VTM', 'Chlorpropamide'],
  ['111165009', 'VTM', 'Azathioprine'],
  ['442539005', 'VTM', 'Rivaroxaban'],
  ['703906002', 'VTM', 'Apixaban'],
  ['25673006', 'VTM', 'Omeprazole'],
  ['321958004', 'VTM', 'Sertraline'],
  ['325238000', 'VTM', 'Gliclazide'],
  ['325325006', 'VTM', 'Carbimazole'],
  ['34186711000001102', 'VTM', 'Co-amilofruse'],
  ['38268001', 'VTM', 'Ibuprofen'],
  ['4219002', 'VTM', 'Penicillamine'],
  ['48603004', 'VTM', 'Warfarin'],
  ['80165005', 'VTM', 'Hydroxyzine'],
  ['81609008', 'VTM', 'Furosemide'],
  ['83490000', 'VTM', 'Hydroxychloroquine'],
  ['421552005', 'VTM', 'Alendronic acid'],
  ['318135008', 'VMP', 'Co-amilofruse 2.5mg/20mg tablets', 'Co-amilofruse 2.5/20 tablets'],
  ['318136009', 'VMP', 'Co-amilofruse 5mg/40mg tablets', 'Co-amilofruse 5/40 tablets'],
  ['22480211000001104', 'VMP', 'Diclofenac 2.32% gel'],
  ['347208002', 'VMP', 'Pilocarpine hydrochloride 6% eye drops'],
];

/** Former codes and what they became. */
const history: Readonly<Record<string, string>> = {
  '14561711000001102': '442539005',
  '19510611000001104': '703906002',
  '354303007': '34186711000001102',
  '9810511000001100': '421552005',
  '10406411000001101': '318135008',
};

const products = new Map(
  rows.map(([code, level, name, previousName]): readonly [string, DmdProduct] => [
    code,
    {
      code,
      level,
      name,
      vtm: level === 'VTM' ? code : null,
      vmp: level === 'VMP' ? code : null,
      previousName: previousName ?? null,
      invalid: false,
      prescribingStatus: null,
    },
  ]),
);

export const goldPack: DmdPack = {
  release: 'gold set codes, from the example releases of April 2019 and August 2021',
  product: (code) => products.get(history[code] ?? code),
  // Its few names are reached by their codes only.
  named: () => [],
  beginning: () => [],
  substancesIn: () => [],
};
