import type { Candidate } from './candidate.ts';
import type { Evidence } from './evidence.ts';

/**
 * What is put into rows: one line, or several that belong together, of one source; or the same of several sources of one
 * origin, which have one voice between them. `why` names the reason where there are several.
 */
export type Unit = {
  readonly id: string;
  readonly sources: readonly string[];
  readonly items: readonly Candidate[];
  /** The lines that differ in anything matching looks at: what is asked of all of them is asked of these. */
  readonly distinct: readonly Candidate[];
  readonly regimen: boolean;
  readonly why?: string;
};

export type Edge = { readonly a: Unit; readonly b: Unit; readonly evidence: Evidence };

/** Rows that every best answer agrees on, and the pairs that only some best answers hold: those are a person's to decide. */
export type Assignment = {
  readonly rows: readonly (readonly Unit[])[];
  readonly undecided: readonly Edge[];
  /** The part was too large or too entangled to be searched whole, so that only what is certain was paired. */
  readonly limited: boolean;
};

/** Whether a source stands on both sides: a row holds one line, or one regimen, of each. */
export const shareSource = (
  a: { readonly sources: readonly string[] },
  b: { readonly sources: readonly string[] },
): boolean => a.sources.some((source) => b.sources.includes(source));
