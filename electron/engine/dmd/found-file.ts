/** A file somewhere below the path that was given: on the disk, in a zip, in a zip in a zip. */
export type FoundFile = {
  /** Its path below what was given, with forward slashes; `outer.zip/inner.xml` inside a zip. */
  readonly name: string;
  readonly bytes: number;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
};
