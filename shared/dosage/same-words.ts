/** How a text agrees with the guide's wording of its structure without being understood at all. */
export type SameWords = 'exact' | 'same-parts' | 'same-parts-and-instruction';

/**
 * Whether a text is made of the parts of another: word for word, in another order, or with the patient instruction behind,
 * as many published texts have it; `undefined` where it is not.
 */
export function sameWords(
  text: string,
  own: string,
  patientInstruction: string | undefined,
): SameWords | undefined {
  if (text === '') return undefined;
  if (text === own.trim()) return 'exact';
  const wanted = partsOf(text);
  const more = partsOf(own);
  for (const part of wanted) {
    const at = more.indexOf(part);
    if (at === -1) return undefined;
    more.splice(at, 1);
  }
  if (more.length === 0) return 'same-parts';
  const instruction = partsOf(patientInstruction ?? '');
  return more.every((part) => instruction.includes(part)) ? 'same-parts-and-instruction' : undefined;
}

/** "daily" and "once a day" are one statement. */
const partsOf = (words: string): string[] =>
  words
    .toLowerCase()
    .split(/ - /)
    .map((part) =>
      part
        .trim()
        .replace(/\.$/, '')
        .replace(/\bonce a day\b/, 'daily'),
    );
