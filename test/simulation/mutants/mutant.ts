/**
 * One deliberate break of the program: `find` stands once in `file` and is replaced. Whoever finds it is named: a schedule by
 * its name, or a test by file and title.
 */
export type Mutant = {
  readonly name: string;
  /** What no longer holds. */
  readonly claim: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly by: { readonly schedule: string } | { readonly test: string; readonly title: string };
};
