import type { Recommendation } from './sayings.ts';

/**
 * Whether a recommendation asks something of the prescriber. The same answer decides whether a `Task` is written and
 * whether the case still waits for somebody. Nothing is asked by "not current" and "intended omission", nor by "continue"
 * where the row agrees; "continue" where the sources differ, or where only one of them has the medicine, is a question like
 * any other.
 */
export const asksPrescriber = (recommendation: Pick<Recommendation, 'action'>, agrees: boolean): boolean =>
  recommendation.action !== 'not-current' &&
  recommendation.action !== 'intended-omission' &&
  !(recommendation.action === 'continue' && agrees);
