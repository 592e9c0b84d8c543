import type { Known } from '../../shared/core/known.ts';

/** The word for a value that is not there, or the value in the words of `show`. Never a blank, a dash or a question mark. */
export function sayKnown<T>(field: Known<T>, show: (value: T) => string): string {
  switch (field.kind) {
    case 'known':
      return show(field.value);
    case 'not-recorded':
      return 'Not recorded';
    case 'unreadable':
      return `Could not be read: “${field.raw}”`;
    case 'withheld':
      return field.by === '' ? 'Withheld' : `Withheld by ${field.by}`;
  }
}

/** NHS number in threes and a four; anything that is not ten digits is shown as it came. */
export function showNhsNumber(text: string): string {
  const digits = text.replaceAll(' ', '');
  return /^\d{10}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}` : text;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
