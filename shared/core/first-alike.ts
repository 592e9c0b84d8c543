/** So many are remembered; then all are forgotten, so that a long day cannot fill the memory. */
const most = 5_000;

/**
 * Gives the first of all things that say the same, so that what follows from it is worked out once for all of them. For
 * what is never changed.
 *
 * @example const strengthOf = firstAlike((strength: Strength) => `${strength.value} ${strength.unit}`)
 */
export function firstAlike<Value>(says: (value: Value) => string): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const said = says(value);
    const first = known.get(said);
    if (first !== undefined) return first;
    if (known.size >= most) known.clear();
    known.set(said, value);
    return value;
  };
}
