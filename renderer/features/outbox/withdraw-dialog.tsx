import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { EntryView } from '../../../shared/ipc/decision-views.ts';
import {
  closeDraft,
  draftKey,
  draftStore,
  openDraft,
  setDraftFault,
  setField,
  setMissing,
} from '../../stores/drafts.ts';
import { outboxStore, withdraw } from '../../stores/outbox.ts';
import { formText } from '../../text/forms.ts';
import { sayKnown, showNhsNumber } from '../../text/known.ts';
import { outboxText } from '../../text/outbox.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { missingIn, typedIn, type Form, type Typed } from '../../ui/form.ts';
import { FormFields } from '../../ui/form-fields.tsx';

const form: Form = {
  title: outboxText.withdrawTitle,
  save: outboxText.withdrawSave,
  fields: [{ kind: 'text', name: 'reason', label: formText.withdrawReason, required: true, long: true }],
};

/** Takes an entry back, for a reason that is kept. */
export function WithdrawDialog({
  entry,
  onClose,
}: {
  readonly entry: EntryView;
  readonly onClose: () => void;
}) {
  const key = draftKey(entry.id, 'withdraw');
  const draft = useStore(draftStore, (state) => state.drafts.get(key));
  const busy = useStore(outboxStore, (state) => state.outbox.busy);
  useEffect(() => openDraft(key, 'withdraw'), [key]);
  const typed = draft?.fields ?? {};
  return (
    <Dialog title={outboxText.withdrawTitle} onClose={onClose}>
      <p>
        <strong>
          <span className="family">{entry.family}</span>, {entry.given}
        </strong>
        , {outboxText.nhsNumber} {sayKnown(entry.nhsNumber, showNhsNumber)}
        <br />
        {entry.what}
        {entry.about === '' ? '' : `: ${entry.about}`}, {outboxText.to} {entry.record}
      </p>
      <p>{outboxText.withdrawLead}</p>
      {draft === undefined || draft.fault === null ? null : <FaultNotice fault={draft.fault} />}
      <FormFields
        form={form}
        typed={typed}
        missing={draft?.missing ?? []}
        busy={busy}
        onType={(name, value) => setField(key, name, value)}
        onSave={() => void save(entry.id, typed, key, onClose)}
      />
    </Dialog>
  );
}

async function save(entry: string, typed: Typed, key: string, onClose: () => void): Promise<void> {
  const missing = missingIn(form, typed);
  setMissing(key, missing);
  if (missing.length > 0) return;
  const fault = await withdraw(entry, typedIn(typed, 'reason'));
  if (fault !== null) {
    setDraftFault(key, fault);
    return;
  }
  closeDraft(key);
  onClose();
}
