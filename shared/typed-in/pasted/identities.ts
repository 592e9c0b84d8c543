import { readPartialDate } from '../../core/instant.ts';
import { readNhsNumber } from '../../patients/patients.ts';
import type { PastedItem } from './pasted.ts';

/** Whom a case is about, as far as a pasted text may name somebody. */
type Whom = {
  readonly family: string;
  readonly born: string | null;
  readonly nhsNumber: string | null;
};

/** Something in the text that names another patient, in the text's own words. */
export type OtherPatient = { readonly what: 'nhs-number' | 'born' | 'name'; readonly found: string };

/**
 * What in a pasted text names somebody else than the patient: an NHS number, a birth date, or a line about the patient without
 * their family name. To be said and asked about; nothing is refused or left out because of it.
 */
export function otherPatients(items: readonly PastedItem[], whom: Whom): readonly OtherPatient[] {
  const about = items.filter((item) => item.kind === 'patient').map((item) => item.original);
  const all = items.map((item) => item.original).join('\n');
  const numbers = [...all.matchAll(/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g)].map(([found]) => found);
  const dates = about.flatMap(birthDatesIn);
  const named = about.some((line) => folded(line).includes(folded(whom.family)));
  const names = about.filter((line) =>
    /[A-Z]{3,}|\b(?:Mr|Mrs|Ms|Miss|Dr|Name|Patient|Resident|Re)\b/.test(
      line.replace(/\b(?:NHS|DOB|GP|SCR)\b/g, ''),
    ),
  );
  return [
    ...numbers
      .filter((found) => whom.nhsNumber !== null && readNhsNumber(found) !== whom.nhsNumber)
      .map((found): OtherPatient => ({ what: 'nhs-number', found })),
    ...dates
      .filter(({ date }) => whom.born !== null && date !== whom.born)
      .map(({ found }): OtherPatient => ({ what: 'born', found })),
    ...(named ? [] : names.slice(0, 1).map((found): OtherPatient => ({ what: 'name', found }))),
  ];
}

/** Whole words without case, accents and marks, so that Ng is not found in Nguyen. */
const folded = (text: string): string =>
  ` ${text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()} `;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const born = /\b(?:d\.?\s?o\.?\s?b\.?|date of birth|birth date|born)\b/i;
/** What a date says when it stands before it, and is no birth date. */
const madeOn =
  /\b(?:printed|created|reported|report|generated|extracted|dated|updated|issued|dictated|typed|reviewed|seen|admitted|admission|discharged|discharge|clinic|visit|as (?:of|at)|(?<!birth )(?<!of )date)\b(?: (?:date|on|by))*[^\d\n]{0,20}$/i;

/** Dates of a line about the patient that may be the birth date: those that are called so, else those called nothing. */
function birthDatesIn(line: string): readonly FoundDate[] {
  const dates = datesIn(line);
  const before = (one: FoundDate, after: number): string => line.slice(after, one.at);
  const called = dates.filter((one, at) => {
    const last = dates[at - 1];
    const words = before(one, last === undefined ? 0 : last.at + last.found.length);
    return born.test(words) && !madeOn.test(words);
  });
  return called.length > 0 ? called : dates.filter((one) => !madeOn.test(line.slice(0, one.at)));
}

/** Dates a text bears of itself, outside its medicines: when it was printed, written or reported. At most three, as they stand. */
export function datesBorne(items: readonly PastedItem[]): readonly string[] {
  const own = items.filter(({ kind }) => kind !== 'medicine' && kind !== 'allergy');
  const found = own.flatMap(({ original }) =>
    datesIn(original)
      .filter((one) => madeOn.test(original.slice(0, one.at)))
      .map(({ date }) => date),
  );
  return [...new Set(found)].slice(0, 3);
}

type FoundDate = { readonly found: string; readonly date: string; readonly at: number };

/** Whole dates in a line about the patient, `04-Mar-1948`, `23/08/1950`, `17.02.1971`. */
function datesIn(line: string): readonly FoundDate[] {
  return [...line.matchAll(/(?<!\d)(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ](\d{4})(?!\d)/g)].flatMap(
    ({ 0: found, 1: day = '', 2: month = '', 3: year = '', index }) => {
      const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
      const read = readPartialDate(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
      return read.ok ? [{ found, date: read.value, at: index }] : [];
    },
  );
}
