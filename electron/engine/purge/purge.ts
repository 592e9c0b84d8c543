import type { EngineContext } from '../context.ts';
import { currentCase, signedRecord } from '../db/queries/case-events.ts';
import { peopleToKeepOrPurge, purgePerson } from '../db/queries/purge.ts';
import type { ReadDb, Store } from '../db/store.ts';
import { bugLine } from '../log/log.ts';
import { mayPurge, type PersonFacts, type PurgeRule } from './may-purge.ts';

/** A while after the unlock, so that the ward stands before. */
const afterUnlockMs = 20_000;
const dayMs = 86_400_000;

/** Removes the copies that are due: a while after each unlock, and once a day while nobody locks. */
export function keepPurging(context: EngineContext): void {
  const { host, session, policy } = context;
  let timer: ReturnType<typeof host.after> | undefined;
  const rule = { afterDays: policy.purgeAfterDays, afterDischargeDays: policy.purgeAfterDischargeDays };
  const later = (delayMs: number): void => {
    timer?.cancel();
    timer = host.after(delayMs, () => {
      later(dayMs);
      const [store, user] = [session.store(), session.user()];
      if (!store.ok || !user.ok) return;
      try {
        purge(store.value, { rule, nowMs: host.now(), by: user.value.id });
      } catch (error) {
        host.log(bugLine('purge', error));
      }
    });
  };
  session.onUnlock(() => later(afterUnlockMs));
  session.onLock(() => timer?.cancel());
}

export type PurgeOrder = { readonly rule: PurgeRule; readonly nowMs: number; readonly by: string };
export type Purged = { readonly removed: readonly string[]; readonly kept: number };

/**
 * Removes what may go, a person a transaction, and nothing of anybody else. Freed pages are overwritten and the write-ahead log is
 * emptied, so that no file holds what was removed.
 */
export function purge(store: Store, { rule, nowMs, by }: PurgeOrder): Purged {
  const removed: string[] = [];
  let kept = 0;
  for (const { person, facts } of readFacts(store.read)) {
    const decision = mayPurge(facts, rule, nowMs);
    if (decision.kind === 'kept') kept += 1;
    if (decision.kind !== 'remove') continue;
    const entry = { user: by, action: 'patient-purged', subject: person, detail: { why: decision.why } };
    store.inTransaction('purge a person', entry, (tx) => {
      for (const command of purgePerson) tx.run(command, { person });
    });
    removed.push(person);
  }
  if (removed.length > 0) store.emptyLog();
  return { removed, kept };
}

function readFacts(db: ReadDb): readonly { readonly person: string; readonly facts: PersonFacts }[] {
  return db.all(peopleToKeepOrPurge, {}).map((row) => {
    const current = db.get(currentCase, { person: row.person })?.case_id;
    return {
      person: row.person,
      facts: {
        touchedAt: row.touched_at,
        stays: row.stays,
        goneAt: row.gone_at,
        unsent: row.unsent,
        acknowledged: row.entries - row.unsent - row.withdrawn,
        cases: row.cases,
        signed: row.signed,
        openedAgain: current !== undefined && db.get(signedRecord, { case_id: current }) === undefined,
        typedIn: row.typed_in,
      },
    };
  });
}
