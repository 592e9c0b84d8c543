import { useId } from 'react';
import { useStore } from 'zustand';
import { allergiesIn, type TypedSource } from '../../../shared/typed-in/typed-in.ts';
import { begin, typedInStore } from '../../stores/typed-in.ts';
import { addAllergies, changeAllergy } from '../../stores/typed-lines.ts';
import { typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';

type Allergy = TypedSource['allergies'][number];

/** Allergies the patient gives, in their words: one box, and what each was taken for. */
export function AllergiesList({ allergies }: { readonly allergies: readonly Allergy[] }) {
  const text = useStore(typedInStore, (state) => state.allergy);
  const box = useId();
  return (
    <section>
      <h2>{typedInText.allergies}</h2>
      <div className="text-field">
        <label htmlFor={box}>{typedInText.allergyEntry}</label>
        <input
          id={box}
          data-allergy
          className="text-box"
          type="text"
          autoComplete="off"
          maxLength={2000}
          value={text}
          onChange={(event) => begin({ allergy: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            begin({ allergy: '' });
            void addAllergies(text);
          }}
        />
      </div>
      {allergies.length === 0 ? <p className="quiet">{typedInText.noAllergies}</p> : null}
      <ol className="typed-lines">
        {allergies.toReversed().map((allergy) => (
          <li key={allergy.id}>
            <AllergyFields allergy={allergy} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const kindChoices = [
  ['not-stated', 'not said which'],
  ['allergy', 'allergy'],
  ['intolerance', 'intolerance'],
] as const;
const severities = [
  ['not-known', 'not known'],
  ['mild', 'mild'],
  ['moderate', 'moderate'],
  ['severe', 'severe'],
] as const;

function AllergyFields({ allergy }: { readonly allergy: Allergy }) {
  const { id, substance } = allergy;
  const box = useId();
  // "No known food allergies": there is nothing more to ask of it.
  if (allergiesIn(substance).every((one) => one.kind !== 'allergy'))
    return (
      <p>
        <strong>{substance}</strong> <TakeOut allergy={allergy} />
      </p>
    );
  return (
    <div className="allergy-fields">
      <strong>{substance}</strong>
      <div className="text-field">
        <label htmlFor={box}>{typedInText.reaction}</label>
        <textarea
          id={box}
          className="text-box"
          rows={1}
          value={allergy.reaction}
          onChange={(event) => changeAllergy(id, { reaction: event.target.value })}
        />
      </div>
      <Choose
        label={typedInText.allergyKind}
        value={allergy.kind}
        choices={kindChoices}
        onChoose={(kind) => changeAllergy(id, { kind })}
      />
      <Choose
        label={typedInText.severity}
        value={allergy.severity}
        choices={severities}
        onChoose={(severity) => changeAllergy(id, { severity })}
      />
      <TakeOut allergy={allergy} />
    </div>
  );
}

const TakeOut = ({ allergy: { id, substance } }: { readonly allergy: Allergy }) => (
  <Button look="link" label={`${typedInText.remove} ${substance}`} onPress={() => changeAllergy(id, null)}>
    {typedInText.remove}
  </Button>
);

type ChooseProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => void;
};

function Choose<Value extends string>({ label, value, choices, onChoose }: ChooseProps<Value>) {
  return (
    <label className="text-field">
      {label}
      <select
        className="text-box"
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.target.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
