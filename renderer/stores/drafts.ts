import { createStore } from 'zustand/vanilla';
import type { Fault } from '../../shared/ipc/faults.ts';

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
};

type DraftState = {
  /** The person who is typing; another person's unlock throws the drafts away. */
  readonly user: string | null;
  readonly drafts: ReadonlyMap<string, Draft>;
};

export const draftStore = createStore<DraftState>(() => ({ user: null, drafts: new Map() }));

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

/** Opens a form; the same form opened again keeps what is in it, with what was said before as the start of a new one. */
export const openDraft = (key: string, form: string, fields: Readonly<Record<string, string>> = {}): void =>
  change(key, (before) => (before?.form === form ? before : { form, fields, fault: null, missing: [] }));

export const setField = (key: string, field: string, value: string): void =>
  change(key, (before) =>
    before === undefined
      ? undefined
      : {
          ...before,
          fields: { ...before.fields, [field]: value },
          missing: before.missing.filter((other) => other !== field),
        },
  );

export const setMissing = (key: string, missing: readonly string[]): void =>
  change(key, (before) => (before === undefined ? undefined : { ...before, missing, fault: null }));

export const setDraftFault = (key: string, fault: Fault): void =>
  change(key, (before) => (before === undefined ? undefined : { ...before, fault }));

export const closeDraft = (key: string): void => change(key, () => undefined);

/** Somebody unlocked: drafts of another person go. */
export const draftsFor = (user: string): void =>
  draftStore.setState((state) => (state.user === user ? state : { user, drafts: new Map() }));
