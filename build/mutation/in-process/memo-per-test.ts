/**
 * What the product works out once and remembers (`shared/core`), remembered here for one test only. Otherwise the first test
 * that asks would be the only one that runs the code, and a later one that would notice a change to it would never be asked.
 */
const all = new Set<() => void>();
let inTest = false;

/** Before each test. What is set up within one is forgotten with whatever it hangs on. */
export function forgetAll(): void {
  inTest = true;
  for (const forget of all) forget();
}
/** After each test: what is set up from now on is loaded with the code, and stays. */
export function endTest(): void {
  inTest = false;
}

function remember(forget: () => void): void {
  if (!inTest) all.add(forget);
}

export function oncePerObject<Source extends object, Value>(
  workOut: (source: Source) => Value,
): (source: Source) => Value {
  let known = new WeakMap<Source, { readonly value: Value }>();
  remember(() => (known = new WeakMap()));
  return (source) => {
    const found = known.get(source) ?? { value: workOut(source) };
    known.set(source, found);
    return found.value;
  };
}

export function oncePerPair<First extends object, Second extends object, Value>(
  workOut: (first: First, second: Second) => Value,
): (first: First, second: Second) => Value {
  let known = new WeakMap<First, WeakMap<Second, { readonly value: Value }>>();
  remember(() => (known = new WeakMap()));
  return (first, second) => {
    const of = known.get(first) ?? new WeakMap<Second, { readonly value: Value }>();
    const found = of.get(second) ?? { value: workOut(first, second) };
    known.set(first, of.set(second, found));
    return found.value;
  };
}

export function oncePerText<Value>(workOut: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  remember(() => known.clear());
  return (text) => {
    const found = known.get(text) ?? { value: workOut(text) };
    known.set(text, found);
    return found.value;
  };
}

export function firstAlike<Value>(says: (value: Value) => string): (value: Value) => Value {
  const of = new Map<string, Value>();
  remember(() => of.clear());
  return (value) => {
    const said = says(value);
    const first = of.get(said) ?? value;
    of.set(said, first);
    return first;
  };
}
