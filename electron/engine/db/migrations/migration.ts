/**
 * One step of the schema. A step is never changed once released. Its rows are moved first, some in each transaction; then
 * its shape, its data and its version row are applied together, whole or not at all.
 */
export type Migration = {
  readonly version: number;
  readonly name: string;
  /** The oldest schema version whose application can still work with what this step leaves. */
  readonly floor: number;
  /** Rows too many for one transaction. */
  readonly move?: RowMove;
  /** The new shape. */
  readonly sql: string;
  /** What moves the rows into it. */
  readonly data?: string;
};

/** Moves the rows of a large table; what was moved stays moved, whatever stops it. */
export type RowMove = {
  /** One row `{ rows }`: how many are left to move. */
  readonly left: string;
  /** Moves the next few. */
  readonly some: string;
};
