/** A broken invariant of ours. Its message names the invariant, never clinical content. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Returns `value`, or throws because something that must be there is not. */
export function must<T>(value: T | null | undefined, invariant: string): T {
  if (value === null || value === undefined) throw new InvariantError(invariant);
  return value;
}

/** Throws unless `condition` holds. */
export function mustHold(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new InvariantError(invariant);
}

/** Makes a switch exhaustive: a new member of the union fails to compile here. */
export function assertNever(value: never): never {
  throw new InvariantError(`unhandled case: ${typeof value}`);
}
