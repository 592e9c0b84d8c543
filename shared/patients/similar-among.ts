import { lettersOf, similarNames, soundOf } from './similar.ts';

/**
 * For each of many family names, the places of the others that could be taken for it. Names are only compared where they
 * sound alike or become the same by leaving letters out, which any two that are a slip or two apart do.
 */
export function similarAmong(names: readonly string[]): readonly (readonly number[])[] {
  const places = new Map<string, number[]>();
  for (const [at, name] of names.entries()) add(places, lettersOf(name), at);
  const buckets = new Map<string, string[]>();
  for (const letters of places.keys()) for (const key of keysOf(letters)) add(buckets, key, letters);
  const alike = new Map([...places.keys()].map((letters) => [letters, new Set([letters])]));
  for (const bucket of buckets.values())
    for (const [index, one] of bucket.entries())
      for (const other of bucket.slice(index + 1))
        if (alike.get(one)?.has(other) === false && similarNames(one, other)) {
          alike.get(one)?.add(other);
          alike.get(other)?.add(one);
        }
  return names.map((name, at) => {
    const letters = lettersOf(name);
    if (letters === '') return [];
    return [...(alike.get(letters) ?? [])]
      .flatMap((other) => places.get(other) ?? [])
      .filter((place) => place !== at)
      .toSorted((a, b) => a - b);
  });
}

function add<T>(to: Map<string, T[]>, key: string, value: T): void {
  const own = to.get(key);
  if (own === undefined) to.set(key, [value]);
  else own.push(value);
}

/** Two slips are only allowed between names of eight letters and more. */
function keysOf(letters: string): ReadonlySet<string> {
  if (letters === '') return new Set();
  const once = withoutOne(letters);
  const twice = letters.length >= 8 ? once.flatMap(withoutOne) : [];
  return new Set([letters, ...once, ...twice, `sound ${soundOf(letters)}`]);
}

const withoutOne = (letters: string): readonly string[] =>
  Array.from({ length: letters.length }, (_, at) => letters.slice(0, at) + letters.slice(at + 1));
