import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { figure, repeated, spreadOf, type Figure } from '../figure.ts';
import { alikeLists, sandboxLists } from '../shapes.ts';

/** Six sources of sixty lines as the sandbox words them: the least of three for each of thirty patients, matched only. */
export function matchFigure(): readonly Figure[] {
  const patients = Array.from({ length: 30 }, (_, at) =>
    sandboxLists({ sources: 6, lines: 60, seed: at + 1 }),
  );
  const each = patients.map((lists) => repeated(() => matchLines(lists), 3).least);
  const checked = patients.slice(0, 10).map((lists) => {
    const matching = matchLines(lists);
    return repeated(() => findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' }), 3)
      .least;
  });
  const alike = alikeLists(2, 200);
  const spread = spreadOf(each);
  return [
    {
      ...figure('match', spread, {
        growth: {
          'checked too': spread.middle + spreadOf(checked).middle,
          '2 x 200 alike': repeated(() => matchLines(alike), 3).least,
        },
      }),
      ours: spread.middle,
    },
  ];
}
