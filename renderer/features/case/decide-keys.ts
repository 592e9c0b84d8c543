import type { Saying } from '../../../shared/cases/cases.ts';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { announce } from '../../stores/announce.ts';
import { caseStore, clearSelected, setActiveRow, tellInCase, toggleSelected } from '../../stores/case.ts';
import { inTurn, redo, say, showDecideFault, undo } from '../../stores/decide.ts';
import {
  closeDraft,
  draftAt,
  draftKey,
  leaveDraft,
  openDraft,
  setDraftFault,
  setMissing,
} from '../../stores/drafts.ts';
import { faultWords } from '../../text/faults.ts';
import { showMoment } from '../../text/dates.ts';
import { decidedWords, deciding, refusal } from '../../text/deciding.ts';
import { historyKeys, recommendKeys, type DecideAction } from '../../ui/key-maps.ts';
import { sinceStart } from '../../ui/now.ts';
import { focusRow } from '../../ui/rows.ts';
import { leaveOutEnter } from '../../ui/stray-keys.ts';
import { currentRow, rowForKey, type CurrentRow } from './current-row.ts';
import { currentOf, isComplete, nextToDecide, shownRows } from './progress.ts';
import { forgetLastKey, isPressedTwice, wasSaidByKey } from './pressed-twice.ts';
import { actionOf, formOf, isOffered, sayingOf } from './row-forms.ts';
import { startOf } from './row-start.ts';
import { mayBeSaidTogether, togetherWith, whyNotSelected } from './selected-rows.ts';

/**
 * Decides about the row with the yellow edge, or the selected rows it is one of, or opens the form for what is missing. A
 * button names its row (`of`): pressed when another row has the yellow edge by then, it decides nothing.
 */
export function decide(action: DecideAction, nowMillis: number, of?: string): void {
  const pressedAt = sinceStart();
  inTurn(async () => {
    const at = rowForKey();
    if (at === undefined) return false;
    if (of !== undefined && of !== at.row.id) return true;
    const twice = of === undefined ? isPressedTwice(action, at.row.id, pressedAt) : null;
    if (twice === 'next') tellInCase(deciding.pressedTwice(at.row.generic));
    if (twice !== null) return true;
    forgetLastKey();
    const refused = refusedFor(at, at.row, action);
    if (refused !== null) {
      tellInCase(refused);
      return true;
    }
    if (formOf(action, at.row.decision) !== undefined) {
      openDraft(draftKey(at.patient, at.row.id), action, startOf(action, at.row.decision));
      // What is typed next is text for the form, so keys that wait are dropped.
      return false;
    }
    leaveDraft(draftKey(at.patient, at.row.id));
    const { id } = at.row;
    const isSaid = await sayOfAll(at, id, action, (row) => sayingOf(row, action, {}, nowMillis));
    if (isSaid) wasSaidByKey(action, id, currentRow()?.row?.id ?? id);
    return isSaid;
  });
}

/** Why an action is not for this person or these rows now; null where it is. */
function refusedFor(at: CurrentRow, row: RowView, action: DecideAction): string | null {
  if (action === 'confirmed') return isAsked(row) ? null : deciding.nothingToConfirm;
  const refused = refusal(at.view.progress, actionOf(action) === undefined ? 'history' : 'recommend');
  if (refused !== null) return refused;
  const together = togetherWith(at.view, row.id);
  if (!together.every((one) => isOffered(action, one.decision)))
    return action === 'taking-as-directed' ? deciding.askFirst : deciding.notOffered(keyWords(action));
  const asksOfEach = action === 'taking-as-directed' && together.some((one) => formOf(action, one.decision));
  return together.length > 1 && (!mayBeSaidTogether(action) || asksOfEach) ? deciding.oneByOne : null;
}

const keyWords = (action: DecideAction): string =>
  [...historyKeys, ...recommendKeys].find((binding) => binding.action === action)?.words ?? action;

/** Says the same of each row that is decided together: one act, taken whole or not at all, and undone by one key. */
async function sayOfAll(
  at: CurrentRow,
  active: string,
  action: DecideAction,
  filled: (row: RowView) => ReturnType<typeof sayingOf>,
  draft?: string,
): Promise<boolean> {
  const sayings: Saying[] = [];
  for (const row of togetherWith(at.view, active)) {
    const one = filled(row);
    if (one.kind === 'missing') return true;
    sayings.push(one.saying);
  }
  const result = await say(at.patient, sayings);
  if (!result.ok) return notTaken(result.fault, draft);
  if (draft !== undefined) {
    closeDraft(draft);
    leaveOutEnter();
  }
  goOn(at, result.value, active, action);
  return true;
}

function notTaken(fault: Fault, draft: string | undefined): false {
  if (draft === undefined) showDecideFault(fault);
  else setDraftFault(draft, fault);
  announce(faultWords(fault, showMoment).what);
  return false;
}

/** X takes the row with the yellow edge, which is wholly in sight, into the selection or out of it. There is no key for all. */
export function select(): void {
  inTurn(async () => {
    const at = rowForKey();
    if (at === undefined) return false;
    const refused = refusal(at.view.progress, 'history') ?? whyNotSelected(at.view, at.row);
    if (refused !== null) {
      tellInCase(refused);
      return true;
    }
    toggleSelected(at.row.id);
    const { selected } = caseStore.getState();
    announce(deciding.selected(at.row.generic, selected.includes(at.row.id), selected.length));
    return true;
  });
}

/** Something was put to the prescriber, and stands. */
export const isAsked = (row: RowView): boolean => row.decision.asked;

/** After a saying: a row that is complete by it hands the keys to the next that needs a decision, and says so. */
function goOn(before: CurrentRow, view: CaseView, id: string, action: DecideAction): void {
  const row = view.rows.find((one) => one.id === id);
  const was = before.view.rows.find((one) => one.id === id);
  const together = togetherWith(view, id).length;
  const said = decidedWords(action, together > 1 ? deciding.rows(together) : (row?.generic ?? ''));
  const { active, notCurrentOpen } = caseStore.getState();
  const rows = shownRows(view, notCurrentOpen);
  const still = currentOf(rows, active)?.id === id;
  const may = view.progress.mayDecide;
  // A row that was decided already is being looked at again, and keeps the keys.
  const moves = !staysOn.includes(action) && was !== undefined && !isComplete(was, may);
  if (row === undefined || !still || !moves || !isComplete(row, may)) {
    announce(said);
    if (still) focusRow(id);
    return;
  }
  if (caseStore.getState().selected.includes(id)) clearSelected();
  const next = nextToDecide(rows, id, may);
  moveTo(next?.id ?? id);
  announce(`${said} ${next === undefined ? deciding.allDecided : deciding.next(next.generic)}`);
}

/** These add to a decision; none of them completes a row. */
const staysOn: readonly DecideAction[] = ['last-taken', 'indication', 'confirmed'];

function moveTo(id: string): void {
  setActiveRow(id);
  focusRow(id);
}

/** Saves the form that is open in a row. What was typed stays until it was taken. */
export function saveForm(patient: string, row: string, action: DecideAction, nowMillis: number): void {
  const key = draftKey(patient, row);
  const draft = draftAt(key);
  if (draft === undefined) return;
  const shown = currentRow()?.view.rows.find((one) => one.id === row);
  if (shown === undefined) return;
  const filled = sayingOf(shown, action, draft.fields, nowMillis);
  if (filled.kind === 'missing') {
    setMissing(key, filled.fields);
    return;
  }
  setMissing(key, []);
  inTurn(async () => {
    const at = currentRow();
    if (at === undefined || at.patient !== patient) return true;
    return sayOfAll(at, row, action, (one) => sayingOf(one, action, draft.fields, nowMillis), key);
  });
}

/** Leaves the form that is open in a row. What was typed is kept for when it is opened again, and this is said. */
export function leaveForm(patient: string, row: string): void {
  if (leaveDraft(draftKey(patient, row))) announce(deciding.kept);
  focusRow(row);
}

export function goToNext(): void {
  inTurn(async () => {
    const at = currentRow();
    if (at === undefined) return true;
    const rows = shownRows(at.view, caseStore.getState().notCurrentOpen);
    const next = nextToDecide(rows, at.row?.id ?? null, at.view.progress.mayDecide);
    if (next === undefined) announce(deciding.allDecided);
    else moveTo(next.id);
    return true;
  });
}

/** Takes back the latest act, or brings it again, says which in sight, and hands the keys to the row it was about. */
export function takeBack(which: 'undo' | 'redo'): void {
  inTurn(async () => {
    const at = currentRow();
    if (at === undefined) return true;
    forgetLastKey();
    const { undoable, redoable } = at.view.progress;
    const act = which === 'undo' ? undoable : redoable;
    if (act === null) {
      tellInCase(which === 'undo' ? deciding.nothingToUndo : deciding.nothingToRedo);
      return true;
    }
    const result = await (which === 'undo' ? undo(at.patient) : redo(at.patient));
    if (!result.ok) {
      showDecideFault(result.fault);
      return false;
    }
    const about = rowsSaidOtherwise(at.view, result.value);
    const goTo = about.find((id) => id === at.row?.id) ?? about[0];
    if (goTo !== undefined) moveTo(goTo);
    tellInCase(which === 'undo' ? deciding.undone(act) : deciding.redone(act));
    return true;
  });
}

/** The rows in sight of which something else is said now, in the order they are read. */
function rowsSaidOtherwise(before: CaseView, after: CaseView): readonly string[] {
  const said = (view: CaseView, id: string): string => {
    const row = view.rows.find((one) => one.id === id);
    if (row === undefined) return '';
    const { history, recommendation, confirmed, lastTaken, indication, supply } = row.decision;
    return JSON.stringify([
      [history, recommendation, confirmed, lastTaken, indication, supply],
      row.linkedTo,
      row.findings.map((finding) => finding.said),
    ]);
  };
  return shownRows(after, caseStore.getState().notCurrentOpen)
    .map(({ id }) => id)
    .filter((id) => said(before, id) !== said(after, id));
}
