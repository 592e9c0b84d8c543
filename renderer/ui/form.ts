/** A form as data: what is asked, in which order, and what must not be left out. */
export type Choice = {
  readonly value: string;
  readonly words: string;
  readonly key: string;
  /** Of a field that takes several: the values this one choice stands for, taken with one key. */
  readonly all?: readonly string[];
};

/** What a text field may be filled with by one press, in the words shown. */
export type Offer = { readonly words: string; readonly fills: Typed };

export type Field =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      /** What is said where something stands in it that cannot be read. */
      readonly wrong?: string;
      readonly required: boolean;
      readonly long?: boolean;
    }
  | {
      readonly kind: 'one';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      readonly required: boolean;
      /** Its letters are heard in every choice of the form, not in its own alone. */
      readonly anywhere?: boolean;
    }
  | {
      readonly kind: 'several';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      /** How many at least. */
      readonly least: number;
    };

export type Form = {
  readonly title: string;
  readonly save: string;
  readonly fields: readonly Field[];
  /** It asks one thing, and the letter that answers it saves it. */
  readonly atOnce?: boolean;
};

export type Typed = Readonly<Record<string, string>>;

export const typedIn = (typed: Typed, name: string): string => (typed[name] ?? '').trim();

/** The values chosen of a field that takes several. */
export const chosenIn = (typed: Typed, name: string): readonly string[] =>
  (typed[name] ?? '').split('\n').filter((value) => value !== '');

/** The value with one choice put in or taken out, in the order of the choices. */
export function toggled(field: Extract<Field, { kind: 'several' }>, typed: Typed, value: string): string {
  const before = chosenIn(typed, field.name);
  const turned = field.choices.find((choice) => choice.value === value)?.all ?? [value];
  const had = turned.every((one) => before.includes(one));
  return field.choices
    .filter((choice) => choice.all === undefined)
    .map((choice) => choice.value)
    .filter((other) => (turned.includes(other) ? !had : before.includes(other)))
    .join('\n');
}

/** Whether a choice of a field that takes several is taken; one that stands for several, when all of them are. */
export const isTaken = (choice: Choice, chosen: readonly string[]): boolean =>
  (choice.all ?? [choice.value]).every((value) => chosen.includes(value));

/** Names of the fields that still want something, in the order they are asked. */
export const missingIn = (form: Form, typed: Typed): readonly string[] =>
  form.fields.filter((field) => !isComplete(field, typed)).map((field) => field.name);

function isComplete(field: Field, typed: Typed): boolean {
  switch (field.kind) {
    case 'text':
      return !field.required || typedIn(typed, field.name) !== '';
    case 'one':
      return !field.required || field.choices.some((choice) => choice.value === typed[field.name]);
    case 'several':
      return chosenIn(typed, field.name).length >= field.least;
  }
}
