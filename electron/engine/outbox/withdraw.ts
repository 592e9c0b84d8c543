import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { append, readCurrent, type Unlocked } from '../cases/cases.ts';
import type { WriteTx } from '../db/store.ts';
import { moveIn, readEntry, readOutboxOf, type EntryHead } from '../sync/sync.ts';
import { whatWords } from './what-words.ts';

const mayWithdraw: readonly string[] = ['queued', 'parked', 'conflicted'];

/**
 * Takes an entry back with what hangs on it, and says so in the case. What may have arrived is looked for and marked as an
 * error in the record.
 */
export function withdrawEntry(here: Unlocked, id: string, reason: string): Result<void, Fault> {
  const { context, store, user } = here;
  const entry = readEntry(store.read, id);
  if (entry === undefined) return err({ kind: 'not-found', what: 'entry' });
  if (!mayWithdraw.includes(entry.state.kind))
    return err({ kind: 'not-possible', why: 'it is on its way or has arrived' });
  const hanging = readOutboxOf(store.read, entry.person).filter((other) => hangsOn(other, entry));
  store.inTransaction('outbox withdraw', { user: user.id, action: 'outbox-withdraw', subject: id }, (tx) =>
    takeBack(here, tx, [entry, ...hanging], reason),
  );
  context.emit({ event: 'case-changed', patient: entry.person });
  return ok(undefined);
}

/** What was recommended because of a statement falls with it; an earlier list is retired only for a newer one. */
export const hangsOn = (other: EntryHead, entry: EntryHead): boolean =>
  isOfOneSigning(other, entry) &&
  mayBeTakenBack(other) &&
  ((entry.row !== null &&
    entry.kind !== 'recommendation' &&
    other.kind === 'recommendation' &&
    other.row === entry.row) ||
    (entry.kind === 'list-now' &&
      other.kind === 'list-earlier' &&
      other.endpoint === entry.endpoint &&
      other.state.kind !== 'acknowledged'));

export const isOfOneSigning = (one: EntryHead, other: EntryHead): boolean =>
  one.person === other.person && one.createdAt === other.createdAt && one.createdBy === other.createdBy;

/** On its way, it settles first; taken back, it stays so. */
export const mayBeTakenBack = ({ state }: EntryHead): boolean =>
  state.kind !== 'sending' && state.kind !== 'withdrawn' && !('retract' in state && state.retract !== null);

/** Takes entries of one patient back, and keeps in their case that it was done. */
export function takeBack(
  { context, store, user }: Unlocked,
  tx: WriteTx,
  entries: readonly EntryHead[],
  reason: string,
): void {
  const nowMs = context.host.now();
  for (const { id } of entries)
    moveIn(tx, id, { kind: 'withdraw', reason, by: user.id, at: fromMillis(nowMs) }, nowMs);
  const person = entries[0]?.person;
  if (person === undefined) return;
  const signed = readCurrent(store.read, person).state.signedOff !== null;
  const words = `Taken back (${reason}): ${entries.map((entry) => wordsOf(context, entry)).join('; ')}`;
  append(tx, context.host, person, user, { kind: signed ? 'addendum' : 'noted', words });
}

const wordsOf = (context: Unlocked['context'], { kind, about, endpoint }: EntryHead): string => {
  const record = sourceById(context.config, endpoint)?.name ?? endpoint;
  return `${whatWords[kind] ?? kind}${about === '' ? '' : ` of ${about}`}, ${record}`;
};
