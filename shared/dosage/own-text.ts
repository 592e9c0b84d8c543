import { valueOf } from '../core/known.ts';
import type { Dosage } from '../medicines/dosage.ts';
import { compareTextWithStructure, type TextAgainstStructure } from './compare.ts';
import { dosageText, isLowOnly } from './text.ts';

/** One dosage in the guide's words, beside the words its source wrote. */
export type DosageInWords = {
  /** Absent where there is no structure, or none that could be read. */
  readonly text?: string;
  readonly own?: string;
  readonly patientInstruction?: string;
  /** `exact` word for word; `same-parts` the same statements in another order; else what the comparison by meaning says. */
  readonly agreement: 'exact' | 'same-parts' | TextAgainstStructure['kind'];
  readonly compared: TextAgainstStructure;
  /** Unsafe to word: a lowest dose without a highest. */
  readonly lowOnly: boolean;
};

/** What `dosage --to-text` prints for one dosage of a resource. */
export function dosageInWords(dosage: Dosage): DosageInWords {
  const structure = valueOf(dosage.structured);
  const own = valueOf(dosage.text);
  const patientInstruction = valueOf(dosage.patientInstruction);
  const text = structure === undefined ? undefined : dosageText(structure);
  const compared = compareTextWithStructure(dosage);
  return {
    ...(text === undefined ? {} : { text }),
    ...(own === undefined ? {} : { own }),
    ...(patientInstruction === undefined ? {} : { patientInstruction }),
    agreement:
      text !== undefined && own !== undefined ? (sameWords(text, own) ?? compared.kind) : compared.kind,
    compared,
    lowOnly: structure?.doses.some(isLowOnly) ?? false,
  };
}

/** All dosages of a resource as one text: ", then " where the sequence rises, ", and " where it does not. */
export const dosagesText = (dosages: readonly Dosage[]): string =>
  dosageText(dosages.map((dosage) => valueOf(dosage.structured)).filter((meaning) => meaning !== undefined));

function sameWords(text: string, own: string): 'exact' | 'same-parts' | undefined {
  if (text === own) return 'exact';
  // "daily" and "once a day" are one statement.
  const parts = (words: string): string =>
    words
      .toLowerCase()
      .split(/ - /)
      .map((part) => part.trim().replace(/\bonce a day\b/, 'daily'))
      .toSorted()
      .join('|');
  return parts(text) === parts(own) ? 'same-parts' : undefined;
}
