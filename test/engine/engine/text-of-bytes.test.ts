import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { textOfBytes } from '../../../electron/engine/text-of-bytes.ts';

const words = '<?xml version="1.0"?><text value="5 µg"/>';
const declared = (encoding: string): string => words.replace('?>', ` encoding="${encoding}"?>`);
const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(words), words],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${words}`), words],
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${words}`, 'utf16le'), words],
  ['UTF-16 the other way about', bigEndian(`\uFEFF${words}`), words],
  ['UTF-16 without a mark', Buffer.from(words, 'utf16le'), words],
  ['UTF-16 the other way about, without a mark', bigEndian(words), words],
  ['Latin-1 that says so', Buffer.from(declared('ISO-8859-1'), 'latin1'), declared('ISO-8859-1')],
  ['UTF-8 that says it is UTF-16', Buffer.from(declared('utf-16')), declared('utf-16')],
  ['nothing', Buffer.from(''), ''],
])('%s is read', (_, bytes, text) => {
  expect(textOfBytes(bytes)).toEqual({ ok: true, value: text });
});

test.each([
  ['Latin-1 that does not say so', Buffer.from(words, 'latin1'), 'its characters are not UTF-8'],
  ['an encoding nobody knows', Buffer.from(declared('klingon')), 'its characters are not KLINGON'],
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'it is compressed (gzip); unpack it first'],
  ['a zip', Buffer.from('PK\u0003\u0004'), 'it is a zip file; unpack it first'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'it is a PDF, not a record'],
])('%s is refused by its name', (_, bytes, fault) => {
  expect(textOfBytes(bytes)).toEqual({ ok: false, fault });
});
