import { recommendationWords, standingOf, type HistoryFact } from '../../../shared/cases/cases.ts';
import type { OpenCase } from './open-case.ts';
import type { DecidedRow } from './rows-state.ts';

/** What is decided otherwise than in the case this one goes on from: a line a medicine, what it is and what it was. */
export function changesFrom(
  { current }: Pick<OpenCase, 'current'>,
  rows: readonly DecidedRow[],
): readonly string[] {
  const { before } = current;
  if (before === undefined) return [];
  return rows.flatMap(({ view, row, standing }) => {
    const lines = row.lines.map((placed) => placed.line);
    const was = words(standingOf(lines, before).decision);
    const now = words(standing.decision);
    // What is not decided yet is not decided otherwise.
    const open = standing.decision.recommendation === null;
    return now === was || open ? [] : [`${view.generic}: ${now} (was: ${was})`];
  });
}

type Decision = DecidedRow['standing']['decision'];

const words = ({ history, recommendation }: Decision): string =>
  [
    history === null ? 'history not taken' : factWords(history.value),
    recommendation === null ? 'not decided' : recommendationWords(recommendation.value),
  ].join(', ');

const factWords = (fact: HistoryFact): string =>
  fact.kind === 'taking-differently' ? `taking differently, ${fact.asTaken}` : fact.kind.replaceAll('-', ' ');
