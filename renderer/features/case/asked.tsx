import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { announce } from '../../stores/announce.ts';
import { answerTask, decideStore, inTurn, showDecideFault } from '../../stores/decide.ts';
import {
  closeDraft,
  draftAt,
  draftKey,
  draftStore,
  leaveDraft,
  openDraft,
  setDraftFault,
  setField,
  setMissing,
  type Draft,
} from '../../stores/drafts.ts';
import { elsewhereText, taskStatusWords } from '../../text/elsewhere.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { missingIn, typedIn, type Form } from '../../ui/form.ts';
import { FormFields } from '../../ui/form-fields.tsx';
import { NoBreak } from '../../ui/no-break.tsx';

type Props = { readonly view: CaseView };
type Task = CaseView['elsewhere']['asked'][number];

/** What was asked of the prescriber, how it was answered, and the two answers for whoever may give one. */
export function Asked({ view }: Props) {
  return view.elsewhere.asked.map((task) => <AskedTask key={task.task} view={view} task={task} />);
}

function AskedTask({ view, task }: Props & { readonly task: Task }) {
  const { patient } = view.banner;
  const key = draftKey(patient, `asked ${task.task}`);
  const draft = useStore(draftStore, (state) => state.drafts.get(key));
  const mayAnswer = task.mayAnswer && view.progress.mayDecide.confirm;
  return (
    <div className="check-line">
      <p>
        <strong>
          <NoBreak text={task.what} />
        </strong>
        <br />
        {task.why === '' ? null : (
          <>
            <NoBreak text={elsewhereText.reason(task.why)} />
            <br />
          </>
        )}
        <span className="quiet">{taskStatusWords(task)}</span>
      </p>
      {mayAnswer && draft === undefined ? (
        <>
          <Button look="link" onPress={() => accept(patient, task.task)}>
            {elsewhereText.accept}
            <span className="only-read"> {task.what}</span>
          </Button>
          <Button look="link" onPress={() => openDraft(key, 'decline')}>
            {elsewhereText.decline}
            <span className="only-read"> {task.what}</span>
          </Button>
        </>
      ) : null}
      {mayAnswer && draft !== undefined ? (
        <Decline patient={patient} task={task.task} about={key} draft={draft} />
      ) : null}
    </div>
  );
}

function accept(patient: string, task: string): void {
  inTurn(async () => {
    const result = await answerTask(patient, task, 'accepted', '');
    if (result.ok) announce(elsewhereText.answered);
    else showDecideFault(result.fault);
    return result.ok;
  });
}

/** Whoever asked has to know why not: nothing is declined without a word. */
const declineForm: Form = {
  title: elsewhereText.declineTitle,
  save: elsewhereText.declineTitle,
  fields: [{ kind: 'text', name: 'words', label: elsewhereText.whyDeclined, required: true, long: true }],
};

function Decline({
  patient,
  task,
  about,
  draft,
}: {
  readonly patient: string;
  readonly task: string;
  readonly about: string;
  readonly draft: Draft;
}) {
  const busy = useStore(decideStore, (state) => state.busy);
  return (
    <>
      {draft.fault === null ? null : <FaultNotice fault={draft.fault} />}
      <FormFields
        form={declineForm}
        typed={draft.fields}
        missing={draft.missing}
        refusals={draft.refusals}
        busy={busy}
        onType={(name, value) => setField(about, name, value)}
        onSave={() => decline(patient, task, about)}
      >
        <Button onPress={() => void leaveDraft(about)}>{elsewhereText.leaveUnanswered}</Button>
      </FormFields>
    </>
  );
}

function decline(patient: string, task: string, key: string): void {
  const typed = draftAt(key)?.fields ?? {};
  const missing = missingIn(declineForm, typed);
  setMissing(key, missing);
  if (missing.length > 0) return;
  inTurn(async () => {
    const result = await answerTask(patient, task, 'rejected', typedIn(typed, 'words'));
    if (result.ok) {
      closeDraft(key);
      announce(elsewhereText.answered);
    } else setDraftFault(key, result.fault);
    return result.ok;
  });
}
