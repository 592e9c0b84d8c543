import { stoppedWords, stoppedInNote } from '../dosage/dosage.ts';
import type { Dosage } from '../medicines/dosage.ts';
import type { MedicineLine } from '../medicines/line.ts';

/** Where a line says in words that its medicine is not taken now, and the words. */
export type StoppedInWords = { readonly where: 'directions' | 'notes'; readonly words: string };

/** In what its directions leave unread, in its instructions, or in its notes. */
export function stoppedInWords({ dosages, notes, medicine }: MedicineLine): StoppedInWords | undefined {
  for (const dosage of dosages) {
    const words = wordsOf(dosage)
      .map(stoppedWords)
      .find((found) => found !== undefined);
    if (words !== undefined) return { where: 'directions', words };
  }
  const inNotes = notes
    .map((note) => stoppedInNote(note, medicine.term))
    .find((found) => found !== undefined);
  return inNotes === undefined ? undefined : { where: 'notes', words: inNotes };
}

const wordsOf = ({ fromText, structured, patientInstruction }: Dosage): readonly string[] =>
  [
    fromText.kind === 'known' ? fromText.value.remainder : '',
    ...(structured.kind === 'known' ? structured.value.additionalInstructions.map(({ text }) => text) : []),
    patientInstruction.kind === 'known' ? patientInstruction.value : '',
  ].filter((words) => words !== '');
