import type { Evidence } from './evidence.ts';

/**
 * What is put into rows: one line, or several that belong together, of one source; or the same of several sources of one
 * origin, which have one voice between them.
 */
export type Unit<T> = {
  readonly id: string;
  readonly sources: readonly string[];
  readonly items: readonly T[];
};

export type Edge = { readonly a: string; readonly b: string; readonly evidence: Evidence };

/** Rows that every best answer agrees on, and the pairs that only some best answers hold: those are a person's to decide. */
export type Assignment = {
  readonly rows: readonly (readonly string[])[];
  readonly undecided: readonly Edge[];
  /** The part was too large or too entangled to be searched whole, so that only what is certain was paired. */
  readonly limited: boolean;
};
