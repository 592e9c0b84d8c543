import { useEffect, useId, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { formText } from '../text/forms.ts';
import { chosenIn, toggled, type Choice, type Field, type Form, type Typed } from './form.ts';
import { KeyCap } from './key-cap.tsx';

type Props = {
  readonly form: Form;
  readonly typed: Typed;
  readonly missing: readonly string[];
  /** How often saving was refused: only that brings the keys back to what is missing. */
  readonly refusals: number;
  readonly busy: boolean;
  readonly onType: (name: string, value: string) => void;
  readonly onSave: () => void;
  /** What follows the save button: a way out. Tab comes to the save button first. */
  readonly children?: ReactNode;
  readonly inline?: boolean;
};

/** Asks for what a form wants. Nothing is filled in or chosen for anybody; Enter saves; a letter chooses and goes on. */
export function FormFields(props: Props) {
  const { form, typed, missing, refusals, busy, onType, onSave, children, inline = false } = props;
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(ref.current, 0), []);
  const latest = useRef(missing);
  useEffect(() => {
    latest.current = missing;
  });
  useEffect(() => {
    const first = latest.current[0];
    if (refusals > 0 && first !== undefined) focusNamed(ref.current, first);
  }, [refusals]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onSave();
  };
  return (
    <form
      ref={ref}
      className={inline ? 'say-form say-form-inline' : 'say-form'}
      aria-label={form.title}
      onSubmit={submit}
      noValidate
    >
      {form.fields.map((field, at) => (
        <FieldBox
          key={field.name}
          field={field}
          typed={typed}
          missing={missing.includes(field.name)}
          onType={onType}
          // After the answer is drawn: it may have brought a field that was not there before.
          onDone={() => queueMicrotask(() => focusField(ref.current, at + 1))}
        />
      ))}
      <button type="submit" className="button button-main" aria-disabled={busy || undefined}>
        <KeyCap name="Enter" />
        {form.save}
      </button>
      {children}
    </form>
  );
}

/** What can be typed in or chosen first in a field; after the last field it is the save button. */
function focusField(form: HTMLElement | null, at: number): void {
  const field = form?.querySelectorAll<HTMLElement>('[data-field]')[at];
  const inside = field?.querySelector<HTMLElement>('input, textarea');
  (inside ?? form?.querySelector<HTMLElement>('button[type=submit]'))?.focus();
}

function focusNamed(form: HTMLElement | null, name: string): void {
  form
    ?.querySelector<HTMLElement>(
      `[data-field="${CSS.escape(name)}"] input, [data-field="${CSS.escape(name)}"] textarea`,
    )
    ?.focus();
}

type BoxProps = {
  readonly field: Field;
  readonly typed: Typed;
  readonly missing: boolean;
  readonly onType: Props['onType'];
  readonly onDone: () => void;
};

function FieldBox({ field, typed, missing, onType, onDone }: BoxProps) {
  const problem = useId();
  const why = missing ? (
    <span id={problem} className="missing" role="alert">
      {formText.missing[field.kind]}
    </span>
  ) : null;
  if (field.kind === 'text')
    return (
      <TextField field={field} typed={typed} onType={onType} problem={missing ? problem : null} why={why} />
    );
  return (
    <fieldset
      className="choice-field"
      data-field={field.name}
      aria-describedby={missing ? problem : undefined}
    >
      <legend>{field.label}</legend>
      <div className="chips">
        {field.choices.map((choice) => (
          <ChoiceChip
            key={choice.value}
            field={field}
            choice={choice}
            typed={typed}
            onType={onType}
            onKey={(event) => pickByLetter(event, field, typed, onType, onDone)}
          />
        ))}
      </div>
      {why}
    </fieldset>
  );
}

function TextField({
  field,
  typed,
  onType,
  problem,
  why,
}: {
  readonly field: Extract<Field, { kind: 'text' }>;
  readonly typed: Typed;
  readonly onType: Props['onType'];
  readonly problem: string | null;
  readonly why: ReactNode;
}) {
  const id = useId();
  const shared = {
    id,
    className: 'text-box',
    maxLength: 2000,
    value: typed[field.name] ?? '',
    autoComplete: 'off',
    'aria-invalid': problem !== null,
    'aria-describedby': problem ?? undefined,
  };
  return (
    <div className="text-field" data-field={field.name}>
      <label htmlFor={id}>
        {field.label}
        {field.required ? null : <span className="quiet"> ({formText.optional})</span>}
        {field.hint === undefined ? null : <span className="quiet"> {field.hint}</span>}
      </label>
      {field.long === true ? (
        <textarea
          {...shared}
          rows={3}
          onKeyDown={submitOnEnter}
          onChange={(event) => onType(field.name, event.target.value)}
        />
      ) : (
        <input {...shared} type="text" onChange={(event) => onType(field.name, event.target.value)} />
      )}
      {why}
    </div>
  );
}

/** Enter saves here too; Shift with Enter begins a new line. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

function ChoiceChip({
  field,
  choice,
  typed,
  onType,
  onKey,
}: {
  readonly field: Exclude<Field, { kind: 'text' }>;
  readonly choice: Choice;
  readonly typed: Typed;
  readonly onType: Props['onType'];
  readonly onKey: (event: KeyboardEvent) => void;
}) {
  const group = useId();
  const one = field.kind === 'one';
  const chosen = one
    ? typed[field.name] === choice.value
    : chosenIn(typed, field.name).includes(choice.value);
  return (
    <label className={chosen ? 'chip chip-chosen' : 'chip'}>
      <input
        type={one ? 'radio' : 'checkbox'}
        name={one ? field.name : group}
        checked={chosen}
        onKeyDown={onKey}
        onChange={() => onType(field.name, one ? choice.value : toggled(field, typed, choice.value))}
      />
      <KeyCap name={choice.key} />
      {choice.words}
    </label>
  );
}

/** The letter printed on a choice takes it; where only one can be taken the next field has the keys then. */
function pickByLetter(
  event: KeyboardEvent,
  field: Exclude<Field, { kind: 'text' }>,
  typed: Typed,
  onType: Props['onType'],
  onDone: () => void,
): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const choice = field.choices.find((one) => one.key === event.key.toUpperCase());
  if (choice === undefined) return;
  event.preventDefault();
  if (field.kind === 'several') {
    onType(field.name, toggled(field, typed, choice.value));
    return;
  }
  onType(field.name, choice.value);
  onDone();
}
