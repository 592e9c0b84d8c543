import { createStore } from 'zustand/vanilla';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { MedicineFound } from '../../shared/ipc/medicine-views.ts';
import type { LineReading, PastedView, TypedInDraft } from '../../shared/ipc/typed-in-views.ts';
import type { TypedLine, TypedSource } from '../../shared/typed-in/typed-in.ts';
import { call } from '../bridge.ts';
import { showCaseAnew } from './case.ts';

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
  /** When it was said, as typed; null where nobody touched it. */
  readonly saidAt: string | null;
  /** Whether it is all they take, as answered or saved; null until somebody answers. */
  readonly complete: 'yes' | 'no' | null;
  readonly entry: string;
  /** An allergy begun and not yet entered. */
  readonly allergy: string;
  /** A list in its box, not read yet. */
  readonly paste: string;
  readonly readings: ReadonlyMap<string, LineReading>;
  readonly found: readonly MedicineFound[];
  readonly pasting: Pasting | null;
  /** The line whose fields are open. */
  readonly open: string | null;
  /** The list the keys came from when it was opened, and go back to. */
  readonly openedFrom: string;
  /** A box that no list names, with what is said of it, and its name as far as it is typed. */
  readonly waiting: { readonly pack: Pack; readonly words: string; readonly name: string } | null;
  /** The line that was added last. */
  readonly added: string | null;
  readonly notice: string;
  /** What is said of the source because a box was scanned into it. */
  readonly boxes: string;
  readonly busy: boolean;
  readonly fault: Fault | null;
};

const start: TypedInState = {
  patient: null,
  source: null,
  base: 0,
  content: null,
  isDraft: false,
  saidAt: null,
  complete: null,
  entry: '',
  allergy: '',
  paste: '',
  readings: new Map(),
  found: [],
  pasting: null,
  open: null,
  openedFrom: '',
  waiting: null,
  added: null,
  notice: '',
  boxes: '',
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
  // What was left a moment ago is kept before it is asked for.
  await keeping;
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
    saidAt: draft?.saidAt ?? null,
    complete: draft?.complete ?? (saved === null ? null : saved.content.incomplete === null ? 'yes' : 'no'),
    entry: draft?.entry ?? '',
    allergy: draft?.allergy ?? '',
    paste: draft?.paste ?? '',
    waiting: draft?.waiting ?? null,
    isDraft: draft !== null,
  });
  await readLines();
  if (draft?.pasting) await readAgain(patient, source, draft.pasting);
}

/** A list that was being looked at when the screen was left: read again, with what became of its items. */
async function readAgain(
  patient: string,
  source: string | null,
  { text, theirs, looked }: NonNullable<TypedInDraft['pasting']>,
): Promise<void> {
  const result = await call('readPasted', { patient, text });
  if (!isAt(patient, source)) return;
  if (result.ok)
    typedInStore.setState({ pasting: { ...result.value, text, theirs, looked: new Map(looked) } });
  else typedInStore.setState({ fault: result.fault });
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

type Begun = Pick<
  TypedInState,
  'saidAt' | 'complete' | 'entry' | 'allergy' | 'paste' | 'pasting' | 'waiting'
>;

/** Changes what is begun and not entered, and keeps it too. */
export function begin(part: Partial<Begun>): void {
  typedInStore.setState({ ...part, isDraft: true });
  keep();
}

/** Drafts are kept one after another, so that an older one never lands on a newer. */
let keeping: Promise<unknown> = Promise.resolve();

export function keep(): void {
  keeping = keeping.then(async () => {
    const { patient, source, content, isDraft, ...state } = typedInStore.getState();
    if (patient === null || content === null || !isDraft) return;
    const { base, saidAt, complete, entry, allergy, paste, waiting } = state;
    const pasting =
      state.pasting === null
        ? null
        : { text: state.pasting.text, theirs: state.pasting.theirs, looked: [...state.pasting.looked] };
    const draft = { base, saidAt, complete, entry, allergy, paste, pasting, waiting, content };
    const result = await call('keepTypedInDraft', { patient, source, draft });
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
  showCaseAnew(patient, result.value);
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
  showCaseAnew(patient, result.value);
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
