import type { Claim } from './facts.ts';
import { atoms } from './scan.ts';

/**
 * The words no claim stands on, in the order and spelling written. Words that stood together stay together with the
 * punctuation between them; brackets and stars round them stay too.
 */
export function remainderOf(text: string, claims: readonly Claim[]): string {
  const claimed = covered(text.length, claims);
  const pieces: { start: number; end: number }[] = [];
  for (const atom of text.matchAll(atoms)) {
    const end = atom.index + atom[0].length;
    if (claimed.slice(atom.index, end).every(Boolean)) continue;
    const last = pieces.at(-1);
    if (last !== undefined && !claimed.slice(last.end, atom.index).some(Boolean)) last.end = end;
    else pieces.push({ start: atom.index, end });
  }
  return pieces.map(({ start, end }) => widened(text, start, end, claimed)).join(' ');
}

function covered(length: number, claims: readonly Claim[]): readonly boolean[] {
  const claimed = Array.from({ length }, () => false);
  for (const { start, end, keep } of claims) {
    claimed.fill(true, start, end);
    if (keep !== undefined) claimed.fill(false, keep[0], keep[1]);
  }
  return claimed;
}

function widened(text: string, start: number, end: number, claimed: readonly boolean[]): string {
  let from = start;
  let to = end;
  while (from > 0 && /[([*"']/.test(text[from - 1] ?? '') && claimed[from - 1] !== true) from -= 1;
  while (to < text.length && /[)\]*"']/.test(text[to] ?? '') && claimed[to] !== true) to += 1;
  return text.slice(from, to).replace(/\s+/g, ' ');
}
