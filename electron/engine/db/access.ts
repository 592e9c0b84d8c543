import type { AuditEntry } from './audit-entry.ts';
import type { Bindable, Command, Query } from './query.ts';

export type Params = Readonly<Record<string, Bindable>>;

/** Asks the store. Every statement first passes the host, so that a test can stop the world there. */
export type ReadDb = {
  readonly all: <P extends Params, Row>(query: Query<P, Row>, params: P) => readonly Row[];
  readonly get: <P extends Params, Row>(query: Query<P, Row>, params: P) => Row | undefined;
};

/** Changes the store; exists only inside `inTransaction`, and is dead afterwards. */
export type WriteTx = ReadDb & {
  /** Rows changed. */
  readonly run: <P extends Params>(command: Command<P>, params: P) => number;
  /** A further audit entry in the same transaction. */
  readonly audit: (entry: AuditEntry) => void;
};
