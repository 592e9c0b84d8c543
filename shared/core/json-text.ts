import { isObject } from './brand.ts';
import { compareText } from './compare.ts';

/** A JSON value as text in which the order of keys makes no difference: two of the same text say the same. */
export const jsonText = (value: unknown): string | undefined => JSON.stringify(sorted(value));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted(compareText)
      .map((key) => [key, sorted(value[key])]),
  );
}
