import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import { decideStore } from '../../stores/decide.ts';
import { draftKey, setField, type Draft } from '../../stores/drafts.ts';
import { decisionText } from '../../text/decision.ts';
import { formText } from '../../text/forms.ts';
import { productWords } from '../../text/product.ts';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { FormFields } from '../../ui/form-fields.tsx';
import { besideKeys, historyKeys, recommendKeys } from '../../ui/key-maps.ts';
import { bringRowIntoSight } from '../../ui/in-sight.ts';
import { useNow } from '../../ui/now.ts';
import { leaveForm, saveForm } from './decide-keys.ts';
import { formOf } from './row-forms.ts';
import { offersFor } from './source-statements.ts';

type Props = {
  readonly view: CaseView;
  readonly row: RowView;
  readonly draft: Draft;
};

const all = [...historyKeys, ...recommendKeys, ...besideKeys];

/** What a decision asks for, in the row itself. When it cannot be saved the words stay, with the reason above them. */
export function RowForm({ view, row, draft }: Props) {
  const { patient } = view.banner;
  const now = useNow();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => bringRowIntoSight(ref.current), []);
  const busy = useStore(decideStore, (state) => state.busy);
  const key = draftKey(patient, row.id);
  const action = all.find((binding) => binding.action === draft.form)?.action;
  const form = action === undefined ? undefined : formOf(action, row.decision);
  if (action === undefined || form === undefined) return null;
  const moment = draft.missing.some(
    (name) => (name === 'when' || name === 'since') && (draft.fields[name] ?? '').trim() !== '',
  );
  return (
    <div ref={ref} className="row-form">
      {draft.fault === null ? null : <FaultNotice fault={draft.fault} />}
      {moment ? (
        <p className="missing" role="alert">
          {formText.notAMoment}
        </p>
      ) : null}
      <FormFields
        form={form}
        typed={draft.fields}
        missing={draft.missing}
        refusals={draft.refusals}
        busy={busy}
        inline
        offers={offersFor(action, row, view.columns)}
        onType={(name, value) => setField(key, name, value)}
        onSave={() => saveForm(patient, row.id, action, now)}
      >
        <Button keyCap="Esc" onPress={() => leaveForm(patient, row.id)}>
          {decisionText.leave}
        </Button>
        <span className="row-form-of">
          <strong>{row.generic}</strong> {row.brand} {productWords(row.product, row.brand)}
        </span>
      </FormFields>
    </div>
  );
}
