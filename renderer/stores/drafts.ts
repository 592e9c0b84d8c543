import { createStore } from 'zustand/vanilla';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { HalfTyped } from '../../shared/ipc/session-views.ts';
import { call } from '../bridge.ts';

/**
 * What is being typed and not yet said. It stays when saying it fails, when another row is looked at, and through a lock
 * (out of sight, for the same person only): what a person typed is theirs to throw away, nobody else's.
 */
export type Draft = {
  /** Which form is open. */
  readonly form: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Why it could not be saved last time. */
  readonly fault: Fault | null;
  /** What is missing, by field, after somebody tried to save. */
  readonly missing: readonly string[];
  /** How often saving was refused for what is missing: each time, and at no other, the keys go to the first of it. */
  readonly refusals: number;
  /** Something was typed since it was opened. */
  readonly touched: boolean;
};

type Fields = Draft['fields'];

type DraftState = {
  /** The person who is typing; another person's unlock throws the drafts away. */
  readonly user: string | null;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** What was typed in forms that were left without saving, by place and form. */
  readonly kept: ReadonlyMap<string, Fields>;
};

export const draftStore = createStore<DraftState>(() => ({ user: null, drafts: new Map(), kept: new Map() }));

/** One place that can be typed in: a row of a patient's case, the case itself, or an entry of the outbox. */
export const draftKey = (about: string, part: string): string => `${about}\n${part}`;

export const draftAt = (key: string): Draft | undefined => draftStore.getState().drafts.get(key);

const change = (key: string, next: (before: Draft | undefined) => Draft | undefined): void =>
  draftStore.setState((state) => {
    const drafts = new Map(state.drafts);
    const after = next(drafts.get(key));
    if (after === undefined) drafts.delete(key);
    else drafts.set(key, after);
    return { drafts };
  });

const keep = (key: string, form: string, fields: Fields | undefined): void =>
  draftStore.setState((state) => {
    const kept = new Map(state.kept);
    if (fields === undefined) kept.delete(draftKey(key, form));
    else kept.set(draftKey(key, form), fields);
    return { kept };
  });

/**
 * Opens a form with what was typed in it and not saved, or else with what was said before. Another form that is open in the
 * same place is left, and what was typed in it is kept.
 */
export function openDraft(key: string, form: string, fields: Fields = {}): void {
  if (draftAt(key)?.form === form) return;
  leaveDraft(key);
  const kept = draftStore.getState().kept.get(draftKey(key, form));
  change(key, () => ({
    form,
    fields: kept ?? fields,
    fault: null,
    missing: [],
    refusals: 0,
    touched: kept !== undefined,
  }));
}

/** Closes a form without saving; true when there is something typed to be kept. */
export function leaveDraft(key: string): boolean {
  const draft = draftAt(key);
  if (draft === undefined) return false;
  keep(key, draft.form, draft.touched ? draft.fields : undefined);
  change(key, () => undefined);
  return draft.touched;
}

/** What is typed in one place, and what was left there unsaved, goes on in another; what stands there already stays. */
export function moveDrafts(from: string, to: string): void {
  const draft = draftAt(from);
  if (draft !== undefined && draftAt(to) === undefined) {
    change(to, () => draft);
    change(from, () => undefined);
  }
  const { kept } = draftStore.getState();
  for (const form of keptForms(kept, from)) {
    if (kept.has(draftKey(to, form))) continue;
    keep(to, form, kept.get(draftKey(from, form)));
    keep(from, form, undefined);
  }
}

/** Forms of a place that hold something typed and not saved. */
export const keptForms = (kept: DraftState['kept'], key: string): readonly string[] =>
  [...kept.keys()].filter((one) => one.startsWith(draftKey(key, ''))).map((one) => one.slice(key.length + 1));

export const setField = (key: string, field: string, value: string): void =>
  change(key, (before) =>
    before === undefined
      ? undefined
      : {
          ...before,
          fields: { ...before.fields, [field]: value },
          missing: before.missing.filter((other) => other !== field),
          touched: true,
        },
  );

export const setMissing = (key: string, missing: readonly string[]): void =>
  change(key, (before) =>
    before === undefined
      ? undefined
      : {
          ...before,
          missing,
          fault: null,
          refusals: missing.length === 0 ? before.refusals : before.refusals + 1,
        },
  );

export const setDraftFault = (key: string, fault: Fault): void =>
  change(key, (before) => (before === undefined ? undefined : { ...before, fault }));

/** It was said, or is thrown away: nothing of the form that is open is kept. */
export function closeDraft(key: string): void {
  const draft = draftAt(key);
  if (draft !== undefined) keep(key, draft.form, undefined);
  change(key, () => undefined);
}

/** Somebody unlocked: drafts of another person leave the page, and what this one typed before comes back. */
export async function draftsFor(user: string): Promise<void> {
  if (draftStore.getState().user === user) return;
  draftStore.setState({ user, drafts: new Map(), kept: new Map() });
  const result = await call('openHalfTyped', {});
  if (!result.ok || draftStore.getState().user !== user) return;
  const before = result.value.forms.map(({ place, fields }): [string, Fields] => [place, fields]);
  draftStore.setState(({ kept }) => ({ kept: new Map([...before, ...kept]) }));
}

/** What is typed and not said, form by form: in forms that are open, and in those that were left. */
function halfTyped(): HalfTyped {
  const { drafts, kept } = draftStore.getState();
  const open = [...drafts].flatMap(([key, draft]): [string, Fields][] =>
    draft.touched ? [[draftKey(key, draft.form), draft.fields]] : [],
  );
  return [...new Map([...kept, ...open])].map(([place, fields]) => ({ place, fields: { ...fields } }));
}

/** Has the engine seal what is typed for whoever types it, one time after another; the returned function stops it. */
export function keepDraftsSealed(): () => void {
  let sealed = '[]';
  let sealing: Promise<unknown> | undefined;
  const seal = async (): Promise<void> => {
    const forms = halfTyped();
    const text = JSON.stringify(forms);
    if (text === sealed) return;
    const result = await call('keepHalfTyped', { forms });
    if (!result.ok) return;
    sealed = text;
    await seal();
  };
  return draftStore.subscribe((now, before) => {
    // Another person's turn: what they typed before is theirs already.
    if (now.user !== before.user) sealed = JSON.stringify(halfTyped());
    else if (sealing === undefined)
      sealing = seal().finally(() => {
        sealing = undefined;
      });
  });
}
