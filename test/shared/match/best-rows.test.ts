import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestRows } from '../../../shared/match/best-rows.ts';
import type { Problem } from '../../../shared/match/search-rows.ts';

/** Up to seven units of three sources, tied and kept apart at random. */
const someProblem: fc.Arbitrary<Problem> = fc
  .record({
    sources: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 7 }),
    ties: fc.array(fc.constantFrom(0, 0, 400, 400, 500, 700), { minLength: 49, maxLength: 49 }),
    apart: fc.array(fc.constantFrom(false, false, false, true), { minLength: 49, maxLength: 49 }),
  })
  .map(({ sources, ties, apart }) => {
    const cell = (a: number, b: number): number => Math.min(a, b) * 7 + Math.max(a, b);
    return {
      count: sources.length,
      worth: (a, b) => ties[cell(a, b)] ?? 0,
      mayShare: (a, b) => sources[a] !== sources[b] && apart[cell(a, b)] !== true,
    };
  });

/** Every partition whose rows may stand, by trying all: the row of each unit. */
function everyPartition({ count, worth, mayShare }: Problem): readonly (readonly number[])[] {
  const grow = (rowOf: readonly number[]): readonly (readonly number[])[] => {
    if (rowOf.length === count) return [rowOf];
    const next = rowOf.length;
    const rows = rowOf.length === 0 ? 0 : Math.max(...rowOf) + 1;
    return Array.from({ length: rows + 1 }, (_, row) => row)
      .filter((row) => rowOf.every((own, unit) => own !== row || mayShare(unit, next)))
      .flatMap((row) => grow([...rowOf, row]));
  };
  const isTied = (members: readonly number[]): boolean => {
    const reached = new Set(members.slice(0, 1));
    for (const one of reached)
      for (const other of members) if (one !== other && worth(one, other) > 0) reached.add(other);
    return reached.size === members.length;
  };
  return grow([]).filter((rowOf) =>
    [...new Set(rowOf)].every((row) => isTied([...rowOf.keys()].filter((unit) => rowOf[unit] === row))),
  );
}

const pairsOf = (count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_, b) => [a, a + 1 + b] as const),
  );

test('what stands together is what stands together in every best partition, found by trying all', () => {
  fc.assert(
    fc.property(someProblem, (problem) => {
      const all = everyPartition(problem).map((rowOf) => ({
        rowOf,
        total: pairsOf(problem.count)
          .filter(([a, b]) => rowOf[a] === rowOf[b])
          .reduce((sum, [a, b]) => sum + problem.worth(a, b), 0),
      }));
      const most = Math.max(...all.map((one) => one.total));
      const best = all.filter((one) => one.total === most);
      const found = bestRows(problem);
      const classOf = new Map(
        found.classes.flatMap((members, at) => members.map((unit) => [unit, at] as const)),
      );
      expect(found.gaveUp).toBe(false);
      const together = (rowOf: readonly (number | undefined)[], [a, b]: readonly [number, number]) =>
        rowOf[a] === rowOf[b];
      const classes = Array.from({ length: problem.count }, (_, unit) => classOf.get(unit));
      const pairs = pairsOf(problem.count);
      expect(pairs.filter((pair) => together(classes, pair))).toEqual(
        pairs.filter((pair) => best.every(({ rowOf }) => together(rowOf, pair))),
      );
      const tied = pairs.filter(([a, b]) => problem.worth(a, b) > 0 && problem.mayShare(a, b));
      expect(tied.filter(([a, b]) => found.sometimes(a, b))).toEqual(
        tied.filter((pair) => best.some(({ rowOf }) => together(rowOf, pair))),
      );
    }),
    { numRuns: 2000 },
  );
});

test('a search that would take too long is given up, and nothing unproven stands together', () => {
  const found = bestRows({
    count: 24,
    worth: (a, b) => 400 + ((a * 7 + b * 7) % 3),
    mayShare: (a, b) => a % 6 !== b % 6 && (a * b) % 5 !== 1,
  });
  expect(found.gaveUp).toBe(true);
});
