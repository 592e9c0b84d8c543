import { isObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import { isEnded } from '../../../shared/cases/cases.ts';
import { storedObject } from '../../../shared/sync/sync.ts';
import { relistEntry } from '../db/queries/outbox.ts';
import type { WriteTx } from '../db/store.ts';
import { moveIn, readEntry, readOutboxOf, type EntryHead } from '../sync/sync.ts';
import { earlierListsFollow, type Decided } from './earlier-lists-follow.ts';
import { endsAnother, isOfOneSigning, mayBeTakenBack, nothingLeft, wasEmptied } from './one-signing.ts';

/**
 * The lists of a signature say what its statements say. What was decided to have ended is no longer on the list of what is taken, what
 * was decided to go on is on it again, and a change that was not made is no change. A list on which nothing is left is taken back: an
 * empty one would say that nothing is taken. It comes back once something is taken after all.
 */
export function listsFollow(tx: WriteTx, decided: Decided, user: string, nowMs: number): void {
  const { statement, signed, stands } = decided;
  if (statement.type !== 'MedicationStatement' || endsAnother(statement)) return;
  const lists = readOutboxOf(tx, statement.person).filter(
    (other) =>
      signed !== stands &&
      isList(other) &&
      other.endpoint === statement.endpoint &&
      isOfOneSigning(other, statement) &&
      (wasEmptied(other) || (mayBeTakenBack(other) && other.state.kind !== 'acknowledged')),
  );
  for (const list of lists) follow(tx, list, decided, user, nowMs);
  earlierListsFollow(tx, decided, { by: user, at: fromMillis(nowMs) });
}

const isList = ({ kind }: EntryHead): boolean => kind === 'list-now' || kind === 'list-changes';

function follow(
  tx: WriteTx,
  list: EntryHead,
  { statement, stands }: Decided,
  user: string,
  nowMs: number,
): void {
  const entry = must(readEntry(tx, list.id), 'an entry never leaves the outbox');
  // A list that names something no longer says that nothing is taken.
  const { emptyReason: _, ...body } = storedObject(entry.body);
  const reference = `urn:uuid:${statement.id}`;
  const items = [body['entry'] ?? []].flat();
  const isOf = (item: unknown): boolean =>
    isObject(item) && isObject(item['item']) && item['item']['reference'] === reference;
  const belongs = list.kind === 'list-now' && stands !== null && !isEnded(stands);
  const left = items.filter((item) => !isOf(item));
  const next = belongs ? [...left, items.find(isOf) ?? { item: { reference } }] : left;
  if (next.length === items.length && items.some(isOf) === belongs) return;
  tx.run(relistEntry, {
    entry: list.id,
    body: JSON.stringify({ ...body, entry: next }),
    after_entries: JSON.stringify([...new Set([...list.after, ...(belongs ? [statement.id] : [])])]),
  });
  if (next.length > 0 && wasEmptied(list)) moveIn(tx, list.id, { kind: 'brought-back' }, nowMs);
  if (next.length === 0)
    moveIn(tx, list.id, { kind: 'withdraw', reason: nothingLeft, by: user, at: fromMillis(nowMs) }, nowMs);
}
