import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const pieceBytes = 2 ** 20;
/** A text may lie across two pieces. */
const overlapBytes = 4096;
const nothing = Buffer.alloc(pieceBytes + overlapBytes);

/** By name, a text or bytes. */
export type Sought = Readonly<Record<string, string | Uint8Array>>;

/**
 * The names of what stands anywhere in the writable memory of a process: texts as UTF-8 or UTF-16, bytes as they are, in hex or
 * in base64. Linux only.
 */
export function foundInMemory(pid: number, sought: Sought): readonly string[] {
  const found = new Set<string>();
  const needles = Object.entries(sought).flatMap(([name, what]) =>
    writingsOf(what).map((bytes) => ({ name, bytes })),
  );
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const [from, to] of writableRegions(pid)) {
      for (let at = from; at < to; at += pieceBytes) {
        const bytes = readPiece(memory, at, Math.min(pieceBytes + overlapBytes, to - at));
        // Memory that was reserved and never touched.
        if (bytes.equals(nothing.subarray(0, bytes.length))) continue;
        for (const needle of needles) if (bytes.includes(needle.bytes)) found.add(needle.name);
      }
    }
  } finally {
    closeSync(memory);
  }
  return Object.keys(sought).filter((name) => found.has(name));
}

function writingsOf(what: string | Uint8Array): readonly Buffer[] {
  if (typeof what === 'string') return [Buffer.from(what, 'utf8'), Buffer.from(what, 'utf16le')];
  const bytes = Buffer.from(what);
  // The last signs of base64 depend on what comes after.
  const texts = [bytes.toString('hex'), bytes.toString('base64').slice(0, 40)];
  return [bytes, ...texts.flatMap(writingsOf)];
}

function writableRegions(pid: number): readonly (readonly [number, number])[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      return from === undefined || to === undefined
        ? []
        : [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const];
    });
}

/** What cannot be read holds nothing of the process's own. */
function readPiece(memory: number, from: number, count: number): Buffer {
  const bytes = Buffer.allocUnsafe(count);
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, count, from));
  } catch {
    return Buffer.alloc(0);
  }
}
