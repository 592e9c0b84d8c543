import type { Saying } from '../../../shared/cases/cases.ts';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { announce } from '../../stores/announce.ts';
import { caseStore, clearSelected, setActiveRow, toggleSelected } from '../../stores/case.ts';
import { inTurn, redo, say, showDecideFault, undo } from '../../stores/decide.ts';
import { closeDraft, draftAt, draftKey, openDraft, setDraftFault, setMissing } from '../../stores/drafts.ts';
import { faultWords } from '../../text/faults.ts';
import { showMoment } from '../../text/dates.ts';
import { decidedWords, deciding, refusal } from '../../text/deciding.ts';
import type { DecideAction } from '../../ui/key-maps.ts';
import { focusRow } from '../../ui/rows.ts';
import { place, type Place } from './place.ts';
import { currentOf, isComplete, nextToDecide, shownRows } from './progress.ts';
import { actionOf, atOnce, sayingOf } from './row-forms.ts';
import { startOf } from './row-start.ts';
import { mayBeSaidTogether, togetherWith, whyAlone } from './together.ts';

/** Decides about the row with the yellow edge, or the selected rows it is one of, or opens the form for what is missing. */
export function decide(action: DecideAction, nowMillis: number): void {
  inTurn(async () => {
    const at = place();
    if (at?.row === undefined) return true;
    const refused = refusedFor(at, at.row, action);
    if (refused !== null) {
      announce(refused);
      return true;
    }
    if (!atOnce.includes(action)) {
      openDraft(draftKey(at.patient, at.row.id), action, startOf(action, at.row.decision));
      // What is typed next is text for the form, so keys that wait are dropped.
      return false;
    }
    closeDraft(draftKey(at.patient, at.row.id));
    return sayOfAll(at, at.row.id, action, (row) => sayingOf(row, action, {}, nowMillis));
  });
}

/** Why an action is not for this person or these rows now; null where it is. */
function refusedFor(at: Place, row: RowView, action: DecideAction): string | null {
  if (action === 'confirmed') return isAsked(row) ? null : deciding.nothingToConfirm;
  const refused = refusal(at.view.progress, actionOf(action) === undefined ? 'history' : 'recommend');
  if (refused !== null) return refused;
  return togetherWith(at.view, row.id).length > 1 && !mayBeSaidTogether(action) ? deciding.oneByOne : null;
}

/** Says the same of each row that is decided together, one after another; the first that is not taken stops the rest. */
async function sayOfAll(
  at: Place,
  active: string,
  action: DecideAction,
  filled: (row: string) => ReturnType<typeof sayingOf>,
  draft?: string,
): Promise<boolean> {
  const others = togetherWith(at.view, active).filter((row) => row.id !== active);
  for (const { id } of others) {
    const one = filled(id);
    if (one.kind === 'missing') return true;
    const result = await say(at.patient, one.saying);
    if (!result.ok) return notTaken(result.fault, draft);
  }
  const last = filled(active);
  if (last.kind === 'missing') return true;
  return sayAbout(at.patient, active, last.saying, action, draft);
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
    const at = place();
    if (at?.row === undefined) return true;
    const refused = refusal(at.view.progress, 'history') ?? whyAlone(at.row);
    if (refused !== null) {
      announce(refused);
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

/** Says it, and goes to the next row once this one is complete. False when it was not taken. */
async function sayAbout(
  patient: string,
  row: string,
  saying: Saying,
  action: DecideAction,
  draft?: string,
): Promise<boolean> {
  const result = await say(patient, saying);
  if (!result.ok) return notTaken(result.fault, draft);
  if (draft !== undefined) closeDraft(draft);
  goOn(result.value, row, action);
  return true;
}

/** After a saying: a complete row hands the keys to the next that needs a decision, and says so. */
function goOn(view: CaseView, id: string, action: DecideAction): void {
  const row = view.rows.find((one) => one.id === id);
  const together = togetherWith(view, id).length;
  const said = decidedWords(action, together > 1 ? deciding.rows(together) : (row?.generic ?? ''));
  const { active, notCurrentOpen } = caseStore.getState();
  const rows = shownRows(view, notCurrentOpen);
  const still = currentOf(rows, active)?.id === id;
  const moves = action !== 'last-taken' && action !== 'indication' && action !== 'confirmed';
  if (row === undefined || !still || !moves || !isComplete(row, view.progress.mayDecide)) {
    announce(said);
    if (still) focusRow(id);
    return;
  }
  if (caseStore.getState().selected.includes(id)) clearSelected();
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
  inTurn(async () => {
    const at = place();
    if (at === undefined || at.patient !== patient) return true;
    return sayOfAll(at, row, action, (id) => sayingOf(id, action, draft.fields, nowMillis), key);
  });
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
