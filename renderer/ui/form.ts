/** A form as data: what is asked, in which order, and what must not be left out. */
export type Choice = { readonly value: string; readonly words: string; readonly key: string };

export type Field =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly required: boolean;
      readonly long?: boolean;
    }
  | {
      readonly kind: 'one';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      readonly required: boolean;
    }
  | {
      readonly kind: 'several';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      /** How many at least. */
      readonly least: number;
    };

export type Form = { readonly title: string; readonly save: string; readonly fields: readonly Field[] };

export type Typed = Readonly<Record<string, string>>;

export const typedIn = (typed: Typed, name: string): string => (typed[name] ?? '').trim();

/** The values chosen of a field that takes several. */
export const chosenIn = (typed: Typed, name: string): readonly string[] =>
  (typed[name] ?? '').split('\n').filter((value) => value !== '');

/** The value with one choice put in or taken out, in the order of the choices. */
export function toggled(field: Extract<Field, { kind: 'several' }>, typed: Typed, value: string): string {
  const before = chosenIn(typed, field.name);
  const has = before.includes(value);
  return field.choices
    .map((choice) => choice.value)
    .filter((other) => (other === value ? !has : before.includes(other)))
    .join('\n');
}

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
