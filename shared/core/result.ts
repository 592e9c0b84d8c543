/** An expected outcome: a value, or a fault with a closed `kind`. Bugs throw instead (see `must.ts`). */
export type Result<T, F> = Ok<T> | Err<F>;
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<F> = { readonly ok: false; readonly fault: F };

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <F>(fault: F): Err<F> => ({ ok: false, fault });

/** Applies `change` to the value of a success; a fault passes through. */
export const mapResult = <T, U, F>(result: Result<T, F>, change: (value: T) => U): Result<U, F> =>
  result.ok ? ok(change(result.value)) : result;
