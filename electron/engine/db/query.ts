import type { z } from 'zod';

/** What SQLite can bind. Booleans are stored as 0 and 1. */
export type Bindable = string | number | bigint | Uint8Array | null;

/** A named statement whose rows are parsed, never cast. The label names the question; values never appear in logs. */
export type Query<Params extends Readonly<Record<string, Bindable>>, Row> = {
  readonly label: string;
  readonly sql: string;
  readonly row: z.ZodType<Row>;
  /** Only to carry the type of the parameters. */
  readonly params?: Params;
};

/** A named statement that changes something and returns no rows. */
export type Command<Params extends Readonly<Record<string, Bindable>>> = {
  readonly label: string;
  readonly sql: string;
  readonly params?: Params;
};

/**
 * A question to the store.
 * @example query<{ person: string }>()('lines of a person', 'SELECT id FROM resource WHERE person = :person', z.object({ id: z.string() }))
 */
export const query =
  <Params extends Readonly<Record<string, Bindable>> = Readonly<Record<string, never>>>() =>
  <Row>(label: string, sql: string, row: z.ZodType<Row>): Query<Params, Row> => ({ label, sql, row });

export const command = <Params extends Readonly<Record<string, Bindable>>>(
  label: string,
  sql: string,
): Command<Params> => ({ label, sql });
