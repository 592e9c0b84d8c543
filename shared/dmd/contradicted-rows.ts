import { compareText, groupBy } from '../core/compare.ts';
import { identify, type Identity } from './identity.ts';

/** A row of the brand table of which dm+d says something else, with a product of the brand that shows it. */
export type ContradictedRow = {
  /** The brand as the table spells it. */
  readonly row: string;
  /** Substances, and release where the row states it. */
  readonly table: string;
  readonly dmd: string;
  readonly product: string;
};

/**
 * The rows of our brand table that a release contradicts, by name. `products` are its brands' products with the names of their
 * generic products. A generic product that is named by a brand itself says nothing.
 */
export function contradictedRows(
  products: readonly { readonly name: string; readonly generic: string }[],
): readonly ContradictedRow[] {
  const found = products.flatMap(({ name, generic }) => {
    const [ours, theirs] = [identify(name), identify(generic)];
    const { row } = ours;
    return row === undefined || theirs.row !== undefined || !contradicts(ours, theirs)
      ? []
      : [{ row: row.spelled, table: meaning(ours), dmd: meaning(theirs), product: name }];
  });
  return [...groupBy(found, ({ row, dmd }) => `${row}\n${dmd}`).values()]
    .flatMap(([first]) => first ?? [])
    .toSorted((a, b) => compareText(a.row, b.row) || compareText(a.product, b.product));
}

/** Another substance; or a swallowed product of another release than the row says. */
const contradicts = (ours: Identity, theirs: Identity): boolean =>
  ours.ingredients.join() !== theirs.ingredients.join() ||
  (ours.row?.qualifiers.includes('modified-release') === true &&
    !isModified(theirs) &&
    (theirs.form === 'tablet' || theirs.form === 'capsule')) ||
  (ours.row?.qualifiers.includes('immediate-release') === true && isModified(theirs) && !isModified(ours));

const isModified = ({ qualifiers }: Identity): boolean => qualifiers.includes('modified-release');

const meaning = (identity: Identity): string =>
  `${identity.ingredients.join(' / ')}${isModified(identity) ? ', modified release' : ''}`;
