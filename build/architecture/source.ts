/** What the rules are checked against: a file as read, with the few facts the rules ask about. */
export type ImportKind = 'import' | 'reexport' | 'dynamic' | 'type' | 'require' | 'url';

export type Import = {
  /** The specifier as written: `./known.ts`, `zod`, `node:fs`. */
  readonly specifier: string;
  readonly kind: ImportKind;
  /** Imported names; empty for namespace, dynamic and type-position imports. */
  readonly names: readonly string[];
  readonly line: number;
};

/** A span of a function in lines; `exempt` for a test's own callback. */
export type FunctionSpan = {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  readonly exempt: boolean;
};

/** Use of something the house keeps to named files: `Date.now`, `fetch`, `as`, `any`. */
export type Use = { readonly what: string; readonly line: number };

export type SourceFile = {
  /** From the project root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionSpan[];
  readonly uses: readonly Use[];
  /** Lines on which an object for words from outside is made without `table`. */
  readonly openTables: readonly number[];
  readonly hasDefaultExport: boolean;
  /** True when the file says nothing of its own and only passes others' exports on. */
  readonly onlyReexports: boolean;
};

export type Violation = {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly says: string;
};

/** A rule sees the whole project and names what breaks it. */
export type Rule = (files: readonly SourceFile[]) => readonly Violation[];
