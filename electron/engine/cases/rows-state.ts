import { asksPrescriber, standingOf, type RowStanding } from '../../../shared/cases/cases.ts';
import type { MatchRow } from '../../../shared/match/match.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import type { OpenCase } from './open-case.ts';
import { viewRows, type PlainRow } from './rows.ts';
import { said } from './said.ts';

/** A row with what was decided about it. */
export type DecidedRow = {
  readonly row: MatchRow;
  readonly view: PlainRow;
  readonly standing: RowStanding;
  readonly needsDecision: boolean;
  /** What stands asks something of the prescriber. */
  readonly asks: boolean;
};

/**
 * Every row of the case in reading order, each with its decision. Lines not current need none, until somebody says
 * something of them: what was begun is finished, or it would be written nowhere.
 */
export function decidedRows(open: OpenCase): readonly DecidedRow[] {
  const views = viewRows(open);
  return views.flatMap((view) => {
    const row = open.matching.rows.find((candidate) => candidate.id === view.id);
    if (row === undefined) return [];
    const standing = standingOf(
      row.lines.map((placed) => placed.line),
      open.state,
    );
    const begun = standing.history !== 'none' || standing.recommendation !== 'none';
    const said = standing.recommendation === 'stands' ? standing.decision.recommendation : null;
    return [
      {
        row,
        view,
        standing,
        needsDecision: view.group !== 'not-current' || begun,
        asks: said !== null && asksPrescriber(said.value, view.group === 'agrees'),
      },
    ];
  });
}

export const viewDecision = ({ standing, needsDecision, asks }: DecidedRow): RowDecisionView => ({
  history: said(standing.decision.history),
  historyStanding: standing.history,
  recommendation: said(standing.decision.recommendation),
  recommendationStanding: standing.recommendation,
  confirmed: said(standing.decision.confirmed),
  lastTaken: said(standing.decision.lastTaken),
  indication: said(standing.decision.indication),
  supply: said(standing.decision.supply, (supply) => ({ ...supply })),
  decided: standing.decided,
  needsDecision,
  asked: asks,
});
