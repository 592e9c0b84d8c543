import { useEffect, useId, useRef, useState, type ChangeEvent } from 'react';
import { useStore } from 'zustand';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { FileView } from '../../../shared/ipc/typed-in-views.ts';
import { chooseFile, forgetImport, importChosen, importStore } from '../../stores/import-file.ts';
import { goToCase } from '../../stores/screen.ts';
import { notices } from '../../text/common.ts';
import { formText } from '../../text/forms.ts';
import { askWords, holdsWords, importText, refusedWords } from '../../text/import-file.ts';
import { readTypedDate } from '../../text/typed-dates.ts';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Footer } from '../../ui/footer.tsx';
import { FormFields } from '../../ui/form-fields.tsx';
import { missingIn, typedIn, type Form, type Typed } from '../../ui/form.ts';
import { importKeys } from '../../ui/key-maps.ts';
import { useNow } from '../../ui/now.ts';
import { useKeys } from '../../ui/use-keys.ts';

/** A file of another system becomes a source of the case: chosen, looked at whose it is, then imported. */
export function ImportScreen({ view: { banner } }: { readonly view: CaseView }) {
  const { patient } = banner;
  const { view, busy, fault, patient: of, chosen } = useStore(importStore);
  const box = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    forgetImport();
    input.current?.focus();
    return forgetImport;
  }, []);
  useKeys(importKeys, { back: () => goToCase(patient) });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    if (file !== undefined) void chooseFile(patient, file);
  };
  const isHere = of === patient;
  return (
    <>
      <main className="typed-in-screen">
        <h1>{importText.title}</h1>
        <div className="text-field">
          <label htmlFor={box}>{importText.choose}</label>
          <input id={box} ref={input} type="file" accept=".json,.xml,.txt" onChange={choose} />
        </div>
        {isHere && fault !== null ? <FaultNotice fault={fault} /> : null}
        {isHere && busy && view === null ? <output>{notices.loading}</output> : null}
        {isHere && view !== null && chosen !== null ? (
          <Chosen key={chosen.name} view={view} patient={patient} busy={busy} />
        ) : null}
      </main>
      <Footer
        hints={[
          { caps: ['Enter'], words: 'import' },
          { caps: ['Esc'], words: 'back to the case' },
        ]}
      >
        <strong>{importText.lead}</strong>
      </Footer>
    </>
  );
}

type ChosenProps = { readonly view: FileView; readonly patient: string; readonly busy: boolean };

function Chosen({ view, patient, busy }: ChosenProps) {
  const { owner, names } = view;
  const named = [names.name, names.born, names.nhsNumber].filter((part) => part !== '');
  return (
    <>
      <h2>{importText.names}</h2>
      <p>{named.length === 0 ? importText.namesNobody : named.join(', ')}</p>
      {owner.kind === 'another-patient' ? (
        <p className="hazard" role="alert">
          {owner.why.includes('several-patients') ? importText.notOnlyTheirs : importText.notTheirs}{' '}
          {refusedWords(owner.why)}
        </p>
      ) : (
        <>
          {owner.kind === 'ask' ? (
            <p className="hazard" role="alert">
              {askWords[owner.why]}
            </p>
          ) : null}
          <h2>{importText.holds}</h2>
          <p>
            {holdsWords(view)}. {view.whole ? '' : importText.partial}
          </p>
          <ul className="typed-lines">
            {view.medicines.map((medicine, at) => (
              // The file is read once and does not change.
              <li key={at}>
                <strong>{medicine.name}</strong>{' '}
                {medicine.directions === '' ? importText.noDirections : medicine.directions}{' '}
                {medicine.status === 'active' ? null : (
                  <strong>– {medicine.status === '' ? importText.noStatus : medicine.status}</strong>
                )}
              </li>
            ))}
            {view.allergies.map((allergy, at) => (
              <li key={at}>
                {importText.allergy} <strong>{allergy.substance}</strong>{' '}
                {allergy.said === '' ? importText.noReaction : allergy.said}
              </li>
            ))}
          </ul>
          <ImportForm patient={patient} asks={owner.kind === 'ask'} busy={busy} />
        </>
      )}
    </>
  );
}

function ImportForm({
  patient,
  asks,
  busy,
}: {
  readonly patient: string;
  readonly asks: boolean;
  readonly busy: boolean;
}) {
  const [typed, setTyped] = useState<Typed>({});
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [refusals, setRefusals] = useState(0);
  const now = useNow();
  const form = importForm(asks);
  const save = (): void => {
    const date = readTypedDate(typedIn(typed, 'saidAt'), now);
    const wrong = [...missingIn(form, typed), ...(date === undefined ? ['saidAt'] : [])];
    setMissing(wrong);
    if (wrong.length > 0 || date === undefined) {
      setRefusals(refusals + 1);
      return;
    }
    const about = {
      organisation: typedIn(typed, 'organisation'),
      saidAt: date,
      copyOf: typed['copyOf'] === 'gp-record' ? ('gp-record' as const) : ('other-record' as const),
      confirmed: typed['theirs'] === 'yes',
    };
    void importChosen(about).then((taken) => {
      if (taken) goToCase(patient);
    });
  };
  return (
    <FormFields
      form={form}
      typed={typed}
      missing={missing}
      refusals={refusals}
      busy={busy}
      onType={(name, value) => {
        setMissing(missing.filter((other) => other !== name));
        setTyped({ ...typed, [name]: value });
      }}
      onSave={save}
    />
  );
}

const importForm = (asks: boolean): Form => ({
  title: importText.title,
  save: importText.save,
  fields: [
    ...(asks
      ? [
          {
            kind: 'one',
            name: 'theirs',
            label: importText.theirs,
            required: true,
            choices: [{ value: 'yes', key: 'Y', words: importText.isTheirs }],
          } as const,
        ]
      : []),
    {
      kind: 'one',
      name: 'copyOf',
      label: importText.copyOf,
      required: true,
      choices: [
        { value: 'gp-record', key: 'G', words: importText.gpRecord },
        { value: 'other-record', key: 'O', words: importText.otherRecord },
      ],
    },
    { kind: 'text', name: 'organisation', label: importText.organisation, required: true },
    {
      kind: 'text',
      name: 'saidAt',
      label: importText.saidAt,
      hint: formText.momentHint,
      required: true,
      wrong: formText.notAMoment,
    },
  ],
});
