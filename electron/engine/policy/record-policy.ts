import { z } from 'zod';
import type { EngineContext } from '../context.ts';
import { saveSetting, settingByName } from '../db/queries/settings.ts';
import { table } from '../../../shared/core/table.ts';

const setting = 'policy-found';
const foundSchema = z.record(z.string(), z.unknown());

/** Records at an unlock which settings of the policy are not those of the unlock before. Their names only: a value may be a key. */
export function recordPolicyChanges({ session, policy }: EngineContext): void {
  session.onUnlock(() => {
    const [store, user] = [session.store(), session.user()];
    if (!store.ok || !user.ok) return;
    const found = table<unknown>(policy);
    const kept = store.value.read.get(settingByName, { name: setting })?.value;
    const before = kept === undefined ? {} : foundSchema.parse(JSON.parse(kept));
    const changed = Object.keys({ ...before, ...found }).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(found[name]),
    );
    if (changed.length === 0) return;
    const entry = { user: user.value.id, subject: '', detail: { settings: changed.toSorted().join(' ') } };
    store.value.inTransaction('record the policy', { ...entry, action: 'policy-changed' }, (tx) =>
      tx.run(saveSetting, { name: setting, value: JSON.stringify(found) }),
    );
  });
}
