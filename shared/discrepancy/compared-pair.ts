import { compareDosings, type DosingDifference } from './compare-dosing.ts';
import { comparePair, type FieldsCompared } from './compared-fields.ts';
import type { Pair } from './pairs.ts';

/** Two sides with what the rules about them ask several times, worked out once. */
export type ComparedPair = Pair & {
  readonly fields: FieldsCompared;
  /** Dose, frequency, same total or timing: exactly one is said of a pair. */
  readonly difference: DosingDifference;
};

export const compared = (pair: Pair): ComparedPair => ({
  ...pair,
  fields: comparePair(pair),
  difference: compareDosings(pair.a.dosing, pair.b.dosing, pair.options),
});
