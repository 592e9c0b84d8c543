import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import { addAddendum, decideStore, say } from '../../stores/decide.ts';
import {
  closeDraft,
  draftKey,
  draftStore,
  openDraft,
  setDraftFault,
  setField,
  setMissing,
} from '../../stores/drafts.ts';
import { closeOverlay, type CaseDialog } from '../../stores/screen.ts';
import { dialogText } from '../../text/forms.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { missingIn, typedIn, type Typed } from '../../ui/form.ts';
import { FormFields } from '../../ui/form-fields.tsx';
import { PatientBanner } from '../../ui/patient-banner.tsx';
import { caseForm, caseSayings } from './case-forms.ts';
import { topFindings } from './progress.ts';

const leads: Readonly<Partial<Record<CaseDialog, string>>> = {
  'hand-over': dialogText.handOverLead,
  addendum: dialogText.addendumLead,
};

/** Something said about the case as a whole, under the name of the patient. Closed with Esc it keeps what was typed. */
export function SayDialog({ view, dialog }: { readonly view: CaseView; readonly dialog: CaseDialog }) {
  const key = draftKey(view.banner.patient, `case ${dialog}`);
  const draft = useStore(draftStore, (state) => state.drafts.get(key));
  const busy = useStore(decideStore, (state) => state.busy);
  const findings = topFindings(view);
  useEffect(() => openDraft(key, dialog), [key, dialog]);
  const typed = draft?.fields ?? {};
  const lead = leads[dialog];
  return (
    <Dialog
      title={dialogText[dialog]}
      onClose={closeOverlay}
      wide={dialog === 'hand-over'}
      banner={<PatientBanner banner={view.banner} level="p" />}
    >
      {lead === undefined ? null : <p>{lead}</p>}
      {draft?.fault === null || draft === undefined ? null : <FaultNotice fault={draft.fault} />}
      {dialog === 'hand-over' && findings.length === 0 ? (
        <p>{dialogText.noTop}</p>
      ) : (
        <FormFields
          form={caseForm(dialog, typed, findings)}
          typed={typed}
          missing={draft?.missing ?? []}
          busy={busy}
          onType={(name, value) => setField(key, name, value)}
          onSave={() => void save(view, dialog, typed, key)}
        />
      )}
    </Dialog>
  );
}

/** Says what was filled in; the dialog closes only when it was taken. */
async function save(view: CaseView, dialog: CaseDialog, typed: Typed, key: string): Promise<void> {
  const { patient } = view.banner;
  if (dialog === 'addendum') {
    const missing = missingIn(caseForm(dialog, typed, []), typed);
    setMissing(key, missing);
    if (missing.length === 0) finish(await addAddendum(patient, typedIn(typed, 'words')), dialog, key);
    return;
  }
  const filled = caseSayings(dialog, typed, topFindings(view));
  setMissing(key, filled.kind === 'missing' ? filled.fields : []);
  if (filled.kind === 'missing') return;
  for (const saying of filled.sayings) {
    const result = await say(patient, saying);
    if (!result.ok) {
      setDraftFault(key, result.fault);
      return;
    }
  }
  closed(dialog, key);
}

function finish(result: Awaited<ReturnType<typeof say>>, dialog: CaseDialog, key: string): void {
  if (result.ok) closed(dialog, key);
  else setDraftFault(key, result.fault);
}

function closed(dialog: CaseDialog, key: string): void {
  closeDraft(key);
  closeOverlay();
  announce(`${dialogText[dialog]}.`);
}
