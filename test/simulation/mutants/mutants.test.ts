import { afterAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { root } from '../../../build/lib/root.ts';
import { copyOf } from './copy.ts';
import { mutants } from './mutants.ts';
import { breakOnPurpose } from './run.ts';

const copy = copyOf(root);
afterAll(() => copy.clear());

/** Of each part a few, by the schedule that finds them: the whole list has a command of its own. */
const sample: readonly string[] = [
  'no-if-match',
  'no-if-none-exist',
  'list-names-the-wrong-statement',
  'not-read-back',
  'everybody-by-my-token',
  'no-history',
];

test.each(sample)('a deliberate break is found: %s', async (name) => {
  const mutant = must(
    mutants.find((one) => one.name === name),
    'a mutant of this name',
  );
  expect(await breakOnPurpose(copy, mutant)).toMatchObject({ kind: 'found' });
});

test('every deliberate break has a name and a claim of its own', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(60);
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

test('every deliberate break still applies, in one place', () => {
  const faults = mutants.flatMap((mutant) => {
    const applied = copy.apply(mutant);
    if ('why' in applied) return [`${mutant.name}: ${applied.why}`];
    applied.mend();
    return [];
  });
  expect(faults).toEqual([]);
});
