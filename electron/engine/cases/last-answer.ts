/** The last answer to one question, given again while everything it was made from is the very same. */
export type LastAnswer<T> = (madeFrom: readonly unknown[], make: () => T) => T;

export function lastAnswer<T>(): LastAnswer<T> {
  let last: { readonly madeFrom: readonly unknown[]; readonly value: T } | undefined;
  return (madeFrom, make) => {
    const isSame =
      last !== undefined &&
      last.madeFrom.length === madeFrom.length &&
      last.madeFrom.every((part, at) => Object.is(part, madeFrom[at]));
    if (last !== undefined && isSame) return last.value;
    last = { madeFrom, value: make() };
    return last.value;
  };
}
