import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import { caseStore } from '../../stores/case.ts';
import { addAddendum, decideStore, inTurn, nextCase, say } from '../../stores/decide.ts';
import {
  closeDraft,
  draftAt,
  draftKey,
  draftStore,
  openDraft,
  setDraftFault,
  setField,
  setMissing,
} from '../../stores/drafts.ts';
import { closeOverlay, type CaseDialog } from '../../stores/screen.ts';
import { elsewhereText } from '../../text/elsewhere.ts';
import { dialogText } from '../../text/forms.ts';
import { historyText } from '../../text/history.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { missingIn, typedIn, type Typed } from '../../ui/form.ts';
import { FormFields } from '../../ui/form-fields.tsx';
import { PatientBanner } from '../../ui/patient-banner.tsx';
import { useNow } from '../../ui/now.ts';
import { leaveOutEnter } from '../../ui/stray-keys.ts';
import { caseForm, caseSayings, type Asked, type SignedDialog } from './case-forms.ts';
import {
  checklistSaying,
  checklistStart,
  findingsHere,
  leftOpen,
  restOfChecklist,
  supplyStart,
} from './history-forms.ts';
import { currentOf, shownRows, findingsToHandOver } from './progress.ts';

const leads: Readonly<Partial<Record<CaseDialog, string>>> = {
  identity: dialogText.identityLead,
  'goes-on': dialogText.goesOnLead,
  'hand-over': dialogText.handOverLead,
  addendum: dialogText.addendumLead,
  checklist: historyText.checklistLead,
  finding: dialogText.findingLead,
  allergy: dialogText.allergyLead,
  'pass-on': dialogText.passOnLead,
  gone: dialogText.goneLead,
  'next-case': dialogText.nextCaseLead,
};

/** Dialogs about the row with the yellow edge: each row keeps its own draft. */
const aboutRow: readonly CaseDialog[] = ['own-drug', 'finding', 'supply'];

const wide: readonly CaseDialog[] = ['goes-on', 'hand-over', 'checklist', 'own-drug', 'finding'];

/** What there is nothing to say about. */
function emptyWords(dialog: CaseDialog, { view, row }: Asked): string | null {
  if (dialog === 'hand-over' && findingsToHandOver(view).length === 0) return dialogText.noTop;
  if (dialog === 'goes-on' && view.goesOn.length === 0) return dialogText.noneGoesOn;
  return dialog === 'finding' && findingsHere(view, row).length === 0 ? dialogText.noFindings : null;
}

/** What was said before, where it is said anew. */
function startOf(dialog: CaseDialog, { view, row }: Asked): Typed {
  if (dialog === 'checklist') return checklistStart(view.progress.checklist);
  return dialog === 'supply' ? supplyStart(row) : {};
}

/** The row with the yellow edge, where the table shows it. */
function activeRow(view: CaseView): Asked['row'] {
  const { active, notCurrentOpen } = caseStore.getState();
  return currentOf(shownRows(view, notCurrentOpen), active);
}

/** Something said about the case as a whole, under the name of the patient. Closed with Esc it keeps what was typed. */
export function SayDialog({ view, dialog }: { readonly view: CaseView; readonly dialog: CaseDialog }) {
  const asked: Asked = { view, row: activeRow(view) };
  const about = aboutRow.includes(dialog) ? ` ${asked.row?.id ?? ''}` : '';
  const key = draftKey(view.banner.patient, `case ${dialog}${about}`);
  const draft = useStore(draftStore, (state) => state.drafts.get(key));
  const busy = useStore(decideStore, (state) => state.busy);
  const now = useNow();
  const [start] = useState(() => startOf(dialog, asked));
  useEffect(() => openDraft(key, dialog, start), [key, dialog, start]);
  const typed = draft?.fields ?? {};
  const lead = leads[dialog];
  const empty = emptyWords(dialog, asked);
  const type = (name: string, value: string): void => {
    setField(key, name, value);
    if (dialog === 'checklist' && name === restOfChecklist) void save(asked, dialog, key, now);
    else if (dialog === 'checklist') answerAtOnce(view, key, name);
  };
  return (
    <Dialog
      title={dialogText[dialog]}
      onClose={closeOverlay}
      wide={wide.includes(dialog)}
      banner={<PatientBanner banner={view.banner} level="p" />}
    >
      {lead === undefined ? null : <p>{lead}</p>}
      {dialog === 'pass-on' && view.elsewhere.home.kind === 'none' ? (
        <p className="strong">{elsewhereText.noHome}</p>
      ) : null}
      {draft?.fault === null || draft === undefined ? null : <FaultNotice fault={draft.fault} />}
      {empty === null ? (
        <div className={dialog === 'checklist' ? 'checklist-form' : undefined}>
          <FormFields
            form={caseForm(dialog, typed, asked)}
            typed={typed}
            missing={draft?.missing ?? []}
            refusals={draft?.refusals ?? 0}
            busy={busy && dialog !== 'checklist'}
            onType={type}
            onSave={() => void save(asked, dialog, key, now)}
          />
        </div>
      ) : (
        <p>{empty}</p>
      )}
    </Dialog>
  );
}

/** An answer to the checklist is said as soon as it is given; one that asks for more waits for the rest. */
function answerAtOnce(view: CaseView, key: string, name: string): void {
  const item = view.progress.checklist.items.find((one) => one.id === name);
  if (item === undefined) return;
  inTurn(async () => {
    const saying = checklistSaying(item, draftAt(key)?.fields ?? {});
    if (saying === undefined) return true;
    const result = await say(view.banner.patient, saying);
    if (!result.ok) setDraftFault(key, result.fault);
    return result.ok;
  });
}

/** Says what was filled in, after what is still on its way; the dialog closes only when it was taken. */
async function save(asked: Asked, dialog: CaseDialog, key: string, nowMillis: number): Promise<void> {
  const { patient } = asked.view.banner;
  const typed = draftAt(key)?.fields ?? {};
  if (dialog === 'addendum' || dialog === 'next-case') {
    const missing = missingIn(caseForm(dialog, typed, asked), typed);
    setMissing(key, missing);
    if (missing.length === 0) finish(await afterSigning(patient, dialog, typed), dialog, key);
    return;
  }
  inTurn(() => sayAll(dialog, key, typed, nowMillis));
}

function afterSigning(patient: string, dialog: SignedDialog, typed: Typed): ReturnType<typeof addAddendum> {
  if (dialog === 'addendum') return addAddendum(patient, typedIn(typed, 'words'));
  const next = typed['next'];
  return next === 'transfer' || next === 'discharge'
    ? nextCase(patient, { kind: 'begin', reason: next })
    : nextCase(patient, { kind: 'reopen', why: typedIn(typed, 'why') });
}

async function sayAll(
  dialog: Exclude<CaseDialog, SignedDialog>,
  key: string,
  typed: Typed,
  nowMillis: number,
): Promise<boolean> {
  const { patient, case: loaded } = caseStore.getState();
  if (patient === null || loaded.view === null) return false;
  const filled = caseSayings(dialog, typed, { view: loaded.view, row: activeRow(loaded.view) }, nowMillis);
  setMissing(key, filled.kind === 'missing' ? filled.fields : []);
  if (filled.kind === 'missing') return true;
  if (filled.sayings.length === 0) {
    closed(dialog, key);
    return true;
  }
  // What one press of Save says is one act: one Z takes it back.
  const result = await say(patient, filled.sayings);
  finish(result, dialog, key);
  return result.ok;
}

function finish(result: Awaited<ReturnType<typeof say>>, dialog: CaseDialog, key: string): void {
  if (!result.ok) setDraftFault(key, result.fault);
  else if (!asksOn(result.value, dialog, key)) closed(dialog, key);
}

/** The rest was answered with one key, and the case holds medicines of some of it: those are asked by themselves, in sight. */
function asksOn({ progress }: CaseView, dialog: CaseDialog, key: string): boolean {
  const left = leftOpen(progress.checklist);
  if (dialog !== 'checklist' || draftAt(key)?.fields[restOfChecklist] !== 'none' || left === '') return false;
  setField(key, restOfChecklist, '');
  for (const [name, value] of Object.entries(checklistStart(progress.checklist))) setField(key, name, value);
  announce(historyText.leftOpen(left));
  return true;
}

function closed(dialog: CaseDialog, key: string): void {
  closeDraft(key);
  closeOverlay();
  leaveOutEnter();
  announce(`${dialogText[dialog]}.`);
}
