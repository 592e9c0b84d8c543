import { assertNever } from '../core/must.ts';
import { valueOf } from '../core/known.ts';
import type { Dosage, UnreadMember } from '../medicines/dosage.ts';
import { compareTextWithStructure, type TextAgainstStructure } from './compare.ts';
import { readText } from './from-text.ts';
import { listed } from './listed.ts';
import { sameWords, type SameWords } from './same-words.ts';
import { dosageText, isLowOnly } from './text.ts';

/** One dosage in the guide's words, beside the words its source wrote. */
export type DosageInWords = {
  /** Absent where there is no structure, or none that could be read: `unread` then says why. */
  readonly text?: string;
  readonly unread?: string;
  readonly own?: string;
  readonly patientInstruction?: string;
  /** Whether the source's words and its structure say the same; `null` where that cannot be told. */
  readonly agrees: boolean | null;
  readonly agreement: SameWords | TextAgainstStructure['kind'];
  readonly why: string;
  readonly compared: TextAgainstStructure;
  /** Words of the source's text that were not understood and so were not compared. */
  readonly notUnderstood?: string;
  /** Unsafe to word: a lowest dose without a highest. */
  readonly lowOnly: boolean;
};

/** What `dosage --to-text` prints for one dosage of a resource. */
export function dosageInWords(dosage: Dosage): DosageInWords {
  const structure = dosage.unread === undefined ? valueOf(dosage.structured) : undefined;
  const own = valueOf(dosage.text);
  const patientInstruction = valueOf(dosage.patientInstruction);
  const text = structure === undefined ? undefined : dosageText(structure);
  const found = sameWords(text ?? '', own ?? '', patientInstruction);
  const compared =
    found === 'same-parts-and-instruction' ? withInstruction(dosage) : compareTextWithStructure(dosage);
  const words = compared.kind === 'disagree' ? undefined : found;
  const notUnderstood = words === undefined ? (valueOf(dosage.fromText)?.remainder ?? '') : '';
  return {
    ...(text === undefined ? {} : { text }),
    ...unreadOf(dosage),
    ...(own === undefined ? {} : { own }),
    ...(patientInstruction === undefined ? {} : { patientInstruction }),
    agrees: words !== undefined || verdict[compared.kind],
    agreement: words ?? compared.kind,
    why: words === undefined ? whyOf(compared) : sameWhy[words],
    compared,
    ...(notUnderstood === '' ? {} : { notUnderstood }),
    lowOnly: structure?.doses.some(isLowOnly) ?? false,
  };
}

/** A patient instruction that stands in the text may say something else than the structure. */
function withInstruction(dosage: Dosage): TextAgainstStructure {
  const { patientInstruction } = dosage;
  const fromText = patientInstruction.kind === 'known' ? readText(patientInstruction.value) : dosage.fromText;
  const instruction = compareTextWithStructure({ ...dosage, text: patientInstruction, fromText });
  return instruction.kind === 'disagree' ? instruction : compareTextWithStructure(dosage);
}

const verdict: Readonly<Record<TextAgainstStructure['kind'], boolean | null>> = {
  agree: true,
  disagree: false,
  'cannot-compare': null,
};

const sameWhy: Readonly<Record<SameWords, string>> = {
  exact: 'word for word',
  'same-parts': 'the same statements, in another order or with "daily" for "once a day"',
  'same-parts-and-instruction': 'the same statements, and the patient instruction',
};

function unreadOf({ structured, unread = [] }: Dosage): { readonly unread?: string } {
  switch (structured.kind) {
    case 'known':
      return unread.length === 0 ? {} : { unread: unread.map(couldNotBeRead).join('; ') };
    case 'not-recorded':
      return {};
    case 'unreadable':
      return { unread: structured.why };
    case 'withheld':
      return { unread: `withheld by ${structured.by}` };
    default:
      return assertNever(structured);
  }
}

const couldNotBeRead = ({ path, raw }: UnreadMember): string =>
  `${path} could not be read: ${raw.slice(0, 80)}`;

function whyOf(compared: TextAgainstStructure): string {
  if (compared.kind === 'agree') return `the same ${listed(compared.fields)}`;
  if (compared.kind === 'disagree')
    return `the text says ${compared.textWords}; the structure says ${compared.structureWords}`;
  switch (compared.why) {
    case 'no-text':
      return 'there is no text of its own that could be read';
    case 'no-structure':
      return 'there is no structure that could be read';
    case 'several-doses':
      return 'the text holds several doses, none of them this one';
    case 'nothing-stated-by-both':
      return 'nothing is stated by both';
    default:
      return assertNever(compared.why);
  }
}

/**
 * All dosages of a resource as one text: ", then " where the sequence rises, ", and " where it does not; `undefined` where
 * one of them has no structure that could be read whole, for the text would pass over it.
 */
export function dosagesText(dosages: readonly Dosage[]): string | undefined {
  const meanings = dosages.flatMap((dosage) =>
    dosage.unread === undefined ? (valueOf(dosage.structured) ?? []) : [],
  );
  return meanings.length === dosages.length ? dosageText(meanings) : undefined;
}
