import { z } from 'zod';

/** What may stand in a setting, so that one table gives the reader, the Windows template, the JSON Schema and the guide. */
export type SettingKind =
  | { readonly is: 'whole'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly is: 'choice'; readonly options: readonly { readonly value: string; readonly words: string }[] }
  | { readonly is: 'text'; readonly maxLength: number };

export type Setting<Value> = {
  /** As it is called in the registry and in the policy file. */
  readonly name: string;
  readonly title: string;
  /** What it does and what holds without it, for whoever looks after the computers. */
  readonly help: string;
  readonly kind: SettingKind;
  readonly usual: Value;
  /** The shape, without any judgement. */
  readonly schema: z.ZodType<Value>;
  /** Why a value of the right shape is not taken all the same: it would make records less safe. `undefined`: it is taken. */
  readonly weakens: (value: Value) => string | undefined;
  /** The value in words, for the settings screen. */
  readonly say: (value: Value) => string;
};

type Named = Pick<Setting<unknown>, 'name' | 'title' | 'help'>;
const never = (): undefined => undefined;

/** A whole number. Outside `min` to `max` it is refused as weakening, with `why`, since every such bound here is one of safety. */
export function whole(
  named: Named,
  bounds: { readonly min: number; readonly max: number; readonly unit: string; readonly why: string },
  usual: number,
): Setting<number> {
  const { min, max, unit, why } = bounds;
  return {
    ...named,
    kind: { is: 'whole', min, max, unit },
    usual,
    schema: z.number().int(),
    weakens: (value) => (value < min || value > max ? why : undefined),
    say: (value) => `${value} ${unit}`,
  };
}

/** One of several words. */
export function choice<const Value extends string>(
  named: Named,
  options: readonly { readonly value: Value; readonly words: string }[],
  usual: Value,
): Setting<Value> {
  return {
    ...named,
    kind: { is: 'choice', options },
    usual,
    schema: z.string().refine((text): text is Value => options.some(({ value }) => value === text)),
    weakens: never,
    say: (value) => options.find((option) => option.value === value)?.words ?? value,
  };
}

/** Text such as a path or a key; empty means not set. */
export function text(
  named: Named,
  {
    maxLength,
    weakens = never,
  }: { readonly maxLength: number; readonly weakens?: Setting<string>['weakens'] },
): Setting<string> {
  return {
    ...named,
    kind: { is: 'text', maxLength },
    usual: '',
    schema: z.string().max(maxLength),
    weakens: (value) => (value === '' ? undefined : weakens(value)),
    say: (value) =>
      value === '' ? 'not set' : value.length > 60 ? `set (${value.length} characters)` : value,
  };
}
