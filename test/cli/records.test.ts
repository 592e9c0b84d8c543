import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { differences, recordCases } from '../../build/gold/records.ts';

const folder = resolve(import.meta.dirname, '../gold/records');
const cases = recordCases(folder);

test('there are sixty whole records with what a comparison of them says', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
});

test.each(cases.map((one) => [one.name, one.why, one] as const))('%s: %s', (_, _why, one) => {
  expect(differences(folder, one)).toEqual([]);
});
