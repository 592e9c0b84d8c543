import { lastAudit } from '../audit/audit.ts';
import type { EngineContext } from '../context.ts';
import { currentCase, isSigned } from '../db/queries/case-events.ts';
import { factsOfPerson, lastNamed, peopleWithStays, purgePerson } from '../db/queries/purge.ts';
import type { ReadDb, Store } from '../db/store.ts';
import { bugLine } from '../log/log.ts';
import { mayPurge, whyDue, type PersonFacts, type PurgeRule } from './may-purge.ts';

/** A while after the unlock, so that the ward stands before. */
const afterUnlockMs = 20_000;
const dayMs = 86_400_000;

/** Removes the copies that are due: a while after each unlock, and once a day while nobody locks. */
export function keepPurging(context: EngineContext): void {
  const { host, session, policy } = context;
  let timer: ReturnType<typeof host.after> | undefined;
  const rule = { afterDays: policy.purgeAfterDays, afterDischargeDays: policy.purgeAfterDischargeDays };
  const later = (delayMs: number, then: () => void): void => {
    timer?.cancel();
    timer = host.after(delayMs, then);
  };
  /** Other work of the engine goes first between two steps; locked meanwhile, the rest is left to the next unlock. */
  const goOn = (steps: Generator<void, Purged>): void => {
    try {
      if (steps.next().done === true) later(dayMs, begin);
      else later(0, () => goOn(steps));
    } catch (error) {
      host.log(bugLine('purge', error));
      later(dayMs, begin);
    }
  };
  const begin = (): void => {
    const [store, user] = [session.store(), session.user()];
    if (store.ok && user.ok) goOn(purging(store.value, { rule, nowMs: host.now(), by: user.value.id }));
  };
  session.onUnlock(() => later(afterUnlockMs, begin));
  session.onLock(() => timer?.cancel());
}

export type PurgeOrder = { readonly rule: PurgeRule; readonly nowMs: number; readonly by: string };
export type Purged = { readonly removed: readonly string[]; readonly kept: number };

/** So many records of the audit are read at once: some milliseconds. */
const atOnce = 5_000;

/** When each subject of the audit was named last (opened, prepared, read or written), up to record `seq` of it. */
type Touches = { readonly at: Map<string, string>; seq: number };

/**
 * Removes what may go, a person a transaction, and nothing of anybody else. Freed pages are overwritten and the write-ahead log is
 * emptied, so that no file holds what was removed. It pauses wherever other work may go first, and judges whoever is due in the very
 * step that removes them: somebody may have opened them since.
 */
export function* purging(store: Store, { rule, nowMs, by }: PurgeOrder): Generator<void, Purged> {
  const touches: Touches = { at: new Map(), seq: 0 };
  yield* readTouches(store.read, touches);
  const touchedAt = (person: string): string | null => touches.at.get(person) ?? null;
  const due = store.read
    .all(peopleWithStays, {})
    .filter(
      ({ person, stays, gone_at: goneAt }) =>
        whyDue({ touchedAt: touchedAt(person), stays, goneAt }, rule, nowMs) !== undefined,
    );
  const removed: string[] = [];
  let kept = 0;
  for (const { person } of due) {
    // Few by now.
    Array.from(readTouches(store.read, touches));
    const facts = readFacts(store.read, person, touchedAt(person));
    const decision = facts === undefined ? undefined : mayPurge(facts, rule, nowMs);
    if (decision?.kind === 'kept') kept += 1;
    if (decision?.kind === 'remove') {
      const entry = { user: by, action: 'patient-purged', subject: person, detail: { why: decision.why } };
      store.inTransaction('purge a person', entry, (tx) => {
        for (const command of purgePerson) tx.run(command, { person });
      });
      removed.push(person);
    }
    yield;
  }
  if (removed.length > 0) store.emptyLog();
  return { removed, kept };
}

/** Reads on where the last look ended, a slice at a time: the audit only grows. */
function* readTouches(db: ReadDb, touches: Touches): Generator<void> {
  const last = db.get(lastAudit, {})?.seq ?? 0;
  while (touches.seq < last) {
    const to = Math.min(touches.seq + atOnce, last);
    for (const { subject, at } of db.all(lastNamed, { after: touches.seq, to })) {
      const before = touches.at.get(subject);
      if (before === undefined || at > before) touches.at.set(subject, at);
    }
    touches.seq = to;
    yield;
  }
}

function readFacts(db: ReadDb, person: string, touchedAt: string | null): PersonFacts | undefined {
  const row = db.get(factsOfPerson, { person });
  if (row === undefined) return undefined;
  const current = db.get(currentCase, { person })?.case_id;
  return {
    touchedAt,
    stays: row.stays,
    goneAt: row.gone_at,
    unsent: row.unsent,
    acknowledged: row.entries - row.unsent - row.withdrawn,
    cases: row.cases,
    signed: row.signed,
    openedAgain: current !== undefined && db.get(isSigned, { case_id: current }) === undefined,
    typedIn: row.typed_in,
  };
}
