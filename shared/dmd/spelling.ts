import { fold } from './term.ts';
import { table } from '../core/table.ts';

/** Words that dm+d, GP systems and wards write in several ways, to the one that names are compared in. */
const words = table<string>({
  tablets: 'tablet',
  tabs: 'tablet',
  tab: 'tablet',
  caplets: 'caplet',
  capsules: 'capsule',
  caps: 'capsule',
  cap: 'capsule',
  ampoules: 'ampoule',
  amps: 'ampoule',
  amp: 'ampoule',
  vials: 'vial',
  patches: 'patch',
  sachets: 'sachet',
  pens: 'pen',
  syringes: 'syringe',
  cartridges: 'cartridge',
  suppositories: 'suppository',
  supps: 'suppository',
  pessaries: 'pessary',
  inhalers: 'inhaler',
  lozenges: 'lozenge',
  soln: 'solution',
  susp: 'suspension',
  inj: 'injection',
  oint: 'ointment',
  crm: 'cream',
  micrograms: 'microgram',
  mcg: 'microgram',
  mcgs: 'microgram',
  microg: 'microgram',
  ug: 'microgram',
  grams: 'g',
  gram: 'g',
  milligrams: 'mg',
  milligram: 'mg',
  mls: 'ml',
  units: 'unit',
  iu: 'unit',
  mr: 'modified release',
  'm/r': 'modified release',
  'prolonged release': 'modified release',
  'g/r': 'gastro resistant',
  'e/c': 'gastro resistant',
  ec: 'gastro resistant',
});

const word = new RegExp(
  String.raw`(?<![\p{L}/])(?:${Object.keys(words)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?![\p{L}/])`,
  'gu',
);

/**
 * A name in the one spelling that names of a pack and names of a record are compared in. It stands in packs: changing it takes
 * a new version of the pack's schema.
 *
 * @example spelling('Adcal-D3 Caplets 750 mg / 200 IU') // 'adcal d3 caplet 750mg/200unit'
 */
export const spelling = (name: string): string =>
  fold(name)
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replaceAll('-', ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(word, (found) => words[found] ?? found)
    .replaceAll(/\s*\/\s*/g, '/')
    .replaceAll(/(?<=\d)\s+(?=(?:mg|g|microgram|nanogram|unit|ml|mmol|%)(?!\p{L}))/gu, '');
