import { expect } from 'vitest';
import { dispensed } from '../../build/gold/dispensed.ts';
import { exampleData, testWith } from '../support/skip.ts';

testWith(exampleData('brands'))(
  'of what is dispensed under a brand, at least 97 % in hospitals and 95 % of medicines in primary care are recognised',
  () => {
    const shares = dispensed().map(({ where, items, known }) => [
      where,
      known / items > (where === 'hospital' ? 0.97 : 0.95),
    ]);
    expect(shares).toEqual([
      ['hospital', true],
      ['primary-care', true],
    ]);
  },
);
