import { err, ok, type Result } from '../../shared/core/result.ts';

/** How files that are no text begin. */
const packed: readonly (readonly [start: readonly number[], words: string])[] = [
  [[0x1f, 0x8b], 'it is compressed (gzip); unpack it first'],
  [[0x50, 0x4b, 0x03, 0x04], 'it is a zip file; unpack it first'],
  [[0x25, 0x50, 0x44, 0x46], 'it is a PDF, not a record'],
];

/**
 * The text of a file's bytes: UTF-8, UTF-16 by its mark or by its zeros, or what an XML declaration names. Bytes that are
 * not what they should be are refused: a µ that became another letter is another dose.
 */
export function textOfBytes(bytes: Uint8Array): Result<string, string> {
  const found = packed.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (found !== undefined) return err(found[1]);
  const name = encodingOf(bytes);
  try {
    return ok(new TextDecoder(name, { fatal: true }).decode(bytes));
  } catch {
    // A fatal decoder throws for an encoding it does not know and for bytes the encoding does not have.
    return err(`its characters are not ${name.toUpperCase()}`);
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && bytes.length > 1))
    return 'utf-16be';
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const said =
    /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  // A declaration that can be read byte by byte is not UTF-16, whatever it says; some tools write so.
  return /^(utf-?16|ucs-?2)/i.test(said) ? 'utf-8' : said;
}
