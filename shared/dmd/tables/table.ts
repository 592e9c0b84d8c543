/** A clinical table: data with a version and a source for every part of it, replaceable by the trust. */
export type Table<Row> = {
  readonly name: string;
  readonly version: string;
  readonly rows: readonly Row[];
};

/** Splits `a | b | c` lists that keep tables short to read. */
export const names = (text: string): readonly string[] =>
  text
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '');
