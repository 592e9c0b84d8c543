import type Sqlite from 'better-sqlite3-multiple-ciphers';
import { must } from '../../../shared/core/must.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Host } from '../host.ts';
import { commitSchema, missingCommits, type Commit } from './commit.ts';
import { lastCommitOf, type LastCommit } from './last-commit.ts';
import { migrating, versionOf, type MigrationProgress } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations as allMigrations } from './migrations/migrations.ts';
import { openForLooking, openForUse, type OpenFault } from './open.ts';
import { troubleOf } from './sqlite-faults.ts';
import { createStore, nothingBeside, type Beside, type Store } from './store.ts';

export type StoreFault = OpenFault | { readonly kind: 'from-the-future' };

/**
 * Opens the store at `path`, or makes it, and brings it to the newest schema. A store that is refused is left as it was,
 * byte for byte.
 */
export function openStore(
  path: string,
  key: Uint8Array,
  host: Host,
  migrations: readonly Migration[] = allMigrations,
): Result<Store, StoreFault> {
  const steps = opening(path, key, host, migrations);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return must(step.value, 'nobody gives up what does not pause');
  }
}

/** What somebody who waits for a store sees, and how they end it. */
export type Waiting = {
  readonly progress: (progress: MigrationProgress) => void;
  /** Asked between two lots of rows; the store is then closed as it is, and goes on from there the next time. */
  readonly stopped: () => boolean;
};

/** The same for a store that may be old and large: other work of the engine goes on while its rows are moved. */
export async function openStoreInTurns(
  path: string,
  key: Uint8Array,
  host: Host,
  waiting: Waiting,
  migrations: readonly Migration[] = allMigrations,
): Promise<Result<Store, StoreFault | { readonly kind: 'stopped' }>> {
  const steps = opening(path, key, host, migrations);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value ?? err({ kind: 'stopped' });
    waiting.progress(step.value);
    await new Promise<void>((resolve) => {
      host.after(0, resolve);
    });
    if (waiting.stopped()) {
      steps.return(undefined);
      return err({ kind: 'stopped' });
    }
  }
}

/** Pauses wherever other work may go first. */
function* opening(
  path: string,
  key: Uint8Array,
  host: Host,
  migrations: readonly Migration[],
): Generator<MigrationProgress, Result<Store, StoreFault> | undefined> {
  const looked = hasContent(path, host) ? look(path, key, host, migrations) : ok(undefined);
  if (!looked.ok) return looked;
  const opened = openForUse(path, key);
  if (!opened.ok) return opened;
  let store: Store | undefined;
  try {
    yield* migrating(opened.value, host, migrations);
    const proven = prove(opened.value, lastCommitOf(path, key, host));
    if (!proven.ok) return proven;
    store = createStore(opened.value, host, proven.value);
    return ok(store);
  } catch (error) {
    const kind = troubleOf(error);
    if (kind === undefined) throw error;
    return err({ kind });
  } finally {
    // Refused, failed or given up half-way: nobody else would close it.
    if (store === undefined) opened.value.close();
  }
}

/**
 * Holds what is there against what was committed here last. After an end that was none of ours every page is looked at; what is
 * missing is said, because what is there can still be used.
 */
function prove(db: Sqlite.Database, last: LastCommit): Result<Beside, StoreFault> {
  const kept = last.kept();
  if (kept?.closed === false && !passesQuickCheck(db)) return err({ kind: 'malformed' });
  // Before the first migration there is no audit, and nothing that could be missing.
  const hasAudit = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit'`).get();
  if (hasAudit === undefined) return ok(nothingBeside);
  const at = (sql: string, seq: number): Commit | undefined =>
    commitSchema.optional().parse(db.prepare(sql).get({ seq }));
  const newest = at(`${commitSql} WHERE seq > :seq ORDER BY seq DESC LIMIT 1`, 0);
  const held = kept === undefined ? undefined : at(`${commitSql} WHERE seq = :seq`, kept.commit.seq);
  let head = newest;
  return ok({
    missing: kept === undefined ? undefined : missingCommits(kept.commit, held, newest),
    committed: (commit) => {
      head = commit;
      last.note(commit, false);
    },
    closed: () => {
      if (head !== undefined) last.note(head, true);
      last.forget();
    },
  });
}

const commitSql = 'SELECT seq, hash, at FROM audit';

const passesQuickCheck = (db: Sqlite.Database): boolean =>
  db.pragma('quick_check(1)', { simple: true }) === 'ok';

/** A file of no bytes is what a crash before the first write leaves. */
const hasContent = (path: string, host: Host): boolean => (host.files.readStart(path, 1)?.length ?? 0) > 0;

/** Asks an existing store for its version without touching it. */
function look(
  path: string,
  key: Uint8Array,
  host: Host,
  migrations: readonly Migration[],
): Result<void, StoreFault> {
  const opened = openForLooking(path, key, host.files);
  if (!opened.ok) return opened;
  try {
    const known = migrations.at(-1)?.version ?? 0;
    return versionOf(opened.value) > known ? err({ kind: 'from-the-future' }) : ok(undefined);
  } catch (error) {
    const kind = troubleOf(error);
    if (kind === undefined) throw error;
    return err({ kind });
  } finally {
    opened.value.close();
  }
}
