import { groupBy } from '../core/compare.ts';

/**
 * Pairs of lines looked at in one bucket, and pairs of lines looked at between two units, before only the exactly alike
 * are: real records stay far below, and a hostile one costs some milliseconds.
 */
const mostPairs = 1_500;

/** Whether the lines of two units are few enough to be compared each with each. */
export const isComparable = (
  a: { readonly distinct: readonly unknown[] },
  b: { readonly distinct: readonly unknown[] },
): boolean => a.distinct.length * b.distinct.length <= mostPairs;

/** Whether so many, each with its source, make more pairs across sources than are looked at. */
export function hasTooManyPairs(sources: readonly string[]): boolean {
  if (sources.length * sources.length <= mostPairs) return false;
  const perSource = [...groupBy(sources, (source) => source).values()].map((own) => own.length);
  const within = perSource.reduce((sum, count) => sum + count * count, 0);
  return (sources.length * sources.length - within) / 2 > mostPairs;
}
