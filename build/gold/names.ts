import { matchLines } from '../../shared/match/match.ts';
import type { GoldNames } from '../../test/gold/load.ts';
import { makeLine, makeList } from './make.ts';

/** What the matcher makes of two names, one in a history and one on a chart. */
export type Outcome = 'row' | 'pair' | 'link' | 'apart';

export function outcomeOf({ a, b }: Pick<GoldNames, 'a' | 'b'>): Outcome {
  const { rows, suggestions } = matchLines([
    makeList('gp', 'history', [makeLine('gp', 'a', a, 'as directed')]),
    makeList('chart', 'chart', [makeLine('chart', 'b', b, 'as directed')]),
  ]);
  return rows.length === 1 ? 'row' : (suggestions[0]?.kind ?? 'apart');
}

/** Pairs that share a row and must not: every one of them is dangerous. */
export const wrongMerges = (all: readonly GoldNames[]): readonly GoldNames[] =>
  all.filter((one) => (one.label === 'never' || one.label === 'different') && outcomeOf(one) === 'row');

/** Per label, how many pairs came to what. */
export function namesReport(all: readonly GoldNames[]): string {
  const lines = (['same', 'never', 'different', 'either'] as const).map((label) => {
    const outcomes = all.filter((one) => one.label === label).map(outcomeOf);
    const counts = (['row', 'pair', 'link', 'apart'] as const).map(
      (outcome) => `${outcomes.filter((one) => one === outcome).length} ${outcome}`,
    );
    return `${label.padEnd(10)} ${outcomes.length}: ${counts.join(', ')}`;
  });
  return [`${all.length} pairs of names, ${wrongMerges(all).length} wrong merges`, ...lines].join('\n');
}
