import type { MedicineFound } from '../../shared/ipc/medicine-views.ts';
import type { EntryView, LineReading } from '../../shared/ipc/typed-in-views.ts';
import {
  allergiesIn,
  type AllergySaid,
  type TypedLine,
  type TypedSource,
} from '../../shared/typed-in/typed-in.ts';
import { call } from '../bridge.ts';
import { addedWords, entryNotice, expiredWords, isStatedBy, typedInText } from '../text/typed-in.ts';
import { announce } from './announce.ts';
import { begin, change, isAt, keep, readLines, typedInStore, type Pack } from './typed-in.ts';

let asked = 0;

/** What is being typed into the box for a line; medicines whose names begin so are looked up at every key. */
export async function setEntry(entry: string): Promise<void> {
  typedInStore.setState({ notice: '' });
  begin({ entry });
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

/** A box scanned while something else had the keys: what stands in the box for a medicine stays. */
export async function enterScan(text: string): Promise<void> {
  const { patient, source } = typedInStore.getState();
  const result = await call('readEntry', { text });
  if (patient === null || !isAt(patient, source)) return;
  if (!result.ok) {
    typedInStore.setState({ fault: result.fault });
    return;
  }
  // Words nobody typed into the box are no line.
  if (result.value.kind === 'line') say(typedInText.notACode);
  else addEntry(result.value, text);
  keep();
}

/** What stands in the box for the name of a scanned box: its name, or the next box, where a scanner went on. */
export async function enterBoxName(): Promise<void> {
  const { waiting, patient, source } = typedInStore.getState();
  const text = waiting?.name.trim() ?? '';
  if (waiting === null || text === '' || patient === null) return;
  begin({ waiting: { ...waiting, name: '' } });
  const result = await call('readEntry', { text });
  if (!isAt(patient, source)) return;
  if (!result.ok) {
    begin({ waiting });
    typedInStore.setState({ fault: result.fault });
    return;
  }
  if (result.value.kind !== 'line') addEntry(result.value, text);
  else {
    begin({ waiting: null });
    addWords(result.value, text, waiting.pack);
  }
  keep();
}

export const nameBox = (name: string): void => {
  const { waiting } = typedInStore.getState();
  if (waiting !== null) begin({ waiting: { ...waiting, name } });
};

type Words = Extract<EntryView, { kind: 'line' }>;

const addWords = (entry: Words, text: string, pack: Pack | null): void =>
  addLine(entry.reading, {
    name: entry.name,
    directions: entry.directions,
    note: entry.rest,
    status: entry.stopped ? 'stopped' : 'taking',
    pack,
    original: text,
  });

function addEntry(entry: EntryView, text: string): void {
  const notice = entryNotice(entry);
  const { waiting, content } = typedInStore.getState();
  say(entry.kind === 'pack' && entry.product === null ? '' : notice);
  if (entry.kind === 'unreadable-code') return;
  if (entry.kind === 'line') return addWords(entry, text, null);
  sayWhereBoxesGo();
  const pack: Pack = { gtin: entry.gtin, batch: entry.batch, expires: entry.expires };
  const isSame = (other: Pack | null | undefined): boolean => JSON.stringify(other) === JSON.stringify(pack);
  const twice = isSame(waiting?.pack) || content?.lines.some((line) => isSame(line.pack)) === true;
  if (twice) say(typedInText.twice);
  else if (entry.product === null && waiting !== null) say(typedInText.nameFirst);
  else if (entry.product === null) {
    begin({ waiting: { pack, words: notice, name: '' } });
    announce(notice);
  } else
    addLine(entry.reading, {
      name: entry.product.name,
      directions: '',
      note: expiredWords(entry),
      status: 'taking',
      pack,
      original: text,
      codes:
        entry.product.code === null
          ? []
          : [{ system: 'https://dmd.nhs.uk', code: entry.product.code, display: entry.product.name }],
    });
}

/** Boxes are a source of their own: one that was only begun becomes it, any other says so. */
function sayWhereBoxesGo(): void {
  const { content } = typedInStore.getState();
  if (content === null || content.kind === 'own-drugs') return;
  const isBegun =
    content.kind === 'patient-interview' && content.lines.length + content.allergies.length === 0;
  if (isBegun) change({ kind: 'own-drugs' });
  announce(isBegun ? typedInText.scannedHere : typedInText.scannedInto);
  typedInStore.setState({ boxes: isBegun ? typedInText.scannedHere : typedInText.scannedInto });
}

function say(notice: string): void {
  typedInStore.setState({ notice });
  if (notice !== '') announce(notice);
}

/** A box that no list names was no medicine, or is not to be entered. */
export function leaveBox(): void {
  begin({ waiting: null });
  say(typedInText.boxLeft);
}

type Given = Pick<TypedLine, 'name' | 'directions' | 'status'> & Partial<TypedLine>;

export function addLine(reading: LineReading, given: Given): void {
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
  typedInStore.setState({ added: line.id });
  change({ lines: [...content.lines, line] });
  announce(addedWords(line, reading, content.lines.length + 1));
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
  if (adjust) openLine(reading.id, 'offers');
}

/** Opens the fields of a line; `from` is the list of buttons that the keys go back to. */
export const openLine = (open: string, from: string): void =>
  typedInStore.setState({ open, openedFrom: from });

/** Closes them, and reads the words anew. Answers where the keys go back to. */
export function closeLine(): string {
  const { openedFrom } = typedInStore.getState();
  typedInStore.setState({ open: null, openedFrom: '' });
  void readLines();
  return openedFrom;
}

export function changeLine(id: string, part: Partial<TypedLine>): void {
  const { content } = typedInStore.getState();
  if (content === null) return;
  // Said otherwise, it is no longer as another source states it.
  const isOther = part.name !== undefined || part.directions !== undefined || part.status !== undefined;
  change({
    lines: content.lines.map((line) =>
      line.id !== id ? line : { ...line, ...(isOther && isStatedBy(line.note) ? { note: '' } : {}), ...part },
    ),
  });
}

/** Puts a name in place of the one that was typed, whose first word nobody knows; strength, form and directions stay. */
export function rename(line: TypedLine, name: string): void {
  const typed = line.name.split(' ');
  const words = name.split(' ').length;
  changeLine(line.id, { name: [name, ...typed.slice(words)].join(' ') });
  void readLines();
}

export function removeLine(id: string): void {
  const { content } = typedInStore.getState();
  if (content !== null) change({ lines: content.lines.filter((line) => line.id !== id) });
}

type Allergy = TypedSource['allergies'][number];

/** Allergies as they were said, "penicillin – rash, latex": an entry each. "NKDA" is a statement and no entry. */
export async function addAllergies(text: string): Promise<void> {
  const said = allergiesIn(text);
  const names = said.map((one) => (one.kind === 'allergy' ? one.substance : one.words));
  const result = await call('readTypedLines', {
    lines: names.filter((name) => name !== '').map((name) => ({ name, directions: '' })),
  });
  if (!result.ok) return;
  for (const [at, { id }] of result.value.readings.entries()) {
    const one = said[at];
    if (one?.kind === 'allergy') putAllergy({ id, ...one });
    else if (one !== undefined) putAllergy({ id, substance: one.words }, noneOf(one));
  }
}

type None = NonNullable<TypedSource['noneKnown']>;

const noneOf = (one: AllergySaid): None | null =>
  one.kind === 'none' && (one.none === 'no-known-allergies' || one.none === 'no-known-drug-allergies')
    ? one.none
    : null;

/** Puts an allergy among those given, or ticks that there is none. Where both are said a person decides before it is saved. */
export function putAllergy(given: GivenAllergy, none: None | null = null): void {
  const { content } = typedInStore.getState();
  if (content === null) return;
  if (none !== null) change({ noneKnown: none });
  else change({ allergies: [...content.allergies, allergyOf(given)] });
}

type GivenAllergy = Pick<Allergy, 'id' | 'substance'> & { readonly reaction?: string };

const allergyOf = ({ id, substance, reaction = '' }: GivenAllergy): Allergy => ({
  id,
  kind: 'not-stated',
  substance,
  reaction,
  severity: 'not-known',
  onset: null,
});

export function changeAllergy(id: string, part: Partial<Allergy> | null): void {
  const { content } = typedInStore.getState();
  if (content === null) return;
  change({
    allergies: content.allergies.flatMap((one) =>
      one.id !== id ? [one] : part === null ? [] : [{ ...one, ...part }],
    ),
  });
}
