import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import { isEnded } from '../../../shared/cases/cases.ts';
import { relistEntry } from '../db/queries/outbox.ts';
import type { WriteTx } from '../db/store.ts';
import { moveIn, readEntry, readOutboxOf, type EntryHead } from '../sync/sync.ts';
import { hangsOn, isOfOneSigning, mayBeTakenBack } from './one-signing.ts';

/** A statement about which something else was decided than was signed. */
export type Decided = {
  readonly statement: EntryHead;
  /** The status that was signed, and the one that stands in the record from now on; null where nothing of mine does. */
  readonly signed: unknown;
  readonly stands: unknown;
};

/**
 * The lists of a signature say what its statements say. What was decided to have ended is no longer on the list of what is taken, what
 * was decided to go on is on it again, and a change that was not made is no change. A list on which nothing is left is taken back with
 * what would have been retired for it: an empty one would say that nothing is taken. It comes back once something is taken after all.
 */
export function listsFollow(tx: WriteTx, decided: Decided, user: string, nowMs: number): void {
  const { statement, signed, stands } = decided;
  if (statement.type !== 'MedicationStatement' || signed === stands) return;
  const lists = readOutboxOf(tx, statement.person).filter(
    (other) =>
      isList(other) &&
      other.endpoint === statement.endpoint &&
      isOfOneSigning(other, statement) &&
      (wasEmptied(other) || (mayBeTakenBack(other) && other.state.kind !== 'acknowledged')),
  );
  for (const list of lists) follow(tx, list, decided, user, nowMs);
}

const isList = ({ kind }: EntryHead): boolean => kind === 'list-now' || kind === 'list-changes';

const nothingLeft = 'nothing that it would say stands any more';

const wasEmptied = ({ state }: EntryHead): boolean =>
  state.kind === 'withdrawn' && state.record === 'never-sent' && state.reason === nothingLeft;

function follow(
  tx: WriteTx,
  list: EntryHead,
  { statement, stands }: Decided,
  user: string,
  nowMs: number,
): void {
  const entry = must(readEntry(tx, list.id), 'an entry never leaves the outbox');
  const tree: unknown = JSON.parse(entry.body);
  // A list that names something no longer says that nothing is taken.
  const { emptyReason: _, ...body }: JsonObject = isObject(tree) ? tree : {};
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
  if (next.length > 0) {
    if (wasEmptied(list)) bringBack(tx, list, nowMs);
    return;
  }
  const reason = nothingLeft;
  const hanging = readOutboxOf(tx, list.person).filter((other) => hangsOn(other, list));
  for (const { id } of [list, ...hanging])
    moveIn(tx, id, { kind: 'withdraw', reason, by: user, at: fromMillis(nowMs) }, nowMs);
}

/** With the earlier lists that were to be retired for it. */
function bringBack(tx: WriteTx, list: EntryHead, nowMs: number): void {
  const earlier = readOutboxOf(tx, list.person).filter(
    (other) =>
      other.kind === 'list-earlier' &&
      other.endpoint === list.endpoint &&
      isOfOneSigning(other, list) &&
      wasEmptied(other),
  );
  for (const { id } of [list, ...earlier]) moveIn(tx, id, { kind: 'brought-back' }, nowMs);
}
