import type Sqlite from 'better-sqlite3-multiple-ciphers';
import { mustHold } from '../../../shared/core/must.ts';
import { appendAudit } from '../audit/audit.ts';
import type { Host } from '../host.ts';
import type { ReadDb, WriteTx } from './access.ts';
import { troubleOf } from './sqlite-faults.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { Commit, MissingCommits } from './commit.ts';

export type { ReadDb, WriteTx } from './access.ts';

export type Store = {
  readonly read: ReadDb;
  /**
   * All or nothing, with `entry` appended to the audit in the same transaction; `null` only for what goes on with an act that is
   * recorded already.
   */
  readonly inTransaction: <T>(label: string, entry: AuditEntry | null, work: (tx: WriteTx) => T) => T;
  /** Rises with every write of a resource: what was read of them before is true until then. One process has the store. */
  readonly resourcesVersion: () => number;
  /** An encrypted copy under the same key. */
  readonly copyTo: (path: string) => void;
  /** Folds the write-ahead log into the file and empties it: what was deleted is in neither. */
  readonly emptyLog: () => void;
  /** What was committed here before and is not in it any more, found when it was opened. */
  readonly missing: MissingCommits | undefined;
  readonly close: () => void;
};

type StoreHost = Pick<Host, 'beforeStatement' | 'now'>;
type Prepare = (label: string, sql: string) => Sqlite.Statement;

/** What stands beside a store and is told of its commits. */
export type Beside = {
  readonly missing: MissingCommits | undefined;
  readonly committed: (commit: Commit) => void;
  readonly closed: () => void;
};

/** For a store that nothing stands beside. */
export const nothingBeside: Beside = {
  missing: undefined,
  committed: () => undefined,
  closed: () => undefined,
};

/** Wraps an opened and migrated database. */
export function createStore(db: Sqlite.Database, host: StoreHost, beside: Beside = nothingBeside): Store {
  const prepare = preparing(db, host);
  const read = reading(prepare);
  const resources = resourceWrites();
  return {
    read,
    missing: beside.missing,
    resourcesVersion: resources.count,
    inTransaction: (label, entry, work) => {
      mustHold(!db.inTransaction, `no transaction inside a transaction (${label})`);
      const life: Life = { alive: true, head: undefined };
      const tx = writing(read, prepare, host, resources, life, () =>
        mustHold(life.alive, `a transaction is used only while it runs (${label})`),
      );
      host.beforeStatement(`begin ${label}`);
      db.exec('BEGIN IMMEDIATE');
      try {
        const value = work(tx);
        mustHold(!(value instanceof Promise), `a transaction ends before anything is waited for (${label})`);
        if (entry !== null) tx.audit(entry);
        host.beforeStatement(`commit ${label}`);
        db.exec('COMMIT');
        if (life.head !== undefined) beside.committed(life.head);
        return value;
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw error;
      } finally {
        life.alive = false;
      }
    },
    copyTo: (path) => {
      prepare('copy the store', 'VACUUM INTO :path').run({ path });
    },
    emptyLog: () => {
      host.beforeStatement('empty the write-ahead log');
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
    close: () => {
      if (!db.open) return;
      try {
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // A full disk has no room to fold the log in: it stays beside the file, and is read at the next opening.
        if (troubleOf(error) === undefined) throw error;
      } finally {
        db.close();
      }
      beside.closed();
    },
  };
}

/** Each statement is compiled once. */
function preparing(db: Sqlite.Database, host: StoreHost): Prepare {
  const statements = new Map<string, Sqlite.Statement>();
  return (label, sql) => {
    host.beforeStatement(label);
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}

const reading = (prepare: Prepare): ReadDb => ({
  all: (query, params) =>
    prepare(query.label, query.sql)
      .all(params)
      .map((row) => query.row.parse(row)),
  get: (query, params) => {
    const row = prepare(query.label, query.sql).get(params);
    return row === undefined ? undefined : query.row.parse(row);
  },
});

/** Counts the writes of resources. */
type ResourceWrites = { readonly count: () => number; readonly note: (sql: string) => void };

function resourceWrites(): ResourceWrites {
  const known = new Map<string, boolean>();
  let count = 0;
  return {
    count: () => count,
    note: (sql) => {
      const isOfResources = known.get(sql) ?? /^\s*(INSERT INTO|UPDATE|DELETE FROM)\s+resource\b/.test(sql);
      known.set(sql, isOfResources);
      if (isOfResources) count += 1;
    },
  };
}

/** One transaction; `head` is the newest record of its audit. */
type Life = { alive: boolean; head: Commit | undefined };

function writing(
  read: ReadDb,
  prepare: Prepare,
  host: StoreHost,
  resources: ResourceWrites,
  life: Life,
  mustLive: () => void,
): WriteTx {
  const tx: WriteTx = {
    all: (query, params) => (mustLive(), read.all(query, params)),
    get: (query, params) => (mustLive(), read.get(query, params)),
    run: (command, params) => {
      mustLive();
      resources.note(command.sql);
      return prepare(command.label, command.sql).run(params).changes;
    },
    audit: (entry) => {
      mustLive();
      life.head = appendAudit(tx, entry, host.now());
    },
  };
  return tx;
}
