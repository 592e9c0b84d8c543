import { createStore } from 'zustand/vanilla';
import type { ConflictView } from '../../shared/ipc/decision-views.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { goTogether } from '../../shared/sync/sync.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';
import { takeOutbox } from './outbox.ts';

export type Choice = 'mine' | 'theirs';

type ConflictState = {
  readonly entry: string | null;
  readonly conflict: Loaded<ConflictView>;
  /** What was chosen so far, by field. Nothing is chosen for anybody. */
  readonly choices: Readonly<Record<string, Choice>>;
  /** The field with the yellow edge. */
  readonly active: string | null;
};

const start: ConflictState = { entry: null, conflict: notLoaded, choices: {}, active: null };

/** One entry that somebody else changed meanwhile: both versions, and what was chosen. */
export const conflictStore = createStore<ConflictState>(() => start);

export async function openConflict(entry: string): Promise<void> {
  conflictStore.setState((state) =>
    state.entry === entry
      ? { conflict: { ...state.conflict, busy: true } }
      : { ...start, entry, conflict: { ...notLoaded, busy: true } },
  );
  await read(entry);
}

async function read(entry: string): Promise<void> {
  const result = await call('openConflict', { entry });
  if (conflictStore.getState().entry !== entry) return;
  const before = conflictStore.getState().conflict.view?.decidedVersion;
  const again = result.ok && before !== undefined && before !== result.value.decidedVersion;
  conflictStore.setState((state) => ({
    conflict: loadedFrom(state.conflict, result),
    // Theirs has moved on: what was chosen against the version before is asked again.
    choices: again ? {} : state.choices,
  }));
}

/** One answer for every field, where theirs is another entry and a mixture of the two would be neither. */
export const chooseAll = (fields: readonly string[], choice: Choice): void =>
  conflictStore.setState({ choices: Object.fromEntries(fields.map((field) => [field, choice])) });
export const unchooseAll = (): void => conflictStore.setState({ choices: {} });

/** What asks and has one answer with this field, itself among it. */
const withField = ({ conflict }: ConflictState, field: string): readonly string[] =>
  goTogether.includes(field)
    ? (conflict.view?.fields ?? []).flatMap((one) =>
        one.asks && goTogether.includes(one.field) ? [one.field] : [],
      )
    : [field];

export const choose = (field: string, choice: Choice): void =>
  conflictStore.setState((state) => ({
    choices: { ...state.choices, ...Object.fromEntries(withField(state, field).map((one) => [one, choice])) },
  }));
export const unchoose = (field: string): void =>
  conflictStore.setState((state) => ({
    choices: Object.fromEntries(
      Object.entries(state.choices).filter(([name]) => !withField(state, field).includes(name)),
    ),
  }));
export const setActiveField = (active: string | null): void => conflictStore.setState({ active });

/** Neither is right: theirs stays, mine is withdrawn, and these words stand in the case. The fault belongs beside them. */
export async function sayNeither(words: string): Promise<Fault | null> {
  const { entry, conflict } = conflictStore.getState();
  if (entry === null || conflict.view === null) return { kind: 'not-found', what: 'entry' };
  const seenVersion = conflict.view.decidedVersion;
  const result = await call('resolveNeither', { entry, words, seenVersion });
  if (result.ok) {
    takeOutbox(result.value);
    conflictStore.setState(start);
    return null;
  }
  if (result.fault.kind === 'changed-meanwhile') await read(entry);
  return result.fault;
}

/** Sends what was chosen, guarded by the version that was seen; changed again meanwhile, it is asked again. True when it was taken. */
export async function sendChoices(): Promise<boolean> {
  const { entry, conflict, choices } = conflictStore.getState();
  if (entry === null || conflict.view === null) return false;
  conflictStore.setState({ conflict: { ...conflict, busy: true, fault: null } });
  const result = await call('resolveConflict', {
    entry,
    choices: { ...choices },
    seenVersion: conflict.view.decidedVersion,
  });
  if (result.ok) {
    takeOutbox(result.value);
    conflictStore.setState(start);
    return true;
  }
  if (result.fault.kind === 'changed-meanwhile') await read(entry);
  conflictStore.setState((state) => ({ conflict: { ...state.conflict, busy: false, fault: result.fault } }));
  return false;
}

export const forgetConflict = (): void => conflictStore.setState(start);
