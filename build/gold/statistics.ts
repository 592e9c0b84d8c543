import type { Tally } from './score.ts';

export const precision = ({ right, extra }: Tally): number =>
  right + extra === 0 ? 1 : right / (right + extra);
export const recall = ({ right, missed }: Tally): number =>
  right + missed === 0 ? 1 : right / (right + missed);
export const f1 = ({ right, extra, missed }: Tally): number =>
  right + extra + missed === 0 ? 1 : right / (right + (extra + missed) / 2);

/** Wilson's 95 % interval of a proportion. */
export function wilson(successes: number, trials: number): readonly [low: number, high: number] {
  if (trials === 0) return [0, 1];
  const z = 1.959964;
  const share = successes / trials;
  const middle = share + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

export const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
