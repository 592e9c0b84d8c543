import { call } from '../bridge.ts';
import { typedInText } from '../text/typed-in.ts';
import { begin, change, isAt, typedInStore, type Pasting } from './typed-in.ts';
import { addLine, putAllergy } from './typed-lines.ts';

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

/** Takes one item of the pasted list into the source, or leaves it out. The text is kept with the source as it came. */
export function lookAt(at: number, what: 'taken' | 'left'): void {
  const { pasting, content } = typedInStore.getState();
  const item = pasting?.items[at];
  if (pasting === null || content === null || item === undefined || !pasting.theirs || pasting.looked.has(at))
    return;
  begin({ pasting: { ...pasting, looked: new Map(pasting.looked).set(at, what) } });
  if (!content.pasted.includes(pasting.text))
    change({ pasted: [content.pasted, pasting.text].filter((text) => text !== '').join('\n\n') });
  if (what === 'left') return;
  if (item.kind === 'allergy') putAllergy(item, item.none);
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
