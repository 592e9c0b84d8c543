import { fromMillis } from '../../../shared/core/instant.ts';
import type { WriteTx } from '../db/store.ts';
import { moveIn, readOutboxOf, type EntryHead } from '../sync/sync.ts';
import { asksForChangeTo, endsFor, isOfOneSigning, mayBeTakenBack } from './one-signing.ts';

/**
 * A statement of mine does not stand: nobody is asked any more to change their record to it, and no other entry of ours is ended for it.
 */
export function fallWithStatement(
  tx: WriteTx,
  statement: EntryHead,
  why: { readonly reason: string; readonly by: string; readonly nowMs: number },
): void {
  const { reason, by, nowMs } = why;
  const fall = readOutboxOf(tx, statement.person).filter(
    (other) =>
      isOfOneSigning(other, statement) &&
      mayBeTakenBack(other) &&
      (asksForChangeTo(other, statement) || endsFor(other, statement)),
  );
  for (const { id } of fall) moveIn(tx, id, { kind: 'withdraw', reason, by, at: fromMillis(nowMs) }, nowMs);
}
