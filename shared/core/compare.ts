/** Orders text by code unit: the same on every machine and locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Groups in order of first appearance. */
export function groupBy<T>(
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyMap<string, readonly [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

/** Groups of what is alike, where that is quicker to see than to put into words; in order of first appearance. */
export function groupAlike<T>(
  items: readonly T[],
  isAlike: (first: T, other: T) => boolean,
): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  for (const item of items) {
    const group = groups.find(([first]) => isAlike(first, item));
    if (group === undefined) groups.push([item]);
    else group.push(item);
  }
  return groups;
}
