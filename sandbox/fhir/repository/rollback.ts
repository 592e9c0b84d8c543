import type { Resource } from '@medplum/fhirtypes';
import type { Version } from './log.ts';
import { WithTombstones } from './tombstones.ts';

type Tables = Map<string, Map<string, Resource>>;
type Saved = { readonly tables: Tables; readonly log: ReadonlyMap<string, readonly Version[]> };

/** Gap: a transaction that fails half-way leaves its first half behind. Here it leaves nothing. */
export class WithRollback extends WithTombstones {
  private save(): Saved {
    const tables = Reflect.get(this, 'resources') as Tables;
    const copy = new Map([...tables].map(([type, rows]) => [type, new Map(rows)] as const));
    return { tables: copy, log: this.log.snapshot() };
  }

  private putBack(saved: Saved): void {
    const tables = Reflect.get(this, 'resources') as Tables;
    tables.clear();
    for (const [type, rows] of saved.tables) tables.set(type, rows);
    this.log.restore(saved.log);
  }

  /** Writers of one store are let in one at a time (`WriteQueue`), so nobody else's write is undone with it. */
  override async withTransaction<TResult>(callback: (repo: this) => Promise<TResult>): Promise<TResult> {
    const saved = this.save();
    try {
      return await callback(this);
    } catch (error) {
      this.putBack(saved);
      throw error;
    }
  }

  /** Forgets everything, for a store that starts afresh. */
  empty(): void {
    this.clear();
    this.log.restore(new Map());
  }
}
