import { brandsAB } from './brands/a-b.ts';
import { brandsC } from './brands/c.ts';
import { brandsDF } from './brands/d-f.ts';
import { brandsGL } from './brands/g-l.ts';
import { brandsMO } from './brands/m-o.ts';
import { brandsPR } from './brands/p-r.ts';
import { brandsSZ } from './brands/s-z.ts';
import { entries } from './entries.ts';
import { qualifierRows, type Qualifier } from '../forms.ts';
import type { Table } from './table.ts';

/**
 * Common UK brands as their substance, for records that give words only and where no dm+d pack is loaded.
 * Most are named alike by two readers who did not see each other's answer, the rest by one; not yet checked row by row against dm+d.
 */
export type BrandRow = {
  readonly brand: string;
  readonly substance: string;
  readonly qualifiers: readonly Qualifier[];
  /** Where one brand names two medicines, the form that means this one (Priadel liquid is another salt than Priadel tablets). */
  readonly form?: string;
  /** The form the bare brand always means (a depot, a patch, an eye gel), for names that leave it out. */
  readonly implied?: string;
  readonly source: string;
};

const source = 'one or two readers; not checked against dm+d';
const isQualifier = (word: string): word is Qualifier => qualifierRows.some((row) => row.qualifier === word);

/**
 * `tegretol retard [modified-release]` is always modified release, `buscopan ampoules [solution for injection]` is always that
 * form; `priadel (oral solution)` means this substance only in that form.
 */
function brandOf(substance: string, text: string): BrandRow {
  const [, brand = text, marks = '', form] =
    /^([^[(]+?)(?: \[([^\]]+)\])?(?: \(([^)]+)\))?$/.exec(text) ?? [];
  const said = marks.split(', ').filter((mark) => mark !== '');
  const implied = said.find((mark) => !isQualifier(mark));
  return {
    brand,
    substance,
    qualifiers: said.filter(isQualifier),
    source,
    ...(form === undefined ? {} : { form }),
    ...(implied === undefined ? {} : { implied }),
  };
}

export const brands: Table<BrandRow> = {
  name: 'brands',
  version: '2',
  rows: entries(brandsAB, brandsC, brandsDF, brandsGL, brandsMO, brandsPR, brandsSZ).flatMap(
    ([substance, names]) => names.map((text) => brandOf(substance, text)),
  ),
};
