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
  const dates = about.flatMap(datesIn);
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

/** Whole dates in a line about the patient, `04-Mar-1948`, `23/08/1950`, `17.02.1971`. */
function datesIn(line: string): readonly { readonly found: string; readonly date: string }[] {
  return [...line.matchAll(/(?<!\d)(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ](\d{4})(?!\d)/g)].flatMap(
    ([found, day = '', month = '', year = '']) => {
      const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
      const read = readPartialDate(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
      return read.ok ? [{ found, date: read.value }] : [];
    },
  );
}
