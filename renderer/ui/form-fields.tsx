import { useEffect, useId, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { formText } from '../text/forms.ts';
import {
  chosenIn,
  isTaken,
  typedIn,
  toggled,
  type Choice,
  type Field,
  type Form,
  type Offer,
  type Typed,
} from './form.ts';
import { KeyCap } from './key-cap.tsx';
import { leaveOutLetters } from './stray-keys.ts';
import { TextField } from './text-field.tsx';

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
  /** By field: what may be picked into it, with Alt and a number while it has the keys. */
  readonly offers?: Readonly<Record<string, readonly Offer[]>>;
};

/**
 * Asks for what a form wants. Nothing is filled in or chosen for anybody; Enter saves. In a form of a row that wants words the
 * keys are in the words from the start, and Alt with a letter chooses: a letter that is typed is text and never an answer.
 * In any other a letter chooses and goes on; what it brings the keys to is not pressed by the space of what somebody types on.
 */
export function FormFields(props: Props) {
  const {
    form,
    typed,
    missing,
    refusals,
    busy,
    onType,
    onSave,
    children,
    inline = false,
    offers = {},
  } = props;
  const ref = useRef<HTMLFormElement>(null);
  const byAlt = isTypedInto(form, inline);
  const start = byAlt ? form.fields.findIndex((field) => field.kind === 'text') : 0;
  const first = useRef(start);
  useEffect(() => focusField(ref.current, first.current), []);
  const latest = useRef(missing);
  useEffect(() => {
    latest.current = missing;
  });
  useEffect(() => {
    const wanting = latest.current[0];
    if (refusals > 0 && wanting !== undefined) focusNamed(ref.current, wanting);
  }, [refusals]);
  useEffect(() => {
    const box = ref.current;
    if (box === null || !byAlt) return undefined;
    const press = (event: globalThis.KeyboardEvent): void => pickByAlt(event, form, onType);
    box.addEventListener('keydown', press);
    return () => box.removeEventListener('keydown', press);
  });
  const asked = form.fields.length;
  // A question that goes away when it is answered takes the keys with it: they come to what saves.
  useEffect(() => {
    if (document.activeElement === document.body) focusField(ref.current, asked);
  }, [asked]);
  const anywhere = form.fields.flatMap((field) =>
    field.kind === 'one' && field.anywhere === true ? [field] : [],
  );
  const cameByLetter = useRef(false);
  const leaveOutSpace = (event: KeyboardEvent): void => {
    if (event.key === ' ' && cameByLetter.current) event.preventDefault();
  };
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
          offers={offers[field.name] ?? noOffers}
          anywhere={anywhere}
          byAlt={byAlt}
          isLetterOnly={inline && !byAlt}
          onType={onType}
          // After the answer is drawn: it may have brought a field that was not there before.
          onDone={() =>
            queueMicrotask(() => {
              if (form.atOnce === true) {
                leaveOutLetters();
                ref.current?.requestSubmit();
                return;
              }
              focusField(ref.current, at + 1);
              cameByLetter.current = document.activeElement?.matches('button[type=submit]') === true;
            })
          }
        />
      ))}
      <button
        type="submit"
        className="button button-main"
        aria-disabled={busy || undefined}
        onKeyDown={leaveOutSpace}
        onKeyUp={leaveOutSpace}
        onBlur={() => {
          cameByLetter.current = false;
        }}
      >
        <KeyCap name="Enter" />
        {form.save}
      </button>
      {children}
    </form>
  );
}

/** Whoever opens it may begin to type: it has words to be written beside what is chosen. */
const isTypedInto = ({ fields }: Form, inline: boolean): boolean =>
  inline && fields.some((field) => field.kind === 'text') && fields.some((field) => field.kind !== 'text');

/** By the place of the key: with Alt some keyboards write another letter. */
function pickByAlt(event: globalThis.KeyboardEvent, form: Form, onType: Props['onType']): void {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
  const key = /^Key([A-Z])$/.exec(event.code)?.[1];
  for (const field of form.fields) {
    const choice =
      field.kind === 'one' ? field.choices.find((candidate) => candidate.key === key) : undefined;
    if (choice === undefined) continue;
    event.preventDefault();
    onType(field.name, choice.value);
    return;
  }
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

const noOffers: readonly Offer[] = [];

type ChoiceField = Exclude<Field, { kind: 'text' }>;

type BoxProps = {
  readonly field: Field;
  /** The fields whose letters are heard in every choice. */
  readonly anywhere: readonly ChoiceField[];
  readonly offers: readonly Offer[];
  /** Its letters are taken with Alt. */
  readonly byAlt: boolean;
  /** It stands in a row and has no box to type in, so that a letter without a meaning is of a word. */
  readonly isLetterOnly: boolean;
  readonly typed: Typed;
  readonly missing: boolean;
  readonly onType: Props['onType'];
  readonly onDone: () => void;
};

function FieldBox(props: BoxProps) {
  const { field, typed, missing, offers, byAlt, onType } = props;
  const problem = useId();
  const why = missing ? (
    <span id={problem} className="missing" role="alert">
      {field.kind === 'text' && typedIn(typed, field.name) !== ''
        ? (field.wrong ?? formText.notRead)
        : formText.missing[field.kind]}
    </span>
  ) : null;
  if (field.kind === 'text')
    return (
      <TextField
        field={field}
        typed={typed}
        offers={offers}
        onType={onType}
        problem={missing ? problem : null}
        why={why}
      />
    );
  return (
    <fieldset
      className="choice-field"
      data-field={field.name}
      aria-describedby={missing ? problem : undefined}
    >
      <legend>
        {field.label}
        {byAlt ? <span className="quiet"> {formText.altLetter}</span> : null}
      </legend>
      <div className="chips">
        {field.choices.map((choice) => (
          <ChoiceChip
            key={choice.value}
            field={field}
            choice={choice}
            typed={typed}
            onType={onType}
            onKey={(event) => pickByLetter(event, { ...props, field })}
          />
        ))}
      </div>
      {why}
    </fieldset>
  );
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
  const chosen = one ? typed[field.name] === choice.value : isTaken(choice, chosenIn(typed, field.name));
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
  {
    field,
    anywhere,
    isLetterOnly,
    typed,
    onType,
    onDone,
  }: Omit<BoxProps, 'field'> & { readonly field: ChoiceField },
): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const key = event.key.toUpperCase();
  const taking = [field, ...anywhere].find((one) => one.choices.some((choice) => choice.key === key));
  const choice = taking?.choices.find((one) => one.key === key);
  if (taking === undefined || choice === undefined) {
    if (isLetterOnly && /^\p{L}$/u.test(event.key)) leaveOutLetters();
    return;
  }
  event.preventDefault();
  if (taking.kind === 'several') {
    onType(taking.name, toggled(taking, typed, choice.value));
    if (choice.all !== undefined) onDone();
    return;
  }
  onType(taking.name, choice.value);
  onDone();
}
