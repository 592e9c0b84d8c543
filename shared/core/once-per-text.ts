/** So many texts are remembered; then all are forgotten, so that a long day cannot fill the memory. */
const most = 5_000;

/**
 * Works something out once for each text and gives the very same object again. For what follows from the text alone and is
 * never changed: the same few names and directions come again and again, in every source and at every opening of a case.
 */
export function oncePerText<Value>(workOut: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = workOut(text);
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
