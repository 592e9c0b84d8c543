/** One step of the schema, applied whole or not at all. A step is never changed once released. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  /** The oldest schema version whose application can still work with what this step leaves. */
  readonly floor: number;
  /** The new shape. */
  readonly sql: string;
  /** What moves the rows into it. */
  readonly data?: string;
};
