import { expect } from 'vitest';
import { genericProducts, hasDmdNames, namedProducts } from '../../build/gold/dmd-facts.ts';
import type { DmdPair } from '../../build/gold/dmd-pair.ts';
import { dmdPairs } from '../../build/gold/dmd-pairs.ts';
import { wrongOf, type Wrong } from '../../build/gold/dmd-report.ts';
import { identify } from '../../shared/dmd/dmd.ts';
import { matchLines } from '../../shared/match/match.ts';
import { exampleData, testWith } from '../support/skip.ts';

/** Of every twelfth product. */
const pairs = hasDmdNames()
  ? dmdPairs(
      namedProducts().filter((_, at) => at % 12 === 0),
      genericProducts(),
    )
  : [];
const some = (label: DmdPair['label']): readonly DmdPair[] =>
  pairs.filter((one) => one.label === label && (label === 'apart' || identify(one.a).recognised));
const share = ({ wrong, of }: Wrong): number => wrong / of;

function expectFewWrong(): void {
  const [apart, same] = [some('apart'), some('same')];
  expect([apart.length > 500, same.length > 500]).toEqual([true, true]);
  expect(share(wrongOf(apart, (lists) => matchLines(lists)))).toBeLessThan(0.002);
  expect(share(wrongOf(same, (lists) => matchLines(lists)))).toBeLessThan(0.05);
}

testWith(exampleData('dmd', 'names'))(
  'names of public dm+d extracts: hardly any two medicines share a row, and few brands miss their generic',
  expectFewWrong,
);
