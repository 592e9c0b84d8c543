import { wholeNumberOf } from '../lib/options.ts';

/** Repetitions of a measurement: seven, or what `BENCH_TIMES` says; `Misused` where that is no number of times. */
export const timesGiven = (given: string | undefined): number =>
  given === undefined ? 7 : wholeNumberOf('BENCH_TIMES', given, 1, 10_000);
