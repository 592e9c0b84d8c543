import { createStore } from 'zustand/vanilla';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { MedicineFound } from '../../shared/ipc/medicine-views.ts';
import type { EntryView, LineReading, PastedView } from '../../shared/ipc/typed-in-views.ts';
import type { TypedLine, TypedSource } from '../../shared/typed-in/typed-in.ts';
import { call } from '../bridge.ts';
import { entryNotice, isStatedBy, typedInText } from '../text/typed-in.ts';
import { announce } from './announce.ts';
import { showCase } from './case.ts';

/** A pasted list being looked at: what became of each of its items. */
export type Pasting = PastedView & {
  readonly text: string;
  /** By item: taken into the lines, or left out by the person. */
  readonly looked: ReadonlyMap<number, 'taken' | 'left'>;
  /** The person said that it is this patient's, or it names nobody else. */
  readonly theirs: boolean;
};

type Pack = NonNullable<TypedLine['pack']>;

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

const isAt = (patient: string, source: string | null): boolean => {
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

function keep(): void {
  keeping = keeping.then(async () => {
    const { patient, source, base, content, entry, isDraft } = typedInStore.getState();
    if (patient === null || content === null || !isDraft) return;
    const result = await call('keepTypedInDraft', { patient, source, draft: { base, entry, content } });
    if (!result.ok && isAt(patient, source)) typedInStore.setState({ fault: result.fault });
  });
}

/** Reads every line again by the readers of the engine. */
async function readLines(): Promise<void> {
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

let asked = 0;

/** What is being typed into the box for a line; medicines whose names begin so are looked up at every key. */
export async function setEntry(entry: string): Promise<void> {
  typedInStore.setState({ entry, notice: '' });
  asked += 1;
  const mine = asked;
  const words = entry.trim();
  if (words.length < 2 || /^[\d(\]\p{Cc}]/u.test(words)) {
    typedInStore.setState({ found: [] });
    return;
  }
  const result = await call('searchMedicines', { words });
  if (mine === asked) typedInStore.setState({ found: result.ok ? result.value.found.slice(0, 8) : [] });
}

/** Takes the name that was chosen into the box; how it is taken is typed behind it. */
export function chooseName(found: MedicineFound): void {
  asked += 1;
  typedInStore.setState({ entry: `${found.name} `, found: [] });
}

/** Enters what stands in the box: a line, or a box that was scanned. */
export async function enter(): Promise<void> {
  const { entry, patient, source } = typedInStore.getState();
  const text = entry.trim();
  if (text === '' || patient === null) return;
  asked += 1;
  typedInStore.setState({ entry: '', found: [] });
  const result = await call('readEntry', { text });
  if (!isAt(patient, source)) return;
  if (!result.ok) {
    typedInStore.setState({ entry, fault: result.fault });
    return;
  }
  addEntry(result.value, text);
  keep();
}

function addEntry(entry: EntryView, text: string): void {
  const notice = entryNotice(entry);
  if (notice !== '') announce(notice);
  typedInStore.setState({ notice });
  if (entry.kind === 'unreadable-code') return;
  if (entry.kind === 'line') {
    const { waiting } = typedInStore.getState();
    typedInStore.setState({ waiting: null });
    addLine(entry.reading, {
      name: entry.name,
      directions: entry.directions,
      note: entry.rest,
      status: entry.stopped ? 'stopped' : 'taking',
      pack: waiting,
      original: text,
    });
    return;
  }
  const pack: Pack = { gtin: entry.gtin, batch: entry.batch, expires: entry.expires };
  const { content } = typedInStore.getState();
  const twice = content?.lines.some((line) => JSON.stringify(line.pack) === JSON.stringify(pack)) ?? false;
  if (twice) {
    typedInStore.setState({ notice: typedInText.twice });
    announce(typedInText.twice);
  } else if (entry.product === null) typedInStore.setState({ waiting: pack });
  else
    addLine(entry.reading, {
      name: entry.product.name,
      directions: '',
      note: notice.trim(),
      status: 'taking',
      pack,
      original: text,
      codes:
        entry.product.code === null
          ? []
          : [{ system: 'https://dmd.nhs.uk', code: entry.product.code, display: entry.product.name }],
    });
}

type Given = Pick<TypedLine, 'name' | 'directions' | 'status'> & Partial<TypedLine>;

function addLine(reading: LineReading, given: Given): void {
  const { content, readings } = typedInStore.getState();
  if (content === null) return;
  const line: TypedLine = {
    id: reading.id,
    lastTaken: null,
    indication: '',
    note: '',
    codes: [],
    pack: null,
    original: '',
    ...given,
  };
  typedInStore.setState({ readings: new Map(readings).set(line.id, reading) });
  change({ lines: [...content.lines, line], takesNothing: false });
  announce(line.name);
}

/** Takes a line over as another source states it, in its words; opened where it is to be adjusted. */
export async function takeOver(given: Given, adjust: boolean): Promise<void> {
  const { patient, source } = typedInStore.getState();
  const { name, directions } = given;
  const result = await call('readTypedLines', { lines: [{ name, directions }] });
  if (patient === null || !isAt(patient, source)) return;
  if (!result.ok) {
    typedInStore.setState({ fault: result.fault });
    return;
  }
  const [reading] = result.value.readings;
  if (reading === undefined) return;
  addLine(reading, given);
  if (adjust) openLine(reading.id);
}

export const openLine = (open: string | null): void => {
  typedInStore.setState({ open });
  if (open === null) void readLines();
};

export function changeLine(id: string, part: Partial<TypedLine>): void {
  const { content } = typedInStore.getState();
  if (content === null) return;
  const isReworded = part.name !== undefined || part.directions !== undefined;
  change({
    lines: content.lines.map((line) =>
      line.id !== id
        ? line
        : { ...line, ...(isReworded && isStatedBy(line.note) ? { note: '' } : {}), ...part },
    ),
  });
}

export function removeLine(id: string): void {
  const { content } = typedInStore.getState();
  if (content !== null) change({ lines: content.lines.filter((line) => line.id !== id) });
}

type Allergy = TypedSource['allergies'][number];

/** An allergy as it was said, "penicillin – rash": the substance before the dash, what happened behind it. */
export async function addAllergy(text: string): Promise<void> {
  const [substance = '', ...rest] = text.split(/\s+[-–—]\s+|:\s+/);
  if (substance.trim() === '') return;
  const result = await call('readTypedLines', { lines: [{ name: substance, directions: '' }] });
  const id = result.ok ? result.value.readings[0]?.id : undefined;
  if (id !== undefined) putAllergy({ id, substance: substance.trim(), reaction: rest.join(' – ').trim() });
}

const putAllergy = (given: Pick<Allergy, 'id' | 'substance' | 'reaction'>): void => {
  const { content } = typedInStore.getState();
  if (content === null) return;
  const allergy: Allergy = { kind: 'not-stated', severity: 'not-known', onset: null, ...given };
  change({ allergies: [...content.allergies, allergy], noneKnown: null });
};

export function changeAllergy(id: string, part: Partial<Allergy> | null): void {
  const { content } = typedInStore.getState();
  if (content === null) return;
  change({
    allergies: content.allergies.flatMap((one) =>
      one.id !== id ? [one] : part === null ? [] : [{ ...one, ...part }],
    ),
  });
}

/** Reads a pasted text; nothing of it is taken by that. */
export async function readPaste(text: string): Promise<void> {
  const { patient, source } = typedInStore.getState();
  if (patient === null) return;
  if (text.trim() === '') {
    typedInStore.setState({ notice: typedInText.emptyPaste });
    return;
  }
  typedInStore.setState({ busy: true, notice: '' });
  const result = await call('readPasted', { patient, text });
  if (!isAt(patient, source)) return;
  typedInStore.setState({ busy: false });
  if (result.ok)
    typedInStore.setState({
      pasting: { ...result.value, text, looked: new Map(), theirs: result.value.others.length === 0 },
    });
  else typedInStore.setState({ fault: result.fault });
}

export function confirmTheirs(theirs: boolean): void {
  const { pasting } = typedInStore.getState();
  if (pasting !== null) typedInStore.setState({ pasting: theirs ? { ...pasting, theirs } : null });
}

/** Takes one item of the pasted list into the source, or leaves it out. The text is kept with the source as it came. */
export function lookAt(at: number, what: 'taken' | 'left'): void {
  const { pasting, content } = typedInStore.getState();
  const item = pasting?.items[at];
  if (pasting === null || content === null || item === undefined || !pasting.theirs || pasting.looked.has(at))
    return;
  typedInStore.setState({ pasting: { ...pasting, looked: new Map(pasting.looked).set(at, what) } });
  if (!content.pasted.includes(pasting.text))
    change({ pasted: [content.pasted, pasting.text].filter((text) => text !== '').join('\n\n') });
  if (what === 'left') return;
  if (item.kind === 'allergy') putAllergy({ id: item.id, substance: item.substance, reaction: '' });
  if (item.kind === 'medicine')
    addLine(item.reading, {
      name: item.name,
      directions: item.directions,
      status: item.status,
      note: item.rest,
      original: item.original,
    });
}

/** Items of the pasted list that must be taken or left before anything is saved. */
export const notLookedAt = (pasting: Pasting | null): readonly number[] =>
  pasting === null
    ? []
    : pasting.items.flatMap((item, at) =>
        (item.kind === 'medicine' || item.kind === 'allergy') && !pasting.looked.has(at) ? [at] : [],
      );

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
