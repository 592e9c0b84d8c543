/** What somebody typed to find a patient: words of a name in any order, an NHS number or its start, a birth date. */
export type PatientQuery = {
  /** Folded; a name has to have a word that begins with each. */
  readonly words: readonly string[];
  /** Three to ten digits. */
  readonly nhsNumber: string | undefined;
  /** Starts of `YYYY-MM-DD`, of which a birth date has one; none where no date was typed. A year of two digits may be of either century. */
  readonly born: readonly string[];
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Parts = { readonly year: string; readonly month?: string; readonly day?: string };

const monthOf = (name: string): string => String(months.indexOf(name) + 1);

/** Days as they are written in the United Kingdom, and as records write them; a month or a year of it is enough. */
const dates: readonly (readonly [RegExp, (found: readonly string[]) => Parts])[] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([, year = '', month = '', day = '']) => ({ year, month, day })],
  [
    /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/,
    ([, day = '', month = '', year = '']) => ({ year, month, day }),
  ],
  [
    /\b(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4}|\d{2})\b/,
    ([, day = '', name = '', year = '']) => ({ year, month: monthOf(name), day }),
  ],
  // Eight figures, or six: no NHS number begins with 0 to 3.
  [
    /\b([0-3]\d)([01]\d)((?:19|20)\d{2}|\d{2})\b/,
    ([, day = '', month = '', year = '']) => ({ year, month, day }),
  ],
  [/\b(\d{1,2})[/.-]((?:19|20)\d{2})\b/, ([, month = '', year = '']) => ({ year, month })],
  // A year by itself, and no part of a longer number.
  [/(?<!\d[ /.-]?)\b((?:19|20)\d{2})\b(?![ /.-]?\d)/, ([, year = '']) => ({ year })],
];

function startsOf({ year, month, day }: Parts): readonly string[] {
  const isIn = (part: string | undefined, most: number): boolean =>
    part === undefined || (Number(part) >= 1 && Number(part) <= most);
  if (!isIn(month, 12) || !isIn(day, 31)) return [];
  const rest = [month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]));
  return (year.length === 4 ? [year] : [`19${year}`, `20${year}`]).map((one) => [one, ...rest].join('-'));
}

/**
 * Reads what was typed; `undefined` when there is nothing to look for.
 *
 * @example readPatientQuery('penh 04-Mar-1948') // { words: ['penh'], nhsNumber: undefined, born: ['1948-03-04'] }
 */
export function readPatientQuery(text: string): PatientQuery | undefined {
  let rest = folded(text);
  let born: readonly string[] = [];
  for (const [pattern, partsOf] of dates) {
    const found = pattern.exec(rest);
    born = found === null ? [] : startsOf(partsOf(found));
    if (found === null || born.length === 0) continue;
    rest = rest.replace(found[0], ' ');
    break;
  }
  const number = /\d[\d ]{1,12}\d/.exec(rest);
  const digits = number?.[0].replaceAll(' ', '') ?? '';
  const nhsNumber = digits.length >= 3 && digits.length <= 10 ? digits : undefined;
  if (number !== null && nhsNumber !== undefined) rest = rest.replace(number[0], ' ');
  const words = [...new Set(rest.split(/[^a-z0-9]+/).filter((word) => word !== ''))];
  return words.length === 0 && nhsNumber === undefined && born.length === 0
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
