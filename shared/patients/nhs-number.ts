import { brand, type Brand } from '../core/brand.ts';

/** Ten digits without spaces. Carries no promise about the check digit: one that fails gets a warning, never a refusal. */
export type NhsNumber = Brand<string, 'NhsNumber'>;

export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** Reads an NHS number as typed or sent, with or without spaces and hyphens; `undefined` when it is not ten digits. */
export function readNhsNumber(text: string): NhsNumber | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{10}$/.test(digits) ? brand<NhsNumber>(digits) : undefined;
}

/**
 * The check digit of nine leading digits: modulus 11 with weights 10 to 2 (NHS Data Dictionary, "NHS NUMBER").
 * `undefined` when the nine digits belong to no valid number.
 */
export function nhsCheckDigit(nine: string): number | undefined {
  const sum = Array.from(nine.slice(0, 9)).reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const check = 11 - (sum % 11);
  if (check === 10) return undefined;
  return check === 11 ? 0 : check;
}

export const checkDigitHolds = (number: NhsNumber): boolean => nhsCheckDigit(number) === Number(number[9]);

/** NHS display, `999 034 7522`. */
export const showNhsNumber = (number: NhsNumber): string =>
  `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
