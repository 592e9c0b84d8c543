/**
 * Works something out once for each object and gives it again for as long as that object lives. For what follows from the
 * object alone, which is never changed.
 *
 * @example const coverOf = oncePerObject((line: MedicineLine) => digestOf(line))
 */
export function oncePerObject<Source extends object, Value>(
  workOut: (source: Source) => Value,
): (source: Source) => Value {
  const known = new WeakMap<Source, { readonly value: Value }>();
  return (source) => {
    const found = known.get(source);
    if (found !== undefined) return found.value;
    const value = workOut(source);
    known.set(source, { value });
    return value;
  };
}

/** The same for what follows from two objects together. */
export function oncePerPair<First extends object, Second extends object, Value>(
  workOut: (first: First, second: Second) => Value,
): (first: First, second: Second) => Value {
  const of = oncePerObject((first: First) => oncePerObject((second: Second) => workOut(first, second)));
  return (first, second) => of(first)(second);
}
