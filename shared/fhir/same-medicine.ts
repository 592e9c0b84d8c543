import { fold, identify } from '../dmd/dmd.ts';
import type { Medicine } from '../medicines/line.ts';

/**
 * Whether two names surely name two medicines: neither the same words, nor one inside the other, nor one substance at one
 * strength.
 */
export function areDifferentMedicines(a: string, b: string): boolean {
  const [left, right] = [fold(a), fold(b)];
  if (left.includes(right) || right.includes(left)) return false;
  const [one, other] = [identify(a), identify(b)];
  if (one.substance !== other.substance) return true;
  const [mine, theirs] = [strengths(one), strengths(other)];
  return mine !== '' && theirs !== '' && mine !== theirs;
}

const strengths = (identity: ReturnType<typeof identify>): string =>
  identity.strengths
    .map(({ value, unit, per }) => `${value} ${unit} ${per === undefined ? '' : `${per.value} ${per.unit}`}`)
    .join('+');

/** Whether two entries of one source name one product: the same words, or one code that neither name contradicts. */
export function isSameProduct(a: Medicine, b: Medicine): boolean {
  const words = fold(a.term);
  if (words === '' || fold(b.term) === '') return false;
  if (words === fold(b.term)) return true;
  const shared = a.codes.some((code) =>
    b.codes.some((other) => other.code === code.code && code.code !== ''),
  );
  return shared && !areDifferentMedicines(a.term, b.term);
}
