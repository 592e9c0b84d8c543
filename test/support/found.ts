import {
  findDiscrepancies,
  type Comparing,
  type DiscrepancyClass,
} from '../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../shared/match/match.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { makeLine, makeList } from '../../build/gold/make.ts';

/** Everything that is found in these lists, each thing once. */
export function allFound(lists: readonly SourceList[], more: Partial<Comparing> = {}) {
  const matching = matchLines(lists, { tables: more.tables, pack: more.pack });
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci', ...more });
  return [...new Set([...found.rows.values()].flat()), ...found.caseFindings];
}

/** What is found of one class, in its words. */
export const wordsFound = (
  name: DiscrepancyClass,
  lists: readonly SourceList[],
  more: Partial<Comparing> = {},
): readonly string[] =>
  allFound(lists, more)
    .filter((one) => one.class === name)
    .map((one) => `${one.severity}: ${one.why}`);

export type Entry = readonly [term: string, words: string, more?: Partial<MedicineLine>];

/** A complete list of these medicines, the n-th with the n-th letter for its id. */
export const listOf = (
  name: string,
  role: SourceList['role'],
  entries: readonly Entry[],
  more: Partial<SourceList> = {},
): SourceList => ({
  ...makeList(
    name,
    role,
    entries.map(([term, words, over], at) =>
      makeLine(name, String.fromCodePoint(97 + at), term, words, over),
    ),
  ),
  ...more,
});
export const gp = (...entries: readonly Entry[]): SourceList => listOf('gp', 'history', entries);
export const chart = (...entries: readonly Entry[]): SourceList => listOf('chart', 'chart', entries);
