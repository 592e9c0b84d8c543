/**
 * Whether a word is one of several, one slip of the keyboard away from one, or the beginning of one that was cut off.
 *
 * @example isNearWord('twce', ['twice']) // true
 */
export const isNearWord = (word: string, known: readonly string[]): boolean =>
  known.some(
    (one) =>
      word === one ||
      (one.length >= 5 && word.length >= 3 && one.startsWith(word)) ||
      (one.length >= 4 && word.length >= 4 && isOneSlip(word, one)),
  );

/** One letter more, less, other, or two exchanged. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  const [leftA, leftB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (
    (leftA.length <= 1 && leftB.length <= 1) ||
    (leftA.length === 2 && leftB.length === 2 && leftA[0] === leftB[1] && leftA[1] === leftB[0])
  );
}
