/**
 * A table that is looked up by words from outside: `constructor` and `__proto__` are not in it, where every plain object answers
 * to them.
 */
export function table<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const own = { ...entries };
  Object.setPrototypeOf(own, null);
  return own;
}
