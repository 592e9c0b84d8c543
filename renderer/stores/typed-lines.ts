import type { MedicineFound } from '../../shared/ipc/medicine-views.ts';
import type { EntryView, LineReading } from '../../shared/ipc/typed-in-views.ts';
import { allergyWords, type TypedLine, type TypedSource } from '../../shared/typed-in/typed-in.ts';
import { call } from '../bridge.ts';
import { entryNotice, isStatedBy, typedInText } from '../text/typed-in.ts';
import { announce } from './announce.ts';
import { change, isAt, keep, readLines, typedInStore, type Pack } from './typed-in.ts';

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
  const said = allergyWords(text);
  if (said.substance === '') return;
  const result = await call('readTypedLines', { lines: [{ name: said.substance, directions: '' }] });
  const id = result.ok ? result.value.readings[0]?.id : undefined;
  if (id !== undefined) putAllergy({ id, ...said });
}

export const putAllergy = (given: Pick<Allergy, 'id' | 'substance' | 'reaction'>): void => {
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
