/** Marks of a list before a name: bullets, stars, hashes, numbers ("1.", "2)"). A strength ("0.9% sodium chloride") is none. */
const before =
  /^(?:[*#~\u2022\u25cf\u00b7>_=+\u2013\u2014-]+\s*|\d{1,2}[.)]\s+(?=\p{L}{3}))+(?=[\p{L}\d("'\u201c\u2018[])/u;
/** A name set in quotes or underscores. */
const around = /(?<![\p{L}\d])["\u201c\u201d_]+(?=[\p{L}\d])|(?<=[\p{L}\d])["\u201c\u201d_]+(?![\p{L}\d])/gu;

/**
 * A medicine's name without the marks that lists put before and around it, which name nothing. What is shown keeps them.
 *
 * @example withoutMarks('*METFORMIN TABS 500MG') // 'METFORMIN TABS 500MG'
 */
export function withoutMarks(name: string): string {
  const text = name.trim();
  if (/^\p{L}[^"\u201c\u201d_]*$/u.test(text)) return name;
  const whole = /^\[([^[\]]+)\]$/u.exec(text)?.[1] ?? text;
  return whole.replace(before, '').replace(around, '');
}
