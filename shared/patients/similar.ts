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

/** Damerau's distance with neighbours swapped once (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : Infinity;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, change, swap));
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
