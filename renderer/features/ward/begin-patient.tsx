import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { beginPatient, beginStore, forgetBegin } from '../../stores/begin-patient.ts';
import { goToCase } from '../../stores/screen.ts';
import { beginText, differsWords, hereWords } from '../../text/begin-patient.ts';
import { formText } from '../../text/forms.ts';
import { readMoment } from '../../text/moments.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { FormFields } from '../../ui/form-fields.tsx';
import { missingIn, typedIn, type Field, type Form, type Typed } from '../../ui/form.ts';
import { useNow } from '../../ui/now.ts';

/** Begins a case for somebody whom no list names, from what they say; with or without a network. */
export function BeginDialog({ onClose }: { readonly onClose: () => void }) {
  const { here, fault } = useStore(beginStore);
  const [typed, setTyped] = useState<Typed>({});
  useEffect(() => forgetBegin, []);
  return (
    <Dialog title={beginText.title} onClose={onClose}>
      <p>{beginText.lead}</p>
      {fault === null ? null : <FaultNotice fault={fault} />}
      {here === null ? <BeginForm typed={typed} onTyped={setTyped} /> : <AlreadyHere here={here} />}
    </Dialog>
  );
}

function AlreadyHere({
  here,
}: {
  readonly here: NonNullable<ReturnType<typeof beginStore.getState>['here']>;
}) {
  return (
    <div role="alert">
      <p className="strong">{beginText.already}</p>
      <p>{hereWords(here)}</p>
      {here.differs.length === 0 ? null : <p className="hazard">{differsWords(here.differs)}</p>}
      <div className="buttons">
        <button
          type="button"
          data-first
          className="button button-main"
          // The keys were in the form that is gone.
          ref={(button) => button?.focus()}
          onClick={() => goToCase(here.patient)}
        >
          {beginText.openIt}
        </button>
        <Button onPress={forgetBegin}>{beginText.change}</Button>
      </div>
    </div>
  );
}

type FormProps = { readonly typed: Typed; readonly onTyped: (typed: Typed) => void };

function BeginForm({ typed, onTyped }: FormProps) {
  const { busy, wrong } = useStore(beginStore);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [refusals, setRefusals] = useState(0);
  const now = useNow();
  const refuse = (names: readonly string[]): void => {
    setMissing(names);
    if (names.length > 0) setRefusals(refusals + 1);
  };
  const save = async (): Promise<void> => {
    const born = readMoment(typedIn(typed, 'born'), now) ?? '';
    const wanted = missingIn(form, typed);
    if (wanted.length > 0 || born.length !== 10) {
      refuse([...new Set([...wanted, ...(born.length === 10 ? [] : ['born'])])]);
      return;
    }
    const result = await beginPatient({
      family: typedIn(typed, 'family'),
      given: typedIn(typed, 'given'),
      born,
      nhsNumber: typedIn(typed, 'nhsNumber'),
    });
    if (result.kind === 'begun') goToCase(result.patient);
    if (result.kind === 'wrong') refuse([result.field]);
  };
  return (
    <>
      {wrong === null ? null : (
        <p className="hazard" role="alert">
          {beginText.wrong[wrong]}
        </p>
      )}
      <FormFields
        form={form}
        typed={typed}
        missing={missing}
        refusals={refusals}
        busy={busy}
        onType={(name, value) => {
          setMissing(missing.filter((other) => other !== name));
          onTyped({ ...typed, [name]: value });
        }}
        onSave={() => void save()}
      />
    </>
  );
}

const text = (name: string, label: string, hint?: string): Field => ({
  kind: 'text',
  name,
  label,
  required: true,
  ...(hint === undefined ? {} : { hint }),
});

const form: Form = {
  title: beginText.title,
  save: beginText.save,
  fields: [
    text('nhsNumber', beginText.nhsNumber),
    text('family', beginText.family),
    text('given', beginText.given),
    text('born', beginText.born, formText.momentHint),
  ],
};
