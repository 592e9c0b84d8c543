/** What happened, as people call it; anything else in brackets may be another name of the substance. */
const happened =
  /\b(?:rash|anaphyla\w*|urticaria|hives|angio-?\s?oedema|itch\w*|allergic|vomit\w*|nausea\w*|sick\w*|diarrh\w*|swell\w*|swollen|wheez\w*|breathless\w*|short of breath|collapse\w*|faint\w*|dizz\w*|headache|upset|blister\w*|stevens|cough\w*|confus\w*|hallucinat\w*|bleed\w*|jaundice|palpitations|cramps?|reaction)\b/i;

/**
 * An allergy in one go taken apart: "penicillin (rash)", "codeine – vomiting", "latex: itching". Words in brackets that say
 * nothing that happened stay with the substance; not a word is lost.
 *
 * @example allergyWords('penicillin (rash)') // { substance: 'penicillin', reaction: 'rash' }
 */
export function allergyWords(text: string): { readonly substance: string; readonly reaction: string } {
  const whole = text.trim();
  const [, named = '', inside = ''] = /^([^(),;]+?)\s*\(([^()]+)\)[.\s]*$/.exec(whole) ?? [];
  if (happened.test(inside)) return { substance: named, reaction: inside.trim() };
  const [, first = '', behind = ''] = /^(.+?)(?:\s+[-–—]\s+|:\s+)(.+)$/.exec(whole) ?? [];
  return first === ''
    ? { substance: whole, reaction: '' }
    : { substance: first.trim(), reaction: behind.trim() };
}
