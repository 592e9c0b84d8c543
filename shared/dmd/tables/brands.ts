import { table } from '../../core/table.ts';
import { qualifierRows, type Qualifier } from '../forms.ts';
import data from './brands.json' with { type: 'json' };
import type { Table } from './table.ts';

/**
 * UK brands as what they hold, for records that give words only and where no dm+d pack is loaded. Every row names its sources;
 * a row that none confirms may only suggest.
 */
export type BrandRow = {
  /** As records write it, lower case. */
  readonly spelled: string;
  /** The brand it is, as far as brand matters; empty for another name of the generic ("gtn spray"). */
  readonly brand: string;
  readonly substance: string;
  /** What the bare brand always is; `immediate-release` where no product of the brand is modified release. */
  readonly qualifiers: readonly Qualifier[];
  /** Where one brand names two medicines, the form or strength that means this one (Priadel liquid is another salt than Priadel tablets). */
  readonly only?: string;
  /** The form the bare brand always means (a depot, a patch, an eye gel), for names that leave it out. */
  readonly implied?: string;
  /** Whether public data says so; see `sources` in the file. */
  readonly confirmed: boolean;
  readonly source: string;
};

const isQualifier = (word: string): word is Qualifier => qualifierRows.some((row) => row.qualifier === word);
const sources = table<string>(data.sources);

/**
 * `tegretol retard: carbamazepine [modified-release] V`: brand, what it holds, what it always is, and the letters of its
 * sources; none means that none confirms it. `priadel (oral solution): ...` means this substance only in that form, `mirapexin (0.26): ...` only in that strength;
 * `onabotulinumtoxina: botulinum toxin = botox V` is another name of the brand Botox, `= -` of no brand.
 */
function brandRow(line: string): BrandRow {
  const at = line.indexOf(': ');
  const [key, text] = [line.slice(0, at), line.slice(at + 2)];
  const [, spelled = key, only] = /^(.+?)(?: \(([^)]+)\))?$/.exec(key) ?? [];
  const [, substance = text, marks = '', brand, letters = ''] =
    /^([^[=]+?)(?: \[([^\]]+)\])?(?: = (.+?))?(?: ([A-Z]+))?$/.exec(text) ?? [];
  const said = marks.split(', ').filter((mark) => mark !== '');
  const implied = said.find((mark) => !isQualifier(mark));
  const named = letters
    .split('')
    .map((letter) => sources[letter] ?? '')
    .filter((name) => name !== '');
  return {
    spelled,
    brand: brand === '-' ? '' : (brand ?? spelled),
    substance,
    qualifiers: said.filter(isQualifier),
    confirmed: named.length > 0,
    source: named.length > 0 ? named.join('; ') : data.unconfirmed,
    ...(only === undefined ? {} : { only }),
    ...(implied === undefined ? {} : { implied }),
  };
}

export const brands: Table<BrandRow> = {
  name: 'brands',
  version: '3',
  rows: data.brands.map(brandRow),
};
