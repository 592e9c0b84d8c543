import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import { sayNeither } from '../../stores/conflict.ts';
import {
  closeDraft,
  draftKey,
  draftStore,
  openDraft,
  setDraftFault,
  setField,
  setMissing,
} from '../../stores/drafts.ts';
import { closeOverlay, goToOutbox } from '../../stores/screen.ts';
import { conflictText } from '../../text/conflict.ts';
import { neitherWords } from '../../text/conflict-choice.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { missingIn, typedIn, type Form } from '../../ui/form.ts';
import { FormFields } from '../../ui/form-fields.tsx';
import { PatientBanner } from '../../ui/patient-banner.tsx';

const formOf = (save: string): Form => ({
  title: conflictText.neitherTitle,
  save,
  fields: [{ kind: 'text', name: 'words', label: conflictText.neitherWords, required: true, long: true }],
});

type Props = { readonly view: CaseView; readonly entry: string; readonly conflict: ConflictView };

/** Neither version is right: what is right is said in words, and nothing is written over theirs. */
export function NeitherDialog({ view, entry, conflict }: Props) {
  const words = neitherWords(conflict);
  const form = formOf(words.save);
  const key = draftKey(entry, 'neither');
  const draft = useStore(draftStore, (state) => state.drafts.get(key));
  useEffect(() => openDraft(key, 'neither'), [key]);
  const typed = draft?.fields ?? {};
  const save = async (): Promise<void> => {
    const missing = missingIn(form, typed);
    setMissing(key, missing);
    if (missing.length > 0) return;
    const fault = await sayNeither(typedIn(typed, 'words'));
    if (fault !== null) {
      setDraftFault(key, fault);
      return;
    }
    closeDraft(key);
    goToOutbox();
  };
  return (
    <Dialog
      title={form.title}
      onClose={closeOverlay}
      banner={<PatientBanner banner={view.banner} level="p" />}
    >
      <p>{words.lead}</p>
      {draft === undefined || draft.fault === null ? null : <FaultNotice fault={draft.fault} />}
      <FormFields
        form={form}
        typed={typed}
        missing={draft?.missing ?? []}
        refusals={draft?.refusals ?? 0}
        busy={false}
        onType={(name, value) => setField(key, name, value)}
        onSave={() => void save()}
      />
    </Dialog>
  );
}
