import { assertNever } from './must.ts';

/**
 * A field as a source states it. Absence is never emptiness:
 * `not-recorded` the source answered in full and says nothing; `unreadable` something is there that we could not
 * read (the raw value is kept and shown); `withheld` somebody chose not to share it.
 * A source that did not answer is a property of the source (`SourceState`), not of a field.
 */
export type Known<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'not-recorded' }
  | { readonly kind: 'unreadable'; readonly raw: string; readonly why: string }
  | { readonly kind: 'withheld'; readonly by: string };

export const known = <T>(value: T): Known<T> => ({ kind: 'known', value });
export const notRecorded: Known<never> = { kind: 'not-recorded' };
export const unreadable = (raw: string, why: string): Known<never> => ({ kind: 'unreadable', raw, why });
export const withheld = (by: string): Known<never> => ({ kind: 'withheld', by });

export const isKnown = <T>(field: Known<T>): field is { readonly kind: 'known'; readonly value: T } =>
  field.kind === 'known';

/** The value where it is known, else `undefined`. For deciding, never for display. */
export const valueOf = <T>(field: Known<T>): T | undefined =>
  field.kind === 'known' ? field.value : undefined;

export function mapKnown<T, U>(field: Known<T>, change: (value: T) => U): Known<U> {
  switch (field.kind) {
    case 'known':
      return known(change(field.value));
    case 'not-recorded':
    case 'unreadable':
    case 'withheld':
      return field;
    default:
      return assertNever(field);
  }
}
