import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** SQLCipher 4's defaults, as its documentation states them. */
const pageBytes = 4096;
const saltBytes = 16;
const ivBytes = 16;
const hmacBytes = 64;
const hmacRounds = 2;
const hmacSaltMask = 0x3a;

/**
 * Deciphers a SQLCipher-4 file with a raw key by Node's own cryptography, page by page, and writes the plain SQLite file
 * that any SQLite opens. Shares nothing with the library that wrote it; a page whose HMAC is wrong throws.
 */
export function decipher(path: string, key: Uint8Array, plainPath: string): void {
  const file = readFileSync(path);
  const salt = file.subarray(0, saltBytes);
  const hmacKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ hmacSaltMask),
    hmacRounds,
    32,
    'sha512',
  );
  const pages: Buffer[] = [];
  for (let at = 0; at < file.length; at += pageBytes)
    pages.push(page(file.subarray(at, at + pageBytes), at / pageBytes + 1, key, hmacKey));
  writeFileSync(plainPath, Buffer.concat(pages));
}

function page(bytes: Buffer, number: number, key: Uint8Array, hmacKey: Uint8Array): Buffer {
  const start = number === 1 ? saltBytes : 0;
  const reserve = pageBytes - ivBytes - hmacBytes;
  const iv = bytes.subarray(reserve, reserve + ivBytes);
  const numberBytes = Buffer.alloc(4);
  numberBytes.writeUInt32LE(number);
  const hmac = createHmac('sha512', hmacKey)
    .update(bytes.subarray(start, reserve + ivBytes))
    .update(numberBytes)
    .digest();
  if (!hmac.equals(bytes.subarray(reserve + ivBytes)))
    throw new Error(`page ${number} is not what was written`);
  const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = Buffer.concat([cipher.update(bytes.subarray(start, reserve)), cipher.final()]);
  const header = number === 1 ? Buffer.from('SQLite format 3\0', 'latin1') : Buffer.alloc(0);
  return Buffer.concat([header, plain, Buffer.alloc(ivBytes + hmacBytes)]);
}
