import { brands } from '../../shared/dmd/tables/brands.ts';
import { groups } from '../../shared/dmd/tables/groups.ts';

/** Names, forms and directions to make up lists from; every substance of the group table takes part. */

export const substances: readonly string[] = [
  ...new Set(groups.rows.flatMap((row) => row.substances)),
].filter((name) => !name.includes('insulin'));

/** One substance of each group, so that a list holds no two of a class. */
export const oneOfEach: readonly string[] = [
  ...new Set(groups.rows.flatMap((row) => row.substances.slice(0, 1))),
];

export const tabletStrengths: readonly string[] = [
  '1mg',
  '2.5mg',
  '5mg',
  '10mg',
  '20mg',
  '25mg',
  '40mg',
  '50mg',
  '75mg',
  '100mg',
  '200mg',
  '250mg',
  '500mg',
  '1g',
  '25microgram',
  '100microgram',
];

export const directions: readonly string[] = [
  'ONE DAILY',
  'ONE TWICE A DAY',
  'TWO AT NIGHT',
  '1-2 FOUR TIMES A DAY WHEN REQUIRED',
  'AS DIRECTED',
  'ONE EACH MORNING',
  '5 mg once a day',
  'ONE WEEKLY ON MONDAY',
];

/** Brands of a substance that are surely not one brand: "Infatabs" and "Infatab", "Sandimmun" and "Sandimmun sugar free" are. */
export function brandsOf(substance: string): readonly string[] {
  const all = brands.rows.filter((row) => row.substance === substance).map((row) => row.spelled);
  return all.filter((name) => !all.some((other) => other !== name && name.startsWith(other)));
}
