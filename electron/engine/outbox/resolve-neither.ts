import { fromMillis } from '../../../shared/core/instant.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { append, readCurrent, type Unlocked } from '../cases/cases.ts';
import { moveBy } from '../sync/sync.ts';
import { conflictSeen } from './conflict-seen.ts';

/**
 * Neither version is right. Nothing is written over theirs, mine is taken back, and what is right stands in the case in the
 * person's own words: in one transaction, so that neither is lost without the other being kept.
 */
export function resolveNeither(
  { context, store, user }: Unlocked,
  id: string,
  words: string,
  seenVersion: string,
): Result<void, Fault> {
  const found = conflictSeen({ context, store, user }, id, seenVersion);
  if (!found.ok) return found;
  const entry = found.value;
  const now = context.host.now();
  const signed = readCurrent(store.read, entry.person).state.signedOff !== null;
  const kept = `Neither version was right${entry.about === '' ? '' : ` (${entry.about})`}: ${words}`;
  const withdraw = { kind: 'withdraw', reason: kept, by: user.id, at: fromMillis(now) } as const;
  moveBy(store, id, withdraw, user.id, now, (tx) =>
    append(tx, context.host, entry.person, user, { kind: signed ? 'addendum' : 'noted', words: kept }),
  );
  context.emit({ event: 'case-changed', patient: entry.person });
  return ok(undefined);
}
