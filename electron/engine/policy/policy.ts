import { settings } from './settings.ts';
import type { Setting, SettingKind } from './kinds.ts';

export { escrowAlgorithm } from './escrow-key.ts';
export { settings } from './settings.ts';
export type { SettingKind } from './kinds.ts';

export type SettingKey = keyof typeof settings;

/** What the trust decided for this computer, with what usually holds where it has not. */
export type Policy = {
  readonly [Key in SettingKey]: (typeof settings)[Key] extends Setting<infer Value> ? Value : never;
};

/** Where one value came from. A refused one is shown with why, and the usual value holds. */
export type SettingOrigin =
  | { readonly kind: 'usual' }
  | { readonly kind: 'policy' }
  | { readonly kind: 'refused'; readonly why: string };

export type SettingState = {
  readonly key: SettingKey;
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly kind: SettingKind;
  /** What holds, in words. */
  readonly value: string;
  readonly origin: SettingOrigin;
};

/** A policy as it lies in the registry or in the file: names and values, both of which may be anything. */
export type FoundPolicy = { readonly values: Readonly<Record<string, unknown>>; readonly from: string };

/** Of a computer for which the trust has decided nothing. */
export const noPolicy: FoundPolicy = { values: {}, from: '' };

export type PolicyRead = {
  readonly policy: Policy;
  /** Where it lies, for whoever looks after the computer; empty when nobody looked. */
  readonly from: string;
  readonly states: readonly SettingState[];
  /** Names in the policy that are no setting of this version: a newer template, or a slip of the pen. */
  readonly unknown: readonly string[];
};

/** The table seen so that a key and its value stay together in generic code. */
const table: { readonly [Key in SettingKey]: Setting<Policy[Key]> } = settings;

type Found<Value> = { readonly value: Value; readonly origin: SettingOrigin };

/** Reads a policy. A value that is wrong, or that would weaken security, costs that setting alone. */
export function readPolicy({ values, from }: FoundPolicy): PolicyRead {
  const states: SettingState[] = [];
  const take = <Key extends SettingKey>(key: Key): Policy[Key] => {
    const setting = table[key];
    const found = judge(setting, values[setting.name]);
    const { name, title, help, kind } = setting;
    states.push({ key, name, title, help, kind, value: setting.say(found.value), origin: found.origin });
    return found.value;
  };
  const policy: Policy = {
    idleLockMinutes: take('idleLockMinutes'),
    purgeAfterDays: take('purgeAfterDays'),
    purgeAfterDischargeDays: take('purgeAfterDischargeDays'),
    desktop: take('desktop'),
    currentRule: take('currentRule'),
    whoMaySign: take('whoMaySign'),
    trustTables: take('trustTables'),
    checklist: take('checklist'),
    dmdRelease: take('dmdRelease'),
    escrowKey: take('escrowKey'),
    escrowFolder: take('escrowFolder'),
    clear: take('clear'),
    keyChanges: take('keyChanges'),
  };
  if (policy.clear !== '' && (policy.escrowKey === '' || policy.escrowFolder === ''))
    return refuseClearing({ policy, from, states, unknown: unknownNames(values, states) });
  return { policy, from, states, unknown: unknownNames(values, states) };
}

function unknownNames(values: FoundPolicy['values'], states: readonly SettingState[]): readonly string[] {
  const known = new Set<string>(states.map(({ name }) => name));
  return Object.keys(values).filter((name) => !known.has(name));
}

/** A computer is never cleared of what the trust cannot recover. */
function refuseClearing(read: PolicyRead): PolicyRead {
  const why = 'it needs EscrowKey and EscrowFolder: what was done there is sealed to the trust first';
  const { usual, say } = settings.clear;
  return {
    ...read,
    policy: { ...read.policy, clear: usual },
    states: read.states.map((state) =>
      state.key === 'clear' ? { ...state, value: say(usual), origin: { kind: 'refused', why } } : state,
    ),
  };
}

function judge<Value>(setting: Setting<Value>, raw: unknown): Found<Value> {
  if (raw === undefined) return { value: setting.usual, origin: { kind: 'usual' } };
  const read = setting.schema.safeParse(raw);
  if (!read.success)
    return { value: setting.usual, origin: { kind: 'refused', why: `it is not ${wanted(setting.kind)}` } };
  const why = setting.weakens(read.data);
  return why === undefined
    ? { value: read.data, origin: { kind: 'policy' } }
    : { value: setting.usual, origin: { kind: 'refused', why } };
}

function wanted(kind: SettingKind): string {
  switch (kind.is) {
    case 'whole':
      return 'a whole number';
    case 'choice':
      return `one of ${kind.options.map(({ value }) => value).join(', ')}`;
    case 'text':
      return `text of at most ${kind.maxLength} characters`;
  }
}

/** The policy of a computer for which the trust has decided nothing. */
export const usualPolicy: Policy = readPolicy(noPolicy).policy;
