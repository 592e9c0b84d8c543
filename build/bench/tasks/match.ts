import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { figure, spreadOf, type Figure } from '../figure.ts';
import { repeated } from '../repeat.ts';
import { alikeLists, sandboxLists } from '../shapes.ts';

/** Six sources of sixty lines as the sandbox words them: the least of seven for each of thirty patients, matched only. */
export function match(): Figure {
  const patients = Array.from({ length: 30 }, (_, at) =>
    sandboxLists({ sources: 6, lines: 60, seed: at + 1 }),
  );
  const each = patients.map((lists) => repeated(() => matchLines(lists)));
  const checked = patients.slice(0, 10).map((lists) => {
    const matching = matchLines(lists);
    return repeated(() => findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' }))
      .processor.least;
  });
  const ofSize = (sources: number, lines: number): number => {
    const lists = sandboxLists({ sources, lines, seed: 1 });
    return repeated(() => matchLines(lists)).processor.least;
  };
  const alike = (lines: number): number => {
    const lists = alikeLists(2, lines);
    return repeated(() => matchLines(lists), 3).processor.least;
  };
  const clock = spreadOf(each.map((times) => times.clock.least));
  const processor = spreadOf(each.map((times) => times.processor.least));
  const growth = {
    'processor ms': processor.middle,
    'processor ms at most': processor.most,
    '6 x 15': ofSize(6, 15),
    '6 x 30': ofSize(6, 30),
    '6 x 60': ofSize(6, 60),
    '6 x 120': ofSize(6, 120),
    '2 x 200 alike': alike(200),
    '2 x 400 alike': alike(400),
    'discrepancies of 6 x 60': spreadOf(checked).middle,
  };
  return figure('match', clock, { ours: clock.middle, growth });
}
