import type { Dosage, DosageMeaning } from '../medicines/dosage.ts';
import { emptyTiming } from './timing.ts';

/** How words of directions are read; `shared/dosage` does it. */
export type DirectionsReader = (text: string) => Dosage['fromText'];

/** Whether words were read as an amount or as how often. */
export const saysDirections = (fromText: Dosage['fromText']): boolean =>
  meaningsIn(fromText).some((meaning) => meaning.doses.length > 0 || saysOften(meaning));

export const meaningsIn = (fromText: Dosage['fromText']): readonly DosageMeaning[] =>
  fromText.kind === 'known' ? (fromText.value.steps ?? [fromText.value.meaning]) : [];

export const saysOften = ({ timing }: DosageMeaning): boolean =>
  JSON.stringify(timing) !== JSON.stringify(emptyTiming);
