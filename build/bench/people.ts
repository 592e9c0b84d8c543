import { savePerson } from '../../electron/engine/db/queries/people.ts';
import { saveWord } from '../../electron/engine/db/queries/person-search.ts';
import type { WriteTx } from '../../electron/engine/db/store.ts';
import { checkDigitHolds, readNhsNumber } from '../../shared/patients/patients.ts';

const nhsNumbers: string[] = [];
let base = 999_000_000;

/** A number of the range for tests, with its check digit. Of one in eleven there is none. */
export function nhsNumberOf(person: number): string {
  for (; nhsNumbers.length <= person; base += 1)
    for (let digit = 0; digit < 10; digit += 1) {
      const number = readNhsNumber(`${base}${digit}`);
      if (number !== undefined && checkDigitHolds(number)) nhsNumbers.push(number);
    }
  return nhsNumbers[person] ?? '';
}

const starts =
  'Ash Bar Cal Don El Fair Gar Hol Jar Kel Lang Mor Nor Os Pen Quin Rad Sel Thorn Um Ven Wex'.split(' ');
const middles = 'a be cro di en fo gu ha il ke lo mi na or pe ri su ta ul wi'.split(' ');
const ends =
  'bourne croft dale ford gate ham ing kin ley mond nell ock quist rick son ton urst vane worth yard'.split(
    ' ',
  );

/** Names as different as names are: 8,800 of them, then a second person of the same. */
export function familyOf(person: number): string {
  const at = (parts: readonly string[], digit: number): string => parts[digit % parts.length] ?? '';
  const first = starts.length;
  const second = first * middles.length;
  return at(starts, person) + at(middles, Math.floor(person / first)) + at(ends, Math.floor(person / second));
}

export const bornOf = (person: number): string => `19${String(30 + (person % 60))}-03-04`;

/** A person as a census writes them, found by name. */
export function addPerson(tx: WriteTx, person: number): void {
  tx.run(savePerson, {
    person: `p${person}`,
    family: familyOf(person),
    given: 'Given',
    title: null,
    birth_date: bornOf(person),
    gender: null,
    nhs_number: nhsNumberOf(person),
    died: null,
    restricted: 0,
    warnings: '[]',
  });
  for (const word of [familyOf(person).toLowerCase(), 'given'])
    tx.run(saveWord, { word, person: `p${person}` });
}
