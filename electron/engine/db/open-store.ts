import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Host } from '../host.ts';
import { migrate, versionOf } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations as allMigrations } from './migrations/migrations.ts';
import { openForLooking, openForUse, type OpenFault } from './open.ts';
import { troubleOf } from './sqlite-faults.ts';
import { createStore, type Store } from './store.ts';

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
  const looked = hasContent(path, host) ? look(path, key, host, migrations) : ok(undefined);
  if (!looked.ok) return looked;
  const opened = openForUse(path, key);
  if (!opened.ok) return opened;
  try {
    migrate(opened.value, host, migrations);
    return ok(createStore(opened.value, host));
  } catch (error) {
    opened.value.close();
    const kind = troubleOf(error);
    if (kind === undefined) throw error;
    return err({ kind });
  }
}

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
