import { blockers, orphaned, stageOf, type Blocker, type Stage } from '../../../shared/cases/cases.ts';
import type { User } from '../context.ts';
import { readOutbox } from '../sync/sync.ts';
import type { Store } from '../db/store.ts';
import type { OpenCase } from './open-case.ts';
import { decidedRows, type DecidedRow } from './rows-state.ts';

/** The case judged: what blocks signing, and the stage it has reached. */
export type Judged = {
  readonly rows: readonly DecidedRow[];
  readonly blockers: readonly Blocker[];
  readonly stage: Stage;
};

export function judge(open: OpenCase, store: Store, person: string, user: User): Judged {
  const rows = decidedRows(open);
  const facts = rows.map(({ view, standing, needsDecision }) => ({
    id: view.id,
    needsDecision,
    decided: standing.decided,
    confirmAgain:
      needsDecision && (standing.history === 'confirm-again' || standing.recommendation === 'confirm-again'),
  }));
  const lines = open.matching.rows.flatMap((row) => row.lines.map((placed) => placed.line));
  return {
    rows,
    stage: stageOf(open.state, facts),
    blockers: blockers({
      state: open.state,
      origins: originsOf(open),
      rows: facts,
      topFindings: rows.flatMap(({ view }) =>
        view.findings
          .filter((finding) => finding.severity === 'potentially-lethal' || finding.severity === 'serious')
          .map((finding) => `${finding.class} ${view.id}`),
      ),
      checklist: [],
      conflicts: readOutbox(store.read)
        .filter((entry) => entry.person === person && entry.state.kind === 'conflicted')
        .map((entry) => entry.id),
      orphans: orphaned(open.state, lines).map((row) => row.row),
      role: user.role,
    }),
  };
}

/** Independent origins that answered with something, and the patient or carer where somebody asked them. */
function originsOf(open: OpenCase): readonly string[] {
  const answering = open.columns.filter(
    ({ list }) =>
      list.role !== 'chart' &&
      (list.state.kind === 'complete' || list.state.kind === 'partial') &&
      list.lines.length > 0,
  );
  const asked =
    open.state.asked !== null && open.state.asked.value.who !== 'nobody' ? ['patient or carer'] : [];
  return [...new Set([...answering.map(({ list }) => list.origin), ...asked])];
}
