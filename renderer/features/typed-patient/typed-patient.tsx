import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { showDate } from '../../../shared/core/instant.ts';
import { showNhsNumber } from '../../text/known.ts';
import { caseStore } from '../../stores/case.ts';
import { closeOverlay, goToCase, screenStore } from '../../stores/screen.ts';
import { forgetTypedPatient, savePatient, typedPatientStore } from '../../stores/typed-patient.ts';
import { beginText, correctText, differsWords, hereWords } from '../../text/typed-patient.ts';
import { readTypedDate } from '../../text/typed-dates.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { FormFields } from '../../ui/form-fields.tsx';
import { missingIn, typedIn, type Field, type Form, type Typed } from '../../ui/form.ts';
import { useNow } from '../../ui/now.ts';

/** Whom the dialog is about: somebody new, or a patient whose name, number or birth date was typed wrong. */
export function PatientDialogs() {
  const overlay = useStore(screenStore, (state) => state.overlay);
  const banner = useStore(caseStore, (state) => state.case.view?.banner ?? null);
  if (overlay === 'begin-patient') return <PatientDialog patient={null} start={{}} />;
  if (overlay !== 'correct-patient' || banner === null) return null;
  const { patient, family, given, born, nhsNumber } = banner;
  return (
    <PatientDialog
      patient={patient}
      start={{
        family,
        given,
        born: born.kind === 'known' ? showDate(born.value) : '',
        nhsNumber: nhsNumber.kind === 'known' ? showNhsNumber(nhsNumber.value) : '',
      }}
    />
  );
}

/** `patient` is null for somebody who is begun, from what they say; with or without a network. */
function PatientDialog({ patient, start }: { readonly patient: string | null; readonly start: Typed }) {
  const { here, fault } = useStore(typedPatientStore);
  const [typed, setTyped] = useState<Typed>(start);
  useEffect(() => forgetTypedPatient, []);
  const words = patient === null ? beginText : correctText;
  return (
    <Dialog title={words.title} onClose={closeOverlay}>
      <p>{words.lead}</p>
      {fault === null ? null : <FaultNotice fault={fault} />}
      {here === null ? (
        <PatientForm patient={patient} typed={typed} onTyped={setTyped} />
      ) : (
        <AlreadyHere here={here} />
      )}
    </Dialog>
  );
}

function AlreadyHere({
  here,
}: {
  readonly here: NonNullable<ReturnType<typeof typedPatientStore.getState>['here']>;
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
        <Button onPress={forgetTypedPatient}>{beginText.change}</Button>
      </div>
    </div>
  );
}

type FormProps = {
  readonly patient: string | null;
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
};

function PatientForm({ patient, typed, onTyped }: FormProps) {
  const { busy, wrong } = useStore(typedPatientStore);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [refusals, setRefusals] = useState(0);
  const now = useNow();
  const refuse = (names: readonly string[]): void => {
    setMissing(names);
    if (names.length > 0) setRefusals(refusals + 1);
  };
  const save = async (): Promise<void> => {
    const born = readTypedDate(typedIn(typed, 'born'), now) ?? '';
    const wanted = missingIn(patient === null ? beginForm : correctForm, typed);
    if (wanted.length > 0 || born.length !== 10) {
      refuse([...new Set([...wanted, ...(born.length === 10 ? [] : ['born'])])]);
      return;
    }
    const result = await savePatient(patient, {
      family: typedIn(typed, 'family'),
      given: typedIn(typed, 'given'),
      born,
      nhsNumber: typedIn(typed, 'nhsNumber'),
      why: typedIn(typed, 'why'),
    });
    if (result.kind === 'saved') goToCase(result.patient);
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
        form={patient === null ? beginForm : correctForm}
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
const born: Field = {
  kind: 'text',
  name: 'born',
  label: beginText.born,
  hint: beginText.bornHint,
  required: true,
  wrong: beginText.bornWrong,
};
const nhsNumber: Field = {
  kind: 'text',
  name: 'nhsNumber',
  label: beginText.nhsNumber,
  hint: beginText.nhsNumberHint,
  required: false,
};

const fields: readonly Field[] = [
  nhsNumber,
  text('family', beginText.family),
  text('given', beginText.given),
  born,
];
const beginForm: Form = {
  title: beginText.title,
  save: beginText.save,
  fields: [...fields, text('why', beginText.why, beginText.whyHint)],
};
const correctForm: Form = { title: correctText.title, save: correctText.save, fields };
