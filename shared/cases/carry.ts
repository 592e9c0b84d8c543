import { undecided, untouched, type CaseState, type RowDecision } from './state.ts';

/**
 * What a reconciliation begins with: the one before it. The next version of the same reconciliation goes on from everything that was
 * said. A transfer after an admission, or a discharge, goes on from the history (what the patient takes, pairs, packs, allergies
 * recorded) and from what was recommended, which is shown and decided anew; whoever the patient is, and what is handed over, is
 * checked again.
 */
export function carriedOver(before: CaseState, opened: { readonly version: number }): CaseState {
  const fresh = { opened: null, signedOff: null, addenda: [], undoable: null, redoable: null } as const;
  if (opened.version > 1) return { ...before, ...fresh };
  const rows = [...before.rows].map(([id, row]): [string, RowDecision] => [id, nextOf(row)]);
  return {
    ...untouched,
    rows: new Map(rows),
    pairs: before.pairs,
    asked: before.asked,
    checklist: before.checklist,
    ownDrugs: before.ownDrugs,
    judged: before.judged,
    severities: before.severities,
    recordedAllergies: before.recordedAllergies,
    takesNothing: before.takesNothing,
    notes: before.notes,
  };
}

const nextOf = (row: RowDecision): RowDecision => ({
  ...undecided(row.row),
  history: row.history,
  lastTaken: row.lastTaken,
  indication: row.indication,
  earlier: row.recommendation ?? row.earlier,
});
