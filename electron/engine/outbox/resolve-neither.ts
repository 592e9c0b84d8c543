import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { storedObject } from '../../../shared/sync/sync.ts';
import { readyWords, type Unlocked } from '../cases/cases.ts';
import { moveBy } from '../sync/sync.ts';
import { fallWithStatement } from './falls-with-statement.ts';
import { conflictSeen } from './conflict-seen.ts';
import { listsFollow } from './lists-follow.ts';
import { resolveSignature } from './resolve-signature.ts';
import { hasMoved } from './withdraw.ts';

/**
 * Neither version is right. Nothing is written over theirs, mine is taken back, and what is right stands in the case in the
 * person's own words: in one transaction, so that neither is lost without the other being kept. Where theirs is a signed list, it is the
 * answer for all that I signed, like any other.
 */
export async function resolveNeither(
  here: Unlocked,
  id: string,
  words: string,
  seenVersion: string,
): Promise<Result<void, Fault>> {
  const { context, store, user } = here;
  const found = conflictSeen(here, id, seenVersion);
  if (!found.ok) return found;
  const entry = found.value;
  const { signature, theirs } = entry.state;
  if (signature !== null)
    return resolveSignature(here, entry, signature, storedObject(theirs), { side: 'neither', words });
  const kept = `Neither version was right${entry.about === '' ? '' : ` (${entry.about})`}: ${words}`;
  const said = await readyWords(here, entry.person, kept);
  if (!said.ok) return said;
  if (hasMoved(store.read, entry)) return err({ kind: 'changed-meanwhile', what: 'entry' });
  const now = context.host.now();
  const by = { by: user.id, at: fromMillis(now) };
  if (entry.state.retract !== null) {
    // Mine is taken back as it is: theirs stays, and nobody is asked about it again.
    moveBy(store, id, { kind: 'decided-theirs', ...by, instead: null }, user.id, now, said.value);
    context.emit({ event: 'case-changed', patient: entry.person });
    return ok(undefined);
  }
  // Theirs stands in the record, right or not: a list that left it out would say that it is not taken.
  const stands = storedObject(theirs);
  const instead =
    stands['resourceType'] === entry.type && typeof stands['id'] === 'string'
      ? `${entry.type}/${stands['id']}`
      : null;
  const event = { kind: 'decided-theirs', reason: kept, instead, ...by } as const;
  const signed = storedObject(entry.body)['status'];
  moveBy(store, id, event, user.id, now, (tx) => {
    said.value(tx);
    listsFollow(
      tx,
      { statement: entry, signed, stands: instead === null ? null : stands['status'] },
      user.id,
      now,
    );
    fallWithStatement(tx, entry, { reason: kept, by: user.id, nowMs: now });
  });
  context.emit({ event: 'case-changed', patient: entry.person });
  return ok(undefined);
}
