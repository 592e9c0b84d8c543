import { expect } from 'vitest';
import { dispensed } from '../../build/gold/dispensed.ts';
import { exampleData, testWith } from '../support/skip.ts';

const wanted = { hospital: 0.97, 'primary-care': 0.95 };

function expectMostKnown(): void {
  const shares = dispensed().map(({ where, items, known }) => [where, known / items > wanted[where]]);
  expect(shares).toEqual([
    ['hospital', true],
    ['primary-care', true],
  ]);
}

testWith(exampleData('brands'))(
  'of what is dispensed under a brand, at least 97 % in hospitals and 95 % of medicines in primary care are recognised',
  expectMostKnown,
);
