import { compareText } from '../../../shared/core/compare.ts';
import { known, notRecorded, type Known } from '../../../shared/core/known.ts';
import type { ReplyOf } from '../../../shared/ipc/replies.ts';
import { nameWords, readPatientQuery, type PatientQuery } from '../../../shared/patients/patients.ts';
import {
  peopleBorn,
  peopleByNumber,
  peopleByWord,
  type FoundPersonRow,
} from '../db/queries/person-search.ts';
import type { ReadDb } from '../db/store.ts';

/** Shown at once; more than that is better typed further. */
const mostShown = 20;
/** Looked at for the narrowest part of what was typed. */
const mostLookedAt = 1_000;

/**
 * Everybody on this computer whom what was typed fits: by the start of words of the name, of the NHS number, and the birth
 * date, all of them. Whoever lies on a ward comes first.
 */
export function searchPatients(db: ReadDb, typed: string): ReplyOf<'searchPatients'> {
  const query = readPatientQuery(typed);
  if (query === undefined) return { found: [], more: false };
  const looked = candidates(db, query);
  const fitting = [...new Map(looked.map((row) => [row.person, row])).values()]
    .filter((row) => fits(row, query))
    .toSorted(
      (a, b) =>
        Number(a.ward === null) - Number(b.ward === null) ||
        compareText(a.family, b.family) ||
        compareText(a.given, b.given) ||
        compareText(a.person, b.person),
    );
  return {
    found: fitting.slice(0, mostShown).map(viewFound),
    more: fitting.length > mostShown || looked.length >= mostLookedAt,
  };
}

function candidates(db: ReadDb, { nhsNumber, born, words }: PatientQuery): readonly FoundPersonRow[] {
  if (nhsNumber !== undefined)
    return db.all(peopleByNumber, { ...startingWith(nhsNumber), most: mostLookedAt });
  if (born.length > 0)
    return born.flatMap((start) => db.all(peopleBorn, { ...startingWith(start), most: mostLookedAt }));
  const [longest = ''] = words.toSorted((a, b) => b.length - a.length);
  return db.all(peopleByWord, { ...startingWith(longest), most: mostLookedAt });
}

/** Texts that begin with one, as a range of them. */
export const startingWith = (start: string): { readonly from: string; readonly to: string } => ({
  from: start,
  to: `${start}\u{10ffff}`,
});

function fits(row: FoundPersonRow, { nhsNumber, born, words }: PatientQuery): boolean {
  const own = nameWords(row.family, row.given);
  return (
    (nhsNumber === undefined || row.nhs_number?.startsWith(nhsNumber) === true) &&
    (born.length === 0 || born.some((start) => row.birth_date?.startsWith(start) === true)) &&
    words.every((word) => own.some((part) => part.startsWith(word)))
  );
}

const viewFound = (row: FoundPersonRow): ReplyOf<'searchPatients'>['found'][number] => ({
  patient: row.person,
  family: row.family,
  given: row.given,
  born: text(row.birth_date),
  nhsNumber: text(row.nhs_number),
  ward: text(row.ward),
  bed: text(row.bed),
});

const text = (value: string | null): Known<string> =>
  value === null || value === '' ? notRecorded : known(value);
