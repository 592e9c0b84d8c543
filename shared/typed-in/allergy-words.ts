import { allergyStatement } from '../medicines/allergy-statement.ts';
import type { NoKnown } from '../medicines/allergy.ts';

/** What happened, as people call it; anything else in brackets may be another name of the substance. */
const happened =
  'rash|anaphyla\\w*|urticaria|hives|angio-?\\s?oedema|itch\\w*|allergic|vomit\\w*|nausea\\w*|sick\\w*|diarrh\\w*|swell\\w*|swollen|wheez\\w*|breathless\\w*|short of breath|collapse\\w*|faint\\w*|dizz\\w*|headache|upset|blister\\w*|stevens|cough\\w*|confus\\w*|hallucinat\\w*|bleed\\w*|jaundice|palpitations|cramps?|reaction';
const saysHappened = new RegExp(String.raw`\b(?:${happened})\b`, 'i');

/** Words that go on with the allergy before them and name none of their own. */
const goesOn = new RegExp(
  String.raw`^(?:(?:an?|very|quite|mild|moderate|severe|bad|skin|facial|stomach|gastric|gi|lip|tongue|throat|face|shortness|\?)\s+)*(?:${happened})\b|` +
    String.raw`^(?:but|though|although|however|can|could|tolerate[sd]?|ok(?:ay)?|not|no other|none other|nil else|nothing else|except|since|as a|as an|when|in (?:19|20)\d\d|on |caus(?:es|ed|ing)|gets?|got|mild|moderate|severe|possibly|\?|\(|\d)`,
  'i',
);

/** One thing that was said of allergies. */
export type AllergySaid =
  | { readonly kind: 'allergy'; readonly substance: string; readonly reaction: string }
  /** There is none, in so many words. */
  | { readonly kind: 'none'; readonly none: NoKnown; readonly words: string }
  /** That nothing is known, or something of another person or of no allergy: no entry. */
  | { readonly kind: 'no-allergy'; readonly words: string };

/**
 * Words about allergies taken apart, an entry for each substance: parted at commas, semicolons and "and", never inside brackets;
 * what names no substance stays with the one before it. Not a word is lost.
 *
 * @example allergiesIn('penicillin (rash), latex, nuts - anaphylaxis').length // 3
 */
export function allergiesIn(text: string): readonly AllergySaid[] {
  // The whole first: "no known drug or food allergies" is one statement.
  const whole = readOne(text);
  if (whole.kind !== 'allergy') return [whole];
  const parts: string[] = [];
  for (const { words, by } of pieces(text)) {
    const before = parts.at(-1);
    if (before === undefined || !goesOn.test(words)) parts.push(words);
    else parts[parts.length - 1] = `${before}${by}${words}`;
  }
  return parts.map(readOne);
}

/** What stands between separators that are not inside brackets, each with the separator before it. */
function pieces(text: string): readonly { readonly words: string; readonly by: string }[] {
  const found: { words: string; by: string }[] = [];
  let [from, by] = [0, ''];
  for (const separator of text.matchAll(/\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+/gi)) {
    const before = text.slice(0, separator.index);
    if (before.split('(').length > before.split(')').length) continue;
    found.push({ words: text.slice(from, separator.index).trim(), by });
    [from, by] = [separator.index + separator[0].length, separator[0]];
  }
  return [...found, { words: text.slice(from).trim(), by }].filter(({ words }) =>
    /[\p{L}\p{N}]/u.test(words),
  );
}

function readOne(text: string): AllergySaid {
  const words = text.trim();
  const statement = allergyStatement({
    text: words.replace(/\s+(?:otherwise|known)[.\s]*$/i, ''),
    codes: [],
  });
  if (statement.kind === 'none') return { kind: 'none', none: statement.none, words };
  return statement.kind === 'substance'
    ? { kind: 'allergy', ...allergyWords(words) }
    : { kind: 'no-allergy', words };
}

/**
 * One allergy taken apart: "penicillin (rash)", "codeine – vomiting", "latex: itching". Words in brackets that say nothing that
 * happened stay with the substance; not a word is lost.
 *
 * @example allergyWords('penicillin (rash)') // { substance: 'penicillin', reaction: 'rash' }
 */
export function allergyWords(text: string): { readonly substance: string; readonly reaction: string } {
  const whole = text.trim();
  const [, named = '', inside = '', behind = ''] =
    /^([^(),;]+?)\s*\(([^()]+)\)[.\s]*(?:([,;]?\s.*))?$/.exec(whole) ?? [];
  if (saysHappened.test(inside)) return { substance: named, reaction: `${inside.trim()}${behind.trimEnd()}` };
  const [, first = '', rest = ''] = /^(.+?)(?:\s+[-–—]\s+|:\s+)(.+)$/.exec(whole) ?? [];
  if (first !== '') return { substance: first.trim(), reaction: rest.trim() };
  // "penicillin, rash": a comma before what happened.
  const [, before = '', then = ''] = /^([^(),;]+?)\s*[,;]\s*(.+)$/.exec(whole) ?? [];
  return before !== '' && goesOn.test(then)
    ? { substance: before, reaction: then.trim() }
    : { substance: whole, reaction: '' };
}
