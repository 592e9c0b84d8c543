import type { CaseView, FindingView, RowView } from '../../../shared/ipc/case-views.ts';
import { groupRows } from './order.ts';

type May = CaseView['progress']['mayDecide'];

/** The rows in the order they are read; what is not current only where it is unfolded. */
export const shownRows = (view: CaseView, notCurrentOpen: boolean): readonly RowView[] =>
  groupRows(view.rows).flatMap((group) =>
    group.group === 'not-current' && !notCurrentOpen ? [] : group.rows,
  );

/** The row with the yellow edge: the one chosen, or the first. */
export const currentOf = (rows: readonly RowView[], active: string | null): RowView | undefined =>
  rows.find((row) => row.id === active) ?? rows[0];

/** Whether this person has nothing left to say about a row: all of it, or the history alone for who takes only that. */
export function isComplete(row: RowView, may: May): boolean {
  if (!row.decision.needsDecision) return true;
  return may.recommend ? row.decision.decided : row.decision.historyStanding === 'stands';
}

/** The next row that needs this person, after `from` and then from the top; nothing when none is left. */
export function nextToDecide(rows: readonly RowView[], from: string | null, may: May): RowView | undefined {
  const at = rows.findIndex((row) => row.id === from);
  const round = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return round.find((row) => !isComplete(row, may));
}

/** Findings of the two worst severities in rows, and all about the case as a whole, each once. */
export function findingsToHandOver(
  view: CaseView,
): readonly { readonly id: string; readonly words: string; readonly medicine: string }[] {
  const isTop = ({ finding: { severity } }: { readonly finding: FindingView }): boolean =>
    severity === 'potentially-lethal' || severity === 'serious';
  const inRows = view.rows.flatMap((row) =>
    row.findings.map((finding) => ({ finding, medicine: `${row.generic} ${row.brand}`.trim() })),
  );
  const all = [
    ...inRows.filter(isTop),
    ...view.findings.map((finding) => ({ finding, medicine: wholeCase })),
  ].map(({ finding, medicine }) => ({ id: finding.id, words: finding.words, medicine }));
  return all.filter((one, at) => all.findIndex((other) => other.id === one.id) === at);
}

const wholeCase = 'The case';
