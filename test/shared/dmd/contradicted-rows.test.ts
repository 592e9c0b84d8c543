import { expect, test } from 'vitest';
import { contradictedRows } from '../../../shared/dmd/dmd.ts';

test('a row of the brand table is contradicted by another substance or another release of the same brand in dm+d, and said once', () => {
  expect(
    contradictedRows([
      { name: 'Amoxil 250mg capsules', generic: 'Ampicillin 250mg capsules' },
      { name: 'Amoxil 500mg capsules', generic: 'Ampicillin 500mg capsules' },
      { name: 'Adizem-XL 120mg capsules', generic: 'Diltiazem 120mg capsules' },
    ]),
  ).toEqual([
    {
      row: 'adizem-xl',
      table: 'diltiazem, modified release',
      dmd: 'diltiazem',
      product: 'Adizem-XL 120mg capsules',
    },
    { row: 'amoxil', table: 'amoxicillin', dmd: 'ampicillin', product: 'Amoxil 250mg capsules' },
  ]);
});

test('a brand that dm+d reads as we do, one no row knows, and a generic product named by a brand contradict nothing', () => {
  expect(
    contradictedRows([
      { name: 'Amoxil 250mg capsules', generic: 'Amoxicillin 250mg capsules' },
      { name: 'Inventol 2.5mg tablets', generic: 'Madeupine 2.5mg tablets' },
      { name: 'Microgynon 30 tablets', generic: 'Generic Microgynon 30 tablets' },
    ]),
  ).toEqual([]);
});
