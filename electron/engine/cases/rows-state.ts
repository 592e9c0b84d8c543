import { standingOf, type RowStanding } from '../../../shared/cases/cases.ts';
import type { MatchRow } from '../../../shared/match/match.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import type { Said } from '../../../shared/cases/cases.ts';
import type { OpenCase } from './open-case.ts';
import { viewRows, type PlainRow } from './rows.ts';

/** A row with what was decided about it. */
export type DecidedRow = {
  readonly row: MatchRow;
  readonly view: PlainRow;
  readonly standing: RowStanding;
  readonly needsDecision: boolean;
};

/** Every row of the case in reading order, each with its decision. Lines not current need none. */
export function decidedRows(open: OpenCase): readonly DecidedRow[] {
  const views = viewRows(open);
  return views.flatMap((view) => {
    const row = open.matching.rows.find((candidate) => candidate.id === view.id);
    if (row === undefined) return [];
    const standing = standingOf(
      row.lines.map((placed) => placed.line),
      open.state,
    );
    return [{ row, view, standing, needsDecision: view.group !== 'not-current' }];
  });
}

const said = <T>(value: Said<T> | null): { value: T; by: string; at: string } | null =>
  value === null ? null : { value: value.value, by: value.by.name, at: value.at };

export const viewDecision = ({ standing, needsDecision }: DecidedRow): RowDecisionView => ({
  history: said(standing.decision.history),
  historyStanding: standing.history,
  recommendation: said(standing.decision.recommendation),
  recommendationStanding: standing.recommendation,
  confirmed: said(standing.decision.confirmed),
  lastTaken: said(standing.decision.lastTaken),
  indication: said(standing.decision.indication),
  decided: standing.decided,
  needsDecision,
});
