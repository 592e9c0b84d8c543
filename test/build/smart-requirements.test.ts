import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/root.ts';
import { findTests } from '../../build/safety/tests.ts';
import { exampleData, testWith } from '../support/skip.ts';

const rows = readFileSync(join(root, 'docs', 'smart-requirements.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const number = /^\| (\d+) \|/.exec(line)?.[1];
    return number === undefined ? [] : [{ number: Number(number), ...cellsOf(line) }];
  });

function cellsOf(line: string): { readonly applies: string; readonly met: string; readonly shown: string[] } {
  const [, , , applies = '', met = '', shown = ''] = line.split('|').map((cell) => cell.trim());
  return { applies, met, shown: [...shown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) };
}

test('every requirement that applies is met and names the tests that show it; every other says why not', () => {
  for (const { number, applies, met, shown } of rows) {
    expect([number, applies === 'yes' ? met : '']).toEqual([number, applies === 'yes' ? 'yes' : '']);
    expect([number, shown.length > 0]).toEqual([number, applies === 'yes']);
    expect([number, applies.length >= 3]).toEqual([number, true]);
  }
});

test('every test that shows a requirement of SMART is there and runs', () => {
  const { tests } = findTests();
  const cited = rows.flatMap(({ shown }) => shown);
  expect(cited.length).toBeGreaterThan(60);
  expect(cited.filter((name) => !tests.has(name))).toEqual([]);
});

const csv = exampleData('smart', 'client-requirements.csv');
function expectEveryNumber(): void {
  const published = readFileSync(csv.path, 'utf8')
    .split('\n')
    .flatMap((line) => /^hl7\.fhir\.uv\.smart-app-launch[^,]*,(\d+),/.exec(line)?.[1] ?? [])
    .map(Number);
  expect(published.length).toBeGreaterThan(100);
  expect(rows.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    published.toSorted((a, b) => a - b),
  );
}

testWith(csv)(
  'every requirement of the published list stands in the table once, and no other',
  expectEveryNumber,
);
