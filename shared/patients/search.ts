/** What somebody typed to find a patient: words of a name in any order, an NHS number or its start, a birth date. */
export type PatientQuery = {
  /** Folded; a name has to have a word that begins with each. */
  readonly words: readonly string[];
  /** Three to ten digits. */
  readonly nhsNumber: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly born: string | undefined;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Days as they are written in the United Kingdom, and as records write them. */
const dates: readonly (readonly [RegExp, (parts: readonly string[]) => readonly string[]])[] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([, year = '', month = '', day = '']) => [year, month, day]],
  [/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/, ([, day = '', month = '', year = '']) => [year, month, day]],
  [
    /\b(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4})\b/,
    ([, day = '', name = '', year = '']) => [year, String(months.indexOf(name) + 1), day],
  ],
];

/**
 * Reads what was typed; `undefined` when there is nothing to look for.
 *
 * @example readPatientQuery('penh 04-Mar-1948') // { words: ['penh'], nhsNumber: undefined, born: '1948-03-04' }
 */
export function readPatientQuery(text: string): PatientQuery | undefined {
  let rest = folded(text);
  let born: string | undefined;
  for (const [pattern, order] of dates) {
    const found = pattern.exec(rest);
    const [year = '', month = '', day = ''] = found === null ? [] : order(found);
    if (found === null || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
      continue;
    born = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    rest = rest.replace(found[0], ' ');
    break;
  }
  const number = /\d[\d ]{1,12}\d/.exec(rest);
  const digits = number?.[0].replaceAll(' ', '') ?? '';
  const nhsNumber = digits.length >= 3 && digits.length <= 10 ? digits : undefined;
  if (number !== null && nhsNumber !== undefined) rest = rest.replace(number[0], ' ');
  const words = [...new Set(rest.split(/[^a-z0-9]+/).filter((word) => word !== ''))];
  return words.length === 0 && nhsNumber === undefined && born === undefined
    ? undefined
    : { words, nhsNumber, born };
}

/** The words a name is found by: "O'Brien-Smith" by o, brien, smith, and as one word. */
export function nameWords(...names: readonly string[]): readonly string[] {
  const found = names.flatMap((name) =>
    folded(name)
      .split(/\s+/)
      .flatMap((part) => [part.replace(/[^a-z0-9]/g, ''), ...part.split(/[^a-z0-9]+/)]),
  );
  return [...new Set(found.filter((word) => word !== ''))];
}

/** Small letters without accents; ß, ø and their like as they are typed on a British keyboard. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replace(/[’']/g, "'");
