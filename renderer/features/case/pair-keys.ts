import type { Saying } from '../../../shared/cases/cases.ts';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { mustHold } from '../../../shared/core/must.ts';
import { announce } from '../../stores/announce.ts';
import { caseStore, markRow, tellInCase } from '../../stores/case.ts';
import { inTurn, say, showDecideFault } from '../../stores/decide.ts';
import { linesOf } from '../../stores/same-row.ts';
import { deciding, refusal } from '../../text/deciding.ts';
import { rowForKey } from './current-row.ts';

/**
 * P pairs a row with the one proposed for it, or with the marked one; where neither is, it marks the row. P again on the
 * marked row takes it apart, or takes the mark away.
 */
export function pair(): void {
  inTurn(async () => {
    const at = rowForKey();
    if (at === undefined) return false;
    const refused = refusal(at.view.progress, 'history');
    if (refused !== null) {
      tellInCase(refused);
      return true;
    }
    const marked = at.view.rows.find((row) => row.id === caseStore.getState().marked);
    const proposed = marked === undefined ? proposedFor(at.view, at.row, 'pair') : undefined;
    if (proposed !== undefined)
      return sayLines(at.patient, 'paired', [at.row, proposed].flatMap(linesOf), deciding.paired);
    if (marked === undefined) {
      markRow(at.row.id);
      announce(deciding.marked(at.row.generic));
      return true;
    }
    markRow(null);
    if (marked.id !== at.row.id)
      return sayLines(at.patient, 'paired', [...linesOf(marked), ...linesOf(at.row)], deciding.paired);
    const lines = linesOf(at.row);
    if (lines.length < 2) {
      announce(deciding.unmarked);
      return true;
    }
    return sayLines(at.patient, 'unpaired', lines, deciding.unpaired);
  });
}

/** L undoes the link of a row, accepts the one that is proposed, or links the marked row with this one. */
export function link(): void {
  inTurn(async () => {
    const at = rowForKey();
    if (at === undefined) return false;
    const { row, view } = at;
    const refused = refusal(view.progress, 'history');
    const linked = view.rows.find((other) => row.linkedTo.includes(other.id));
    if (refused !== null) {
      tellInCase(refused);
      return true;
    }
    // One link at a time: each was made between two rows.
    if (linked !== undefined)
      return sayLines(at.patient, 'unlinked', [row, linked].flatMap(linesOf), deciding.unlinked);
    const { marked } = caseStore.getState();
    const other =
      view.rows.find((one) => one.id === marked && one.id !== row.id) ?? proposedFor(view, row, 'link');
    if (other === undefined) {
      tellInCase(deciding.nothingToLink);
      return true;
    }
    markRow(null);
    return sayLines(at.patient, 'linked', [row, other].flatMap(linesOf), deciding.linked);
  });
}

/** The row the engine proposes for this one. */
function proposedFor(view: CaseView, row: RowView, kind: 'pair' | 'link'): RowView | undefined {
  const proposed = row.suggested.find((one) => one.kind === kind);
  return view.rows.find((other) => other.id === proposed?.row);
}

const inOneRow = (view: CaseView, lines: readonly string[]): boolean =>
  view.rows.some((row) => lines.every((line) => linesOf(row).includes(line)));

type LinesKind = Extract<Saying, { readonly lines: unknown }>['kind'];

async function sayLines(
  patient: string,
  kind: LinesKind,
  lines: readonly string[],
  done: string,
): Promise<boolean> {
  mustHold(lines.length > 1, 'two lines at least are paired or linked');
  const result = await say(patient, { kind, lines: [...lines] });
  if (!result.ok) showDecideFault(result.fault);
  else if (kind === 'paired' && !inOneRow(result.value, lines)) tellInCase(deciding.notPaired);
  else announce(done);
  return result.ok;
}
