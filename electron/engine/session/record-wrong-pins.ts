import type { AuditEntry } from '../db/audit-entry.ts';
import { saveSetting, settingByName } from '../db/queries/settings.ts';
import type { Store } from '../db/store.ts';

const settingOf = (user: string): string => `wrong-pins:${user}`;

/**
 * Brings the audit up to the vault's counts of wrong PINs, which came while the store was closed or before a signature. A count
 * lower than the audit knows was put back from an earlier copy, and is recorded as that.
 */
export function recordWrongPins(store: Store, by: string, everWrong: ReadonlyMap<string, number>): void {
  for (const [user, count] of everWrong) {
    const known = Number(store.read.get(settingByName, { name: settingOf(user) })?.value ?? 0);
    if (count === known) continue;
    const entry: Pick<AuditEntry, 'action' | 'detail'> =
      count > known
        ? { action: 'wrong-pin', detail: { count: count - known } }
        : { action: 'pin-count-put-back', detail: { known, found: count } };
    store.inTransaction('record wrong PINs', { user: by, subject: user, ...entry }, (tx) =>
      tx.run(saveSetting, { name: settingOf(user), value: String(count) }),
    );
  }
}
