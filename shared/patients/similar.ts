import { editDistance } from '../core/edit-distance.ts';
import { table } from '../core/table.ts';

/**
 * Whether two family names could be taken for one another on a ward: the same, sounding the same, or a slip or two of
 * the pen apart. Symmetric; case, accents, spaces and hyphens do not count.
 */
export function similarNames(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)];
  if (one === '' || other === '') return false;
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  if (shorter < 4) return false;
  return (
    editDistance(one, other) <= (shorter >= 8 ? 2 : 1) ||
    (soundOf(one) === soundOf(other) && editDistance(one, other) <= 3)
  );
}

export const lettersOf = (name: string): string =>
  name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');

const sounds = table<string>({
  B: '1',
  F: '1',
  P: '1',
  V: '1',
  C: '2',
  G: '2',
  J: '2',
  K: '2',
  Q: '2',
  S: '2',
  X: '2',
  Z: '2',
  D: '3',
  T: '3',
  L: '4',
  M: '5',
  N: '5',
  R: '6',
});

/** Soundex of a name in capital letters, without its cut at four letters, so that long names stay apart. */
export function soundOf(name: string): string {
  let sound = name.slice(0, 1);
  let last = sounds[sound] ?? '';
  for (const letter of name.slice(1)) {
    const digit = sounds[letter] ?? '';
    if (digit !== '' && digit !== last) sound += digit;
    if (letter !== 'H' && letter !== 'W') last = digit;
  }
  return sound;
}
