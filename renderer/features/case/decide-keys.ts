import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import type { Saying } from '../../../shared/ipc/decision-views.ts';
import { mustHold } from '../../../shared/core/must.ts';
import { announce } from '../../stores/announce.ts';
import { caseStore, markRow, setActiveRow } from '../../stores/case.ts';
import { inTurn, redo, say, showDecideFault, undo } from '../../stores/decide.ts';
import { closeDraft, draftAt, draftKey, openDraft, setDraftFault, setMissing } from '../../stores/drafts.ts';
import { faultWords } from '../../text/faults.ts';
import { showMoment } from '../../text/dates.ts';
import { decidedWords, deciding, refusal } from '../../text/deciding.ts';
import type { DecideAction } from '../../ui/key-maps.ts';
import { focusRow } from '../../ui/rows.ts';
import { currentOf, isComplete, linesOf, nextToDecide, shownRows } from './progress.ts';
import { actionOf, atOnce, sayingOf } from './row-forms.ts';
import { startOf } from './row-start.ts';

type Place = { readonly view: CaseView; readonly row: RowView | undefined; readonly patient: string };

/** The case and the row with the yellow edge at this moment, not at the moment a key was pressed. */
function place(): Place | undefined {
  const { patient, case: loaded, active, notCurrentOpen } = caseStore.getState();
  if (patient === null || loaded.view === null) return undefined;
  const rows = shownRows(loaded.view, notCurrentOpen);
  return { patient, view: loaded.view, row: currentOf(rows, active) };
}

/** Decides about the row with the yellow edge, or opens the form that asks for what is missing. */
export function decide(action: DecideAction, nowMillis: number): void {
  inTurn(async () => {
    const at = place();
    if (at?.row === undefined) return true;
    const refused = refusal(at.view.progress, actionOf(action) === undefined ? 'history' : 'recommend');
    if (refused !== null && action !== 'confirmed') {
      announce(refused);
      return true;
    }
    if (action === 'confirmed' && !isAsked(at.row)) {
      announce(deciding.nothingToConfirm);
      return true;
    }
    if (!atOnce.includes(action)) {
      openDraft(draftKey(at.patient, at.row.id), action, startOf(action, at.row.decision));
      // What is typed next is text for the form, so keys that wait are dropped.
      return false;
    }
    const filled = sayingOf(at.row.id, action, {}, nowMillis);
    if (filled.kind === 'missing') return true;
    closeDraft(draftKey(at.patient, at.row.id));
    return sayAbout(at.patient, at.row.id, filled.saying, action);
  });
}

/** Something was put to the prescriber, and stands. To continue asks nothing of anybody. */
export const isAsked = (row: RowView): boolean =>
  row.decision.recommendationStanding === 'stands' &&
  row.decision.recommendation?.value.action !== 'continue';

/** Says it, and goes to the next row once this one is complete. False when it was not taken. */
async function sayAbout(
  patient: string,
  row: string,
  saying: Saying,
  action: DecideAction,
  draft?: string,
): Promise<boolean> {
  const result = await say(patient, saying);
  if (!result.ok) {
    if (draft === undefined) showDecideFault(result.fault);
    else setDraftFault(draft, result.fault);
    announce(faultWords(result.fault, showMoment).what);
    return false;
  }
  if (draft !== undefined) closeDraft(draft);
  goOn(result.value, row, action);
  return true;
}

/** After a saying: a complete row hands the keys to the next that needs a decision, and says so. */
function goOn(view: CaseView, id: string, action: DecideAction): void {
  const row = view.rows.find((one) => one.id === id);
  const said = decidedWords(action, row?.generic ?? '');
  const { active, notCurrentOpen } = caseStore.getState();
  const rows = shownRows(view, notCurrentOpen);
  const still = currentOf(rows, active)?.id === id;
  const moves = action !== 'last-taken' && action !== 'indication' && action !== 'confirmed';
  if (row === undefined || !still || !moves || !isComplete(row, view.progress.mayDecide)) {
    announce(said);
    if (still) focusRow(id);
    return;
  }
  const next = nextToDecide(rows, id, view.progress.mayDecide);
  moveTo(next?.id ?? id);
  announce(`${said} ${next === undefined ? deciding.allDecided : deciding.next(next.generic)}`);
}

function moveTo(id: string): void {
  setActiveRow(id);
  focusRow(id);
}

/** Saves the form that is open in a row. What was typed stays until it was taken. */
export function saveForm(patient: string, row: string, action: DecideAction, nowMillis: number): void {
  const key = draftKey(patient, row);
  const draft = draftAt(key);
  if (draft === undefined) return;
  const filled = sayingOf(row, action, draft.fields, nowMillis);
  if (filled.kind === 'missing') {
    setMissing(key, filled.fields);
    return;
  }
  setMissing(key, []);
  inTurn(() => sayAbout(patient, row, filled.saying, action, key));
}

export const cancelForm = (patient: string, row: string): void => {
  closeDraft(draftKey(patient, row));
  focusRow(row);
};

export function goToNext(): void {
  inTurn(async () => {
    const at = place();
    if (at === undefined) return true;
    const rows = shownRows(at.view, caseStore.getState().notCurrentOpen);
    const next = nextToDecide(rows, at.row?.id ?? null, at.view.progress.mayDecide);
    if (next === undefined) announce(deciding.allDecided);
    else moveTo(next.id);
    return true;
  });
}

/** Takes back the latest, or brings it again; the row keeps its place. */
export function takeBack(which: 'undo' | 'redo'): void {
  inTurn(async () => {
    const at = place();
    if (at === undefined) return true;
    const { undoable, redoable } = at.view.progress;
    if (!(which === 'undo' ? undoable : redoable)) {
      announce(which === 'undo' ? deciding.nothingToUndo : deciding.nothingToRedo);
      return true;
    }
    const result = await (which === 'undo' ? undo(at.patient) : redo(at.patient));
    if (result.ok) announce(which === 'undo' ? deciding.undone : deciding.redone);
    else showDecideFault(result.fault);
    return result.ok;
  });
}

/**
 * P pairs a row with the one proposed for it, or with the marked one; where neither is, it marks the row. P again on the
 * marked row takes it apart, or takes the mark away.
 */
export function pair(): void {
  inTurn(async () => {
    const at = place();
    if (at?.row === undefined) return true;
    const refused = refusal(at.view.progress, 'history');
    if (refused !== null) {
      announce(refused);
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
    const at = place();
    if (at?.row === undefined) return true;
    const { row, view } = at;
    const refused = refusal(view.progress, 'history');
    const linked = view.rows.find((other) => row.linkedTo.includes(other.id));
    if (refused !== null) {
      announce(refused);
      return true;
    }
    // One link at a time: each was made between two rows.
    if (linked !== undefined)
      return sayLines(at.patient, 'unlinked', [row, linked].flatMap(linesOf), deciding.unlinked);
    const { marked } = caseStore.getState();
    const other =
      view.rows.find((one) => one.id === marked && one.id !== row.id) ?? proposedFor(view, row, 'link');
    if (other === undefined) {
      announce(deciding.nothingToLink);
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

type LinesKind = Extract<Saying, { readonly lines: unknown }>['kind'];

async function sayLines(
  patient: string,
  kind: LinesKind,
  lines: readonly string[],
  done: string,
): Promise<boolean> {
  mustHold(lines.length > 1, 'two lines at least are paired or linked');
  const result = await say(patient, { kind, lines: [...lines] });
  if (result.ok) announce(done);
  else showDecideFault(result.fault);
  return result.ok;
}
