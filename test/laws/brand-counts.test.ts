import { expect } from 'vitest';
import { genericProducts, hasDmdNames } from '../../build/gold/dmd-facts.ts';
import { identify } from '../../shared/dmd/dmd.ts';
import { exampleData, testWith } from '../support/skip.ts';

/** Named as one thing by dm+d, whatever dm+d counts in it. */
const compound =
  /vaccine|insulin|macrogol|pancreatin|oral rehydration salts|alginate raft-forming|cod liver oil|^titanium$|^glycerol$|extra/;

function expectCounts(): void {
  const read = (hasDmdNames() ? genericProducts() : [])
    .filter(({ generic, chemical, ingredients }) => !generic && chemical < '20' && ingredients !== null)
    .map((product) => ({ product, identity: identify(product.name) }))
    .filter(({ identity }) => identity.row?.confirmed === true);
  expect(read.length).toBeGreaterThan(4_000);
  const wrong = read.filter(
    ({ product, identity: { ingredients, substance, row } }) =>
      ingredients.length !== product.ingredients &&
      !compound.test(substance) &&
      substance.split(' ', 1)[0] !== row?.spelled.split(' ', 1)[0],
  );
  expect([...new Set(wrong.map(({ product }) => product.name))]).toEqual([]);
}

testWith(exampleData('dmd', 'names'))(
  'a row that a source confirms names as many substances as dm+d counts in the brand’s products',
  expectCounts,
);
