import { parseBarcode } from 'gs1-barcode-parser-mod';

/** What a scanner sent, read. */
type Scan =
  | {
      readonly kind: 'pack';
      /** 14 digits, as GS1 pads shorter numbers; the check digit holds. */
      readonly gtin: string;
      readonly batch: string;
      /** `2027-11-30`; null where the code says none. */
      readonly expires: string | null;
    }
  | { readonly kind: 'unreadable'; readonly why: 'check-digit' | 'no-gtin' | 'not-a-code' };

/** The last digit of a GTIN of 8, 12, 13 or 14 digits holds the others (GS1 General Specifications, 7.9). */
export function checkDigitHolds(gtin: string): boolean {
  const sum = Array.from(gtin.padStart(14, '0').slice(0, 13)).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1),
    0,
  );
  return (10 - (sum % 10)) % 10 === Number(gtin.at(-1));
}

/** How a keyboard-wedge scanner sends FNC1 at the start, where it sends it at all: the group separator. */
const separator = String.fromCodePoint(29);

/** What was sent, without the separator before it and the Enter or Tab behind. */
function sentIn(text: string): string {
  const sent = text.trim();
  return sent.startsWith(separator) ? sentIn(sent.slice(1)) : sent;
}

const gtinAt = /^(?:\][A-Za-z]\d)?(?:\(01\)|01)(\d{14})/;

const isPlain = (text: string): boolean => /^(?:\d{8}|\d{12,14})$/.test(text);

/** A code as a scanner types it, and no words: with its symbology identifier, with brackets, with or without FNC1. */
export function looksScanned(text: string): boolean {
  const sent = sentIn(text);
  return isPlain(sent) || gtinAt.test(sent);
}

/**
 * Reads what a keyboard-wedge scanner sent of a medicine's box: GS1 DataMatrix (GTIN, expiry, batch), or the plain number of an
 * EAN or UPC. A number whose check digit is wrong is never taken for another.
 */
export function readScan(text: string): Scan {
  const sent = sentIn(text);
  if (!looksScanned(sent)) return { kind: 'unreadable', why: 'not-a-code' };
  if (isPlain(sent)) return packOf(sent, '', null);
  try {
    const { parsedCodeItems } = parseBarcode(sent);
    const part = (ai: string) => parsedCodeItems.find((one) => one.ai === ai);
    const gtin = part('01')?.raw;
    if (gtin === undefined) return { kind: 'unreadable', why: 'no-gtin' };
    return packOf(gtin, part('10')?.raw ?? '', part('17')?.isoDate ?? null);
  } catch {
    // The parser throws for what is no GS1 code; where the number itself is wrong, that is what is said.
    const gtin = gtinAt.exec(sent)?.[1] ?? '';
    return { kind: 'unreadable', why: gtin !== '' && !checkDigitHolds(gtin) ? 'check-digit' : 'not-a-code' };
  }
}

const packOf = (number: string, batch: string, expires: string | null): Scan =>
  checkDigitHolds(number)
    ? { kind: 'pack', gtin: number.padStart(14, '0'), batch: batch.slice(0, 40), expires }
    : { kind: 'unreadable', why: 'check-digit' };
