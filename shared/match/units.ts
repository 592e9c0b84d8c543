import { compareText, groupBy } from '../core/compare.ts';
import { must } from '../core/must.ts';
import type { Unit } from './assign.ts';
import type { PairDecision } from './decisions.ts';
import type { Candidate } from './placed.ts';
import { unitsOf, type LineGroup } from './regimen.ts';

/** The lines of one source that stand together in a row; `why` names the reason where there are several. */
export type LineUnit = Unit<Candidate> & { readonly regimen: boolean; readonly why?: string };

/** Units of every source; a person's word on lines of one source comes before our own. */
export function unitsBySource(candidates: readonly Candidate[], decisions: readonly PairDecision[]): readonly LineUnit[] {
  return [...groupBy(candidates, (candidate) => candidate.source).entries()].flatMap(([source, own]) =>
    revised(unitsOf(own), decisions).map(({ items, regimen }): LineUnit => {
      const ordered = items.toSorted((a, b) => compareText(a.key, b.key));
      const why = items.length === 1 ? undefined : regimen ? `Several strengths in ${source} are one regimen` : `Several lines of one medicine in ${source}`;
      return { id: must(ordered[0], 'a unit has a line').key, source, items: ordered, regimen, ...(why === undefined ? {} : { why }) };
    }),
  );
}

function revised(groups: readonly LineGroup[], decisions: readonly PairDecision[]): readonly LineGroup[] {
  let units = [...groups];
  for (const { kind, lines } of decisions) {
    const within = (item: Candidate): boolean => lines.includes(item.key);
    if (kind === 'unpaired') {
      units = units.flatMap((unit) => {
        const named = unit.items.filter(within);
        if (named.length < 2) return [unit];
        const rest = unit.items.filter((item) => !within(item));
        return [...named.map((item) => ({ items: [item], regimen: false })), ...(rest.length === 0 ? [] : [{ items: rest, regimen: unit.regimen && rest.length > 1 }])];
      });
    }
    if (kind === 'paired') {
      const named = units.filter((unit) => unit.items.some(within));
      if (named.length > 1) units = [...units.filter((unit) => !named.includes(unit)), { items: named.flatMap((unit) => unit.items), regimen: named.some((unit) => unit.regimen) }];
    }
  }
  return units;
}
