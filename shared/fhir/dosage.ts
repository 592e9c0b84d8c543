import type { JsonObject } from '../core/brand.ts';
import { known, mapKnown, type Known } from '../core/known.ts';
import type { Dosage, DosageMeaning } from '../medicines/dosage.ts';
import { saysDirections, type DirectionsReader } from './directions-reader.ts';
import { readStructure } from './dosage-structure.ts';
import { child, isNode, knownText, rawText, said } from './node.ts';
import { emptyTiming } from './timing.ts';

/** The dosages of a resource under any of the names its type uses. Words where a dosage was meant are a dosage in words. */
export const readDosages = (node: JsonObject, directions: DirectionsReader): readonly Dosage[] =>
  ['dosage', 'dosageInstruction'].flatMap((name) =>
    said(node, name).map((item) =>
      readDosage(
        isNode(item) ? item : typeof item === 'string' ? { text: item } : { text: rawText(item) },
        directions,
      ),
    ),
  );

/**
 * A FHIR Dosage of R4 or STU3: its words, its structure, and what its words were read as. Where neither says how much or how
 * often, the instructions to the patient do ("as directed", and "one twice a day" beside it).
 */
export function readDosage(node: JsonObject, directions: DirectionsReader): Dosage {
  const text = knownText(node, 'text');
  const instruction = knownText(node, 'patientInstruction');
  const { structured, unread } = readStructure(node);
  const own = readWords(text, directions);
  const asked = isSilent(text) && !saysHow(structured) ? [instruction, ...additional(structured)] : [];
  const other =
    asked.find((words) => saysDirections(readWords(words, directions))) ??
    asked.find((words) => text.kind === 'not-recorded' && words.kind === 'known');
  const words = text.kind === 'not-recorded' ? (other ?? text) : text;
  return {
    text: words,
    structured,
    fromText: other === undefined ? own : readWords(other, directions),
    ...(unread === undefined ? {} : { unread }),
    patientInstruction: instruction,
    ...(other === undefined
      ? {}
      : {
          wordsFrom: other === instruction ? ('patient-instruction' as const) : ('instruction' as const),
        }),
  };
}

const readWords = (words: Known<string>, directions: DirectionsReader): Dosage['fromText'] =>
  words.kind === 'known'
    ? directions(words.value)
    : mapKnown(words, () => ({ meaning: emptyMeaning, remainder: '' }));

/** No words, or words that only send the reader elsewhere. */
const isSilent = (text: Known<string>): boolean =>
  text.kind === 'not-recorded' ||
  (text.kind === 'known' &&
    /^\W*(?:to be (?:taken|used)|take|use|apply|inhale|inject)?\s*(?:exactly\s+)?(?:as (?:directed|prescribed|advised|instructed|before|above)|asd|mdu|uad|see (?:below|notes?|instructions?|patient instructions?))\W*$/i.test(
      text.value,
    ));

/** A dosage that says neither how much nor how often: it sends the reader elsewhere, and nothing was found there. */
export const saysNothing = ({ text, structured, wordsFrom }: Dosage): boolean =>
  text.kind === 'known' && isSilent(text) && !saysAnything(structured) && wordsFrom === undefined;

const saysAnything = (structured: Dosage['structured']): boolean =>
  structured.kind === 'unreadable' ||
  structured.kind === 'withheld' ||
  (structured.kind === 'known' &&
    (structured.value.doses.length > 0 ||
      JSON.stringify(structured.value.timing) !== JSON.stringify(emptyTiming)));

/** Whether the coded fields say how much and how often; then what the patient is told is beside them. */
const saysHow = (structured: Dosage['structured']): boolean =>
  structured.kind === 'unreadable' ||
  structured.kind === 'withheld' ||
  (structured.kind === 'known' &&
    structured.value.doses.length > 0 &&
    JSON.stringify(structured.value.timing) !== JSON.stringify(emptyTiming));

const additional = (structured: Dosage['structured']): readonly Known<string>[] =>
  structured.kind === 'known' ? structured.value.additionalInstructions.map(({ text }) => known(text)) : [];

const emptyMeaning: DosageMeaning = { doses: [], timing: emptyTiming, additionalInstructions: [] };

/** An administration's `dose` is a plain quantity; read as the dose of a dosage. */
export function administrationDosages(node: JsonObject, directions: DirectionsReader): readonly Dosage[] {
  return said(node, 'dosage').map((item) => {
    if (!isNode(item))
      return readDosage({ text: typeof item === 'string' ? item : rawText(item) }, directions);
    const { dose, ...rest } = item;
    return readDosage(dose === undefined ? rest : { ...rest, doseQuantity: dose }, directions);
  });
}

/** Whether a flag is on, however it is written. */
export const isOn = (node: unknown, name: string): boolean =>
  child(node, name) === true || child(node, name) === 'true';
