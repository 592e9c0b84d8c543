import type { CaseState } from './state.ts';

/** What a row says about how far the case has come. */
export type RowFact = {
  readonly id: string;
  readonly needsDecision: boolean;
  readonly decided: boolean;
  readonly confirmAgain: boolean;
  /** What the patient takes of it was established, about the lines as they are. */
  readonly historyTaken: boolean;
  /** What stands asks something of the prescriber (`asksPrescriber`). */
  readonly asks: boolean;
  /** The prescriber's answer to it, or the re-read chart, was recorded. */
  readonly confirmed: boolean;
};

/** The stage a case has reached, folded from what was said. */
export type Stage =
  | 'not-started'
  | 'history-in-progress'
  | 'history-checked'
  | 'compared'
  | 'awaiting-prescriber'
  | 'resolved'
  | 'signed-off'
  /** Signed, and a medicine, dose, route, frequency, status or allergy changed in a source afterwards. */
  | 're-opened';

/**
 * Where the case stands. `changedSince` says that something a clinician would call a change came after the signature.
 * Resolved is only what asks nothing more of anybody: every row decided, and every question put to the prescriber answered.
 */
export function stageOf(state: CaseState, rows: readonly RowFact[], changedSince: boolean): Stage {
  if (state.signedOff !== null) return changedSince ? 're-opened' : 'signed-off';
  const recommended = [...state.rows.values()].some((row) => row.recommendation !== null);
  if (state.rows.size === 0 && state.identity === null && state.asked === null && state.checklist.size === 0)
    return 'not-started';
  const needing = rows.filter((row) => row.needsDecision);
  const allDecided = needing.length > 0 && needing.every((row) => row.decided);
  if (allDecided) return rows.some((row) => row.asks && !row.confirmed) ? 'awaiting-prescriber' : 'resolved';
  if (recommended && needing.every((row) => row.historyTaken)) return 'compared';
  const checked = state.historyChecked !== null && historyLacks(state, rows, true).length === 0;
  return checked ? 'history-checked' : 'history-in-progress';
}

/** What a drug history lacks before anybody can have checked it. */
type HistoryLack = 'rows' | 'patient-not-asked' | 'checklist';

/** A history is checked when every row of it was taken, somebody was asked (or nobody could be), and the checklist is settled. */
export function historyLacks(
  state: CaseState,
  rows: readonly RowFact[],
  checklistSettled: boolean,
): readonly HistoryLack[] {
  const found: (HistoryLack | false)[] = [
    rows.some((row) => row.needsDecision && !row.historyTaken) && 'rows',
    state.asked === null && 'patient-not-asked',
    !checklistSettled && 'checklist',
  ];
  return found.filter((lack) => lack !== false);
}
