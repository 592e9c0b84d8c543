import { compareText } from '../../shared/core/compare.ts';
import { fold, identify, knowledgeOf, usualTables } from '../../shared/dmd/dmd.ts';
import {
  brandOf,
  candidatesOf,
  type Candidate,
  type MatchRow,
  type Matching,
} from '../../shared/match/match.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { goldPack } from './pack.ts';

/** Two known ways of matching, run on the same cases through the same rules, to see what ours is worth. */

type Same = (a: Candidate, b: Candidate) => boolean;

const sameWords: Same = (a, b) => fold(a.line.medicine.term) === fold(b.line.medicine.term);
const sameBrand: Same = (a, b) => (brandOf(a) || nameOf(a)) === (brandOf(b) || nameOf(b));
const sameIngredient: Same = (a, b) =>
  a.identity.ingredients.join() !== '' && a.identity.ingredients.join() === b.identity.ingredients.join();
const nameOf = (candidate: Candidate): string => identify(candidate.line.medicine.term).term.name;

/** First come, first served: each line joins the first row without its source that fits, in the order given. */
function greedy(lists: readonly SourceList[], stages: readonly Same[]): Matching {
  const rows: Candidate[][] = candidatesOf(lists, knowledgeOf(usualTables), goldPack).map((candidate) => [
    candidate,
  ]);
  for (const same of stages)
    for (let at = 0; at < rows.length; at += 1)
      for (let other = at + 1; other < rows.length;) {
        const [one, two] = [rows[at] ?? [], rows[other] ?? []];
        const apart = one.every((a) => two.every((b) => a.source !== b.source));
        if (apart && one.some((a) => two.some((b) => same(a, b)))) {
          one.push(...two);
          rows.splice(other, 1);
        } else other += 1;
      }
  return { rows: rows.map(rowOf).toSorted((a, b) => compareText(a.id, b.id)), suggestions: [] };
}

const rowOf = (candidates: readonly Candidate[]): MatchRow => ({
  id: candidates[0]?.key ?? '',
  lines: candidates,
  level: 'exact-text',
  why: 'baseline',
  regimen: false,
  linked: [],
});

/** Equal words after folding case and spaces. */
export const exactStrings = (lists: readonly SourceList[]): Matching => greedy(lists, [sameWords]);

/** The published cascade (UTHealth): equal words, then equal brand or product name, then equal ingredients. */
export const cascade = (lists: readonly SourceList[]): Matching =>
  greedy(lists, [sameWords, sameBrand, sameIngredient]);
