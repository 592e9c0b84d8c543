import type { Said } from '../../../shared/cases/cases.ts';

type SaidView<T> = { value: T; by: string; at: string };

/** What was said, for the screen: the value, the name and the time. */
export function said<T>(value: Said<T> | null | undefined): SaidView<T> | null;
export function said<T, U>(value: Said<T> | null | undefined, change: (value: T) => U): SaidView<U> | null;
export function said<T, U>(
  value: Said<T> | null | undefined,
  change?: (value: T) => U,
): SaidView<T | U> | null {
  if (value === null || value === undefined) return null;
  return {
    value: change === undefined ? value.value : change(value.value),
    by: value.by.name,
    at: value.at,
  };
}
