import { showDate } from '../core/instant.ts';
import { readNhsNumber, showNhsNumber } from '../patients/patients.ts';
import type { StatedPatient } from './events.ts';

function showNumber(figures: string): string {
  const number = readNhsNumber(figures);
  return number === undefined ? figures : showNhsNumber(number);
}

const fields: readonly (readonly [keyof StatedPatient, string, (value: string) => string])[] = [
  ['nhsNumber', 'NHS number', showNumber],
  ['family', 'family name', (name) => name.toUpperCase()],
  ['given', 'given name', (name) => name],
  ['born', 'birth date', showDate],
];

/** What of a patient was typed wrong and is corrected. */
export const correctedWords = (from: StatedPatient, to: StatedPatient): string =>
  `Patient corrected: ${fields
    .filter(([field]) => from[field] !== to[field])
    .map(([field, name, show]) => `${name} ${show(from[field])}, now ${show(to[field])}`)
    .join('; ')}`;
