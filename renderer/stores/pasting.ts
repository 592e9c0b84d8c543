import { call } from '../bridge.ts';
import type { PastedItemView } from '../../shared/ipc/typed-in-views.ts';
import { typedInText } from '../text/typed-in.ts';
import { announce } from './announce.ts';
import { begin, change, isAt, typedInStore, type Pasting } from './typed-in.ts';
import { addLine, openLine, putAllergy } from './typed-lines.ts';

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
    begin({
      paste: '',
      pasting: { ...result.value, text, looked: new Map(), theirs: result.value.others.length === 0 },
    });
  else typedInStore.setState({ fault: result.fault });
}

export function confirmTheirs(theirs: boolean): void {
  const { pasting } = typedInStore.getState();
  if (pasting !== null) begin({ pasting: theirs ? { ...pasting, theirs } : null });
}

/** Marks what became of an item, and keeps the text with the source as it came; the item, where it was not looked at before. */
function mark(at: number, what: 'taken' | 'left'): PastedItemView | undefined {
  const { pasting, content } = typedInStore.getState();
  const item = pasting?.items[at];
  if (pasting === null || content === null || item === undefined || !pasting.theirs || pasting.looked.has(at))
    return undefined;
  const looked = new Map(pasting.looked).set(at, what);
  begin({ pasting: { ...pasting, looked } });
  if (!content.pasted.includes(pasting.text))
    change({ pasted: [content.pasted, pasting.text].filter((text) => text !== '').join('\n\n') });
  // What asked for them to be looked at is answered.
  if (typedInStore.getState().notice === typedInText.look) typedInStore.setState({ notice: '' });
  if (notLookedAt({ ...pasting, looked }).length === 0) announce(typedInText.allLooked);
  return item;
}

/** Takes one item of the pasted list into the source as it was read, or leaves it out. */
export function lookAt(at: number, what: 'taken' | 'left'): void {
  const item = mark(at, what);
  if (item === undefined || what === 'left') return;
  if (item.kind === 'allergy') putAllergy(item, item.none);
  if (item.kind === 'medicine' || item.kind === 'unsure')
    addLine(item.reading, {
      name: item.name,
      directions: item.directions,
      status: item.status,
      note: item.rest,
      original: item.original,
    });
}

/** Takes an item that was read as something else, a heading or an allergy, as a medicine: its words stand as its name, to be mended. */
export async function takeAsMedicine(at: number): Promise<void> {
  const { patient, source, pasting } = typedInStore.getState();
  const name = pasting?.items[at]?.original.slice(0, longestName) ?? '';
  if (patient === null || name === '') return;
  const result = await call('readTypedLines', { lines: [{ name, directions: '' }] });
  if (!isAt(patient, source)) return;
  if (!result.ok) {
    typedInStore.setState({ fault: result.fault });
    return;
  }
  const [reading] = result.value.readings;
  if (reading === undefined || mark(at, 'taken') === undefined) return;
  addLine(reading, { name, directions: '', status: 'taking', original: name });
  openLine(reading.id, 'pasted');
}

/** Characters a name may have. */
const longestName = 2_000;

/** Whether an item must be taken or left: everything that is not surely a heading, a date, the patient or other words. */
export const isAsked = (item: PastedItemView): boolean =>
  item.kind === 'medicine' || item.kind === 'unsure' || item.kind === 'allergy' || item.kind === 'unread';

/** Items of the pasted list that must be taken or left before anything is saved. */
export const notLookedAt = (pasting: Pasting | null): readonly number[] =>
  pasting === null
    ? []
    : pasting.items.flatMap((item, at) => (isAsked(item) && !pasting.looked.has(at) ? [at] : []));
