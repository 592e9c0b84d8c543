import type { HowTold } from '../../../shared/cases/cases.ts';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { EntryView } from '../../../shared/ipc/decision-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import {
  closeDraft,
  draftKey,
  draftStore,
  openDraft,
  setDraftFault,
  setField,
  setMissing,
} from '../../stores/drafts.ts';
import { outboxStore, tell, withdraw } from '../../stores/outbox.ts';
import { closeOverlay } from '../../stores/screen.ts';
import { formText } from '../../text/forms.ts';
import { sayKnown, showNhsNumber } from '../../text/known.ts';
import { outboxText } from '../../text/outbox.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { missingIn, typedIn, type Form, type Typed } from '../../ui/form.ts';
import { FormFields } from '../../ui/form-fields.tsx';
import { PersonName } from '../../ui/person-name.tsx';

type Props = { readonly entry: EntryView };

const withdrawForm: Form = {
  title: outboxText.withdrawTitle,
  save: outboxText.withdrawSave,
  fields: [{ kind: 'text', name: 'reason', label: formText.withdrawReason, required: true, long: true }],
};

const means: readonly { readonly value: HowTold; readonly key: string; readonly words: string }[] = [
  { value: 'in-person', key: 'I', words: formText.inPerson },
  { value: 'telephone', key: 'T', words: formText.telephone },
  { value: 'bleep', key: 'B', words: formText.bleep },
];

const tellForm: Form = {
  title: outboxText.tell,
  save: outboxText.tellSave,
  fields: [
    { kind: 'text', name: 'to', label: formText.toldWhom, required: true },
    { kind: 'one', name: 'how', label: formText.how, required: true, choices: means },
  ],
};

/** Takes an entry back, for a reason that is kept. */
export const WithdrawDialog = ({ entry }: Props) => (
  <EntryDialog
    entry={entry}
    name="withdraw"
    form={withdrawForm}
    lead={outboxText.withdrawLead}
    onSave={(typed) => withdraw(entry.id, typedIn(typed, 'reason'))}
  />
);

/** Somebody was told of what has not arrived: who, and how. */
export const TellDialog = ({ entry }: Props) => (
  <EntryDialog
    entry={entry}
    name="tell"
    form={tellForm}
    lead={outboxText.tellLead}
    onSave={(typed) =>
      tell(
        entry.id,
        typedIn(typed, 'to'),
        means.find(({ value }) => value === typed['how'])?.value ?? 'in-person',
      )
    }
  />
);

type DialogProps = Props & {
  readonly name: 'withdraw' | 'tell';
  readonly form: Form;
  readonly lead: string;
  /** The fault, if it was not taken; it is shown beside what was typed. */
  readonly onSave: (typed: Typed) => Promise<Fault | null>;
};

function EntryDialog({ entry, name, form, lead, onSave }: DialogProps) {
  const key = draftKey(entry.id, name);
  const draft = useStore(draftStore, (state) => state.drafts.get(key));
  const busy = useStore(outboxStore, (state) => state.outbox.busy);
  useEffect(() => openDraft(key, name), [key, name]);
  const typed = draft?.fields ?? {};
  const save = async (): Promise<void> => {
    const missing = missingIn(form, typed);
    setMissing(key, missing);
    if (missing.length > 0) return;
    const fault = await onSave(typed);
    if (fault !== null) {
      setDraftFault(key, fault);
      return;
    }
    closeDraft(key);
    closeOverlay();
  };
  return (
    <Dialog title={form.title} onClose={closeOverlay}>
      <p>
        <strong>
          <PersonName name={entry} />
        </strong>
        , {outboxText.nhsNumber} {sayKnown(entry.nhsNumber, showNhsNumber)}
        <br />
        {entry.what}
        {entry.about === '' ? '' : `: ${entry.about}`}, {outboxText.to} {entry.record}
      </p>
      <p>{lead}</p>
      {name === 'withdraw' && entry.hanging.length > 0 ? (
        <div className="hanging">
          <strong>{outboxText.hanging}</strong>
          <ul>
            {entry.hanging.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {draft === undefined || draft.fault === null ? null : <FaultNotice fault={draft.fault} />}
      <FormFields
        form={form}
        typed={typed}
        missing={draft?.missing ?? []}
        refusals={draft?.refusals ?? 0}
        busy={busy}
        onType={(field, value) => setField(key, field, value)}
        onSave={() => void save()}
      />
    </Dialog>
  );
}
