import { table } from '../core/table.ts';

/**
 * Units as one singular word, from UCUM codes, SNOMED CT and dm+d unit codes, and the words sources write.
 * Several SNOMED codes mean "tablet"; they are one unit. Sources: UCUM; dm+d UNIT_OF_MEASURE lookup (TRUD release);
 * SNOMED codes as used in the NHS guide's examples.
 */
const rows: readonly (readonly [unit: string, codes: string, words: string])[] = [
  ['mg', 'mg 258684004', 'milligram milligrams mgs milligramme milligrammes'],
  ['g', 'g 258682000', 'gram grams gm gms'],
  ['microgram', 'ug 258685003', 'micrograms mcg mcgs microg ug ugs µg μg'],
  ['nanogram', 'ng 258686002', 'nanograms'],
  ['kg', 'kg 258683005', 'kilogram kilograms'],
  ['mL', 'mL ml 258773002', 'millilitre millilitres milliliter milliliters mls'],
  ['L', 'L l 258770004', 'litre litres liter liters'],
  [
    'unit',
    '[iU] [IU] U 767525000 258997004 258666001 3316411000001102',
    'units iu international_unit international_units',
  ],
  ['mmol', 'mmol 258718000', 'millimole millimoles mmols'],
  ['tablet', '428673006 3319411000001109 385055001 732936001 {tbl} TAB', 'tablets tab tabs tablet(s) tab(s)'],
  ['capsule', '428641000 3316911000001105 385049006 732937005 CAP', 'capsules cap caps capsule(s) cap(s)'],
  ['puff', '415215001 732981002 4034511000001102', 'puffs puff(s) actuation actuations'],
  ['inhalation', '', 'inhalations'],
  ['dose', '3317411000001100 408102007 {dose}', 'doses dose(s)'],
  ['drop', '404218003 10693611000001100 [drp]', 'drops drop(s) gtt'],
  ['patch', '419702001 3318411000001101', 'patches'],
  ['sachet', '733013000 3318911000001109 426148002', 'sachets'],
  ['spray', '', 'sprays metered_dose_spray'],
  ['suppository', '430293001 3319211000001105', 'suppositories'],
  ['pessary', '733007009 3318511000001102', 'pessaries'],
  ['ampoule', '413516001 3316711000001108', 'ampoules'],
  ['vial', '415818006 3319611000001107', 'vials'],
  ['syringe', '733020007 3319311000001102', 'syringes pre-filled_syringe pre-filled_syringes'],
  ['pen', '', 'pens pre-filled_pen pre-filled_pens'],
  ['nebule', '3318011000001105', 'nebules neb nebs unit_dose_vial'],
  ['application', '10692211000001108', 'applications application(s)'],
  ['spoonful', '733015007 4034811000001104', 'spoonfuls spoon spoons'],
  ['spoonful (5 mL)', '', '5ml_spoonful 5ml_spoonfuls 5_ml_spoonful 5_ml_spoonfuls spoonfuls_(5_ml)'],
  [
    'spoonful (2.5 mL)',
    '',
    '2.5ml_spoonful 2.5ml_spoonfuls 2.5_ml_spoonful 2.5_ml_spoonfuls spoonfuls_(2.5_ml)',
  ],
  ['spoonful (10 mL)', '', '10ml_spoonful 10ml_spoonfuls 10_ml_spoonful 10_ml_spoonfuls spoonfuls_(10_ml)'],
  ['applicatorful', '', 'applicatorfuls applicator applicators'],
  ['injection', '3092611000001103', 'injections'],
  ['film', '732995004 10693511000001104', 'films'],
  ['strip', '733018009 3319111000001104', 'strips test_strip test_strips'],
  ['scoop', '', 'scoops'],
  ['carton', '', 'cartons'],
  ['bottle', '419672006 3320611000001106', 'bottles'],
  ['cartridge', '732988008 3317111000001105', 'cartridges'],
  ['pump', '', 'pumps'],
  ['squirt', '', 'squirts'],
  ['capful', '', 'capfuls'],
  ['teaspoonful', '', 'teaspoonfuls'],
  ['measure', '', 'measures'],
  ['blister', '', 'blisters'],
  ['caplet', '', 'caplets'],
  ['needle', '', 'needles'],
  ['lancet', '', 'lancets'],
  ['swab', '', 'swabs'],
  ['wipe', '', 'wipes'],
  ['pad', '', 'pads'],
  ['sponge', '', 'sponges'],
  ['fingertip unit', '', 'fingertip_units ftu ftus'],
  ['wafer', '', 'wafers'],
  ['gum', '', 'gums'],
  ['ring', '', 'rings'],
  ['implant', '', 'implants'],
  ['plaster', '733010002 3320711000001102', 'plasters'],
  ['dressing', '', 'dressings'],
  ['lozenge', '429587008 3317811000001103', 'lozenges pastille pastilles'],
  ['enema', '700476008 3317511000001101', 'enemas'],
  ['hour', 'h 258702006', 'hours hr hrs'],
  ['minute', 'min', 'minutes mins'],
  ['second', 's', 'seconds'],
  ['day', 'd', 'days'],
  ['week', 'wk', 'weeks'],
  ['month', 'mo', 'months'],
  ['year', 'a', 'years'],
];

const byCode = new Map(
  rows.flatMap(([unit, codes]) =>
    codes
      .split(' ')
      .filter((code) => code !== '' && !code.endsWith('x'))
      .map((code) => [code, unit] as const),
  ),
);
const byWord = new Map(
  rows.flatMap(([unit, , words]) =>
    [unit.toLowerCase(), ...words.split(' ')]
      .filter((word) => word !== '')
      .map((word) => [word.replaceAll('_', ' '), unit] as const),
  ),
);

/** The singular unit of a code alone (UCUM, SNOMED CT, dm+d). */
export const unitOfCode = (code: string): string | undefined => byCode.get(code);

/** The singular unit of a code or word, or `undefined` for one the table does not hold. */
export const unitOf = (codeOrWord: string): string | undefined =>
  byCode.get(codeOrWord) ?? byWord.get(codeOrWord.trim().toLowerCase());

/** Time is measured with these; nobody takes one. */
const timeUnits: readonly string[] = ['hour', 'minute', 'second', 'day', 'week', 'month', 'year'];

/** Every word a dose may be counted or measured with, longest first. */
export const doseUnitWords: readonly string[] = [...byWord]
  .filter(([, unit]) => !timeUnits.includes(unit) && unit !== 'kg')
  .map(([word]) => word)
  .toSorted((a, b) => b.length - a.length);

/** The unit in full, as the NHS guide writes it: `milligram`, never `mg`. */
const full = table<string>({
  mg: 'milligram',
  g: 'gram',
  kg: 'kilogram',
  mL: 'millilitre',
  L: 'litre',
  mmol: 'millimole',
});
export const fullUnit = (unit: string): string => full[unit] ?? unit;

const scales = table<{ readonly of: 'mass' | 'volume'; readonly factor: string }>({
  kg: { of: 'mass', factor: '1000000' },
  g: { of: 'mass', factor: '1000' },
  mg: { of: 'mass', factor: '1' },
  microgram: { of: 'mass', factor: '0.001' },
  nanogram: { of: 'mass', factor: '0.000001' },
  L: { of: 'volume', factor: '1000' },
  mL: { of: 'volume', factor: '1' },
});

/** How a mass or volume unit relates to mg or mL; `undefined` for units that do not convert. */
export const scaleOf = (
  unit: string,
): { readonly of: 'mass' | 'volume'; readonly factor: string } | undefined => scales[unit];
