import { createStore } from 'zustand/vanilla';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { MedicineFound } from '../../shared/ipc/medicine-views.ts';
import type { LineReading, PastedView } from '../../shared/ipc/typed-in-views.ts';
import type { TypedLine, TypedSource } from '../../shared/typed-in/typed-in.ts';
import { call } from '../bridge.ts';
import { showCase } from './case.ts';

/** A pasted list being looked at: what became of each of its items. */
export type Pasting = PastedView & {
  readonly text: string;
  /** By item: taken into the lines, or left out by the person. */
  readonly looked: ReadonlyMap<number, 'taken' | 'left'>;
  /** The person said that it is this patient's, or it names nobody else. */
  readonly theirs: boolean;
};

export type Pack = NonNullable<TypedLine['pack']>;

type TypedInState = {
  readonly patient: string | null;
  readonly source: string | null;
  readonly base: number;
  readonly content: TypedSource | null;
  /** It differs from what is saved. */
  readonly isDraft: boolean;
  readonly entry: string;
  readonly readings: ReadonlyMap<string, LineReading>;
  readonly found: readonly MedicineFound[];
  readonly pasting: Pasting | null;
  /** The line whose fields are open. */
  readonly open: string | null;
  /** A box whose name is still to be typed. */
  readonly waiting: Pack | null;
  readonly notice: string;
  readonly busy: boolean;
  readonly fault: Fault | null;
};

const start: TypedInState = {
  patient: null,
  source: null,
  base: 0,
  content: null,
  isDraft: false,
  entry: '',
  readings: new Map(),
  found: [],
  pasting: null,
  open: null,
  waiting: null,
  notice: '',
  busy: false,
  fault: null,
};

export const typedInStore = createStore<TypedInState>(() => start);

/** At a lock nothing of it stays on the page; the draft is sealed in the store. */
export const forgetTypedIn = (): void => typedInStore.setState(start);

const blank = (now: string): TypedSource => ({
  kind: 'patient-interview',
  informant: '',
  organisation: '',
  how: 'in-person',
  saidAt: now,
  incomplete: null,
  takesNothing: false,
  noneKnown: null,
  lines: [],
  allergies: [],
  pasted: '',
  file: null,
});

/** Opens a source to be corrected, or a new one, with what this person was typing before. */
export async function openTypedIn(patient: string, source: string | null, now: string): Promise<void> {
  typedInStore.setState({ ...start, patient, source, busy: true });
  const result = await call('openTypedIn', { patient, source });
  if (!isAt(patient, source)) return;
  if (!result.ok) {
    typedInStore.setState({ busy: false, fault: result.fault });
    return;
  }
  const { draft, source: saved } = result.value;
  typedInStore.setState({
    busy: false,
    base: draft?.base ?? saved?.version ?? 0,
    content: draft?.content ?? saved?.content ?? blank(now),
    entry: draft?.entry ?? '',
    isDraft: draft !== null,
  });
  await readLines();
}

export const isAt = (patient: string, source: string | null): boolean => {
  const state = typedInStore.getState();
  return state.patient === patient && state.source === source;
};

/** Changes what is typed, and keeps it as this person's draft. */
export function change(part: Partial<TypedSource>): void {
  const { content } = typedInStore.getState();
  if (content === null) return;
  typedInStore.setState({ content: { ...content, ...part }, isDraft: true, fault: null });
  keep();
}

/** Drafts are kept one after another, so that an older one never lands on a newer. */
let keeping: Promise<unknown> = Promise.resolve();

export function keep(): void {
  keeping = keeping.then(async () => {
    const { patient, source, base, content, entry, isDraft } = typedInStore.getState();
    if (patient === null || content === null || !isDraft) return;
    const result = await call('keepTypedInDraft', { patient, source, draft: { base, entry, content } });
    if (!result.ok && isAt(patient, source)) typedInStore.setState({ fault: result.fault });
  });
}

/** Reads every line again by the readers of the engine. */
export async function readLines(): Promise<void> {
  const { content, patient, source } = typedInStore.getState();
  if (content === null || patient === null || content.lines.length === 0) return;
  const result = await call('readTypedLines', {
    lines: content.lines.map(({ name, directions }) => ({ name, directions })),
  });
  if (!result.ok || !isAt(patient, source)) return;
  const { readings } = result.value;
  typedInStore.setState({
    readings: new Map(
      content.lines.flatMap((line, at) => (readings[at] === undefined ? [] : [[line.id, readings[at]]])),
    ),
  });
}

/** Saves a version; true when it was taken. */
export async function saveTypedIn(content: TypedSource): Promise<boolean> {
  const { patient, source, base, busy } = typedInStore.getState();
  if (patient === null || busy) return false;
  typedInStore.setState({ busy: true, fault: null });
  await keeping;
  const result = await call('saveTypedIn', { patient, source, base, content });
  if (!isAt(patient, source)) return false;
  if (!result.ok) {
    typedInStore.setState({ busy: false, fault: result.fault });
    return false;
  }
  typedInStore.setState(start);
  showCase(patient, result.value);
  return true;
}

/** Takes the source out of the comparison, with a reason; what it said stays. True when it was taken. */
export async function withdrawTypedIn(why: string): Promise<boolean> {
  const { patient, source, base, busy } = typedInStore.getState();
  if (patient === null || source === null || busy || why.trim() === '') return false;
  typedInStore.setState({ busy: true, fault: null });
  const result = await call('withdrawTypedIn', { patient, source, base, why: why.trim() });
  if (!isAt(patient, source)) return false;
  if (!result.ok) {
    typedInStore.setState({ busy: false, fault: result.fault });
    return false;
  }
  typedInStore.setState(start);
  showCase(patient, result.value);
  return true;
}

/** Throws away what was typed and not saved. */
export async function discardDraft(): Promise<void> {
  const { patient, source } = typedInStore.getState();
  if (patient === null) return;
  await keeping;
  await call('keepTypedInDraft', { patient, source, draft: null });
  if (isAt(patient, source)) typedInStore.setState(start);
}
