import Sqlite from 'better-sqlite3-multiple-ciphers';
import type { JsonObject } from '../../shared/core/brand.ts';
import type { Answer, Asked } from './model-server.ts';

/** A break made on purpose, from outside; `undo` takes it back. */
export type Mutation = {
  /** Stands between the client and every server. */
  readonly between?: (asked: Asked, pass: (asked: Asked) => Answer) => Answer;
  readonly undo: () => void;
};

export const mutationNames = [
  'drop-if-match',
  'split-transaction',
  'forget-identifier',
  'ack-before-commit',
] as const;
export type MutationName = (typeof mutationNames)[number];

export const none: Mutation = { undo: () => undefined };

export function mutationOf(name: MutationName): Mutation {
  switch (name) {
    case 'drop-if-match':
      return { between: (asked, pass) => pass(without(asked, 'if-match')), undo: () => undefined };
    case 'forget-identifier':
      return { between: (asked, pass) => pass(without(asked, 'if-none-exist')), undo: () => undefined };
    case 'ack-before-commit':
      return { between: answeredEarly(), undo: () => undefined };
    case 'split-transaction':
      return splitTransactions();
    default:
      return name satisfies never;
  }
}

const without = (asked: Asked, header: string): Asked => ({
  ...asked,
  header: (name) => (name === header ? undefined : asked.header(name)),
});

/** Every third write is answered, and read back, as if it had been kept: what is left when nobody waits for the commit. */
function answeredEarly(): NonNullable<Mutation['between']> {
  const early = new Map<string, JsonObject>();
  let writes = 0;
  return (asked, pass) => {
    const known = early.get(asked.url.pathname);
    if (asked.method === 'GET')
      return known === undefined ? pass(asked) : { status: 200, headers: { etag: 'W/"1"' }, body: known };
    writes += 1;
    if (asked.method !== 'POST' || writes % 3 !== 0) return pass(asked);
    const id = `early-${writes}`;
    const body: JsonObject = { ...(JSON.parse(asked.body) as JsonObject), id, meta: { versionId: '1' } };
    early.set(`${asked.url.pathname}/${id}`, body);
    return { status: 201, headers: { etag: 'W/"1"', location: `${asked.url.href}/${id}/_history/1` }, body };
  };
}

/** What is signed and what is to be sent are no longer one transaction: each entry of the outbox is committed by itself. */
function splitTransactions(): Mutation {
  const { prototype } = Sqlite;
  const whole = prototype.prepare;
  const split = function (this: Sqlite.Database, sql: string): Sqlite.Statement {
    const statement = whole.call(this, sql);
    if (!/^\s*INSERT INTO outbox_entry/.test(sql)) return statement;
    const run = statement.run.bind(statement);
    return Object.assign(statement, {
      run: (values: object) => {
        this.exec('COMMIT');
        this.exec('BEGIN IMMEDIATE');
        return run(values);
      },
    });
  };
  Object.assign(prototype, { prepare: split });
  return { undo: () => void Object.assign(prototype, { prepare: whole }) };
}
