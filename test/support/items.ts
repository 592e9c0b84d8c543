import { must } from '../../shared/core/must.ts';
import { contextOf, type ContextInput, type Item } from '../../shared/discrepancy/context.ts';
import { matchLines } from '../../shared/match/match.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { gp, type Entry } from './found.ts';

/** What the rules are given of these lists. */
export const contextOfLists = (lists: readonly SourceList[], more: Partial<ContextInput> = {}) =>
  contextOf({
    lists,
    matching: matchLines(lists, { tables: undefined, pack: more.pack }),
    asOf: '2026-11-18',
    current: 'fci',
    ...more,
  });

/** What the rules are given of one line by itself. */
export const itemOf = (entry: Entry, more: Partial<ContextInput> = {}): Item =>
  must(contextOfLists([gp(entry)], more).items[0], 'a line');
