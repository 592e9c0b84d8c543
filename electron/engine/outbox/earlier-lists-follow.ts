import { must } from '../../../shared/core/must.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { isEnded, namesAnyOf } from '../../../shared/cases/cases.ts';
import { storedObject } from '../../../shared/sync/sync.ts';
import { relistEntry } from '../db/queries/outbox.ts';
import type { ReadDb, WriteTx } from '../db/store.ts';
import { moveIn, readEntry, readOutboxOf, type Entry, type EntryHead } from '../sync/sync.ts';
import { hangsOn, isOfOneSigning, mayBeTakenBack, nothingLeft, wasEmptied } from './one-signing.ts';

/** A statement about which something else was decided than was signed. */
export type Decided = {
  readonly statement: EntryHead;
  /** The status that was signed, and the one that stands in the record from now on; null where nothing of mine does. */
  readonly signed: unknown;
  readonly stands: unknown;
};

type Said = { readonly by: string; readonly at: Instant };

/**
 * An earlier list of ours is retired for a new one, or because it names something that has ended. Where what was decided leaves
 * neither, it stays; where the new one had nothing left to say, it goes all the same once what it names has ended. What was decided
 * of a statement is kept in `after`: an entry that was taken back for somebody else's says no longer how it stands.
 */
export function earlierListsFollow(tx: WriteTx, decided: Decided, { by, at }: Said): void {
  const { statement } = decided;
  const ofSigning = readOutboxOf(tx, statement.person).filter(
    (other) => other.endpoint === statement.endpoint && isOfOneSigning(other, statement),
  );
  const hasNewOne = ofSigning.some(
    ({ kind, state }) => kind === 'list-now' && state.kind !== 'withdrawn' && !isTakenBack(state),
  );
  const statements = ofSigning
    .filter(({ type }) => type === 'MedicationStatement')
    .map(({ id }) => readWhole(tx, id));
  const nowMs = Date.parse(at);
  for (const head of ofSigning) {
    if (head.kind !== 'list-earlier' || !mayFollow(head)) continue;
    const list = readWhole(tx, head.id);
    const after = knownToHaveEnded(list, decided, statements);
    if (after !== list.after)
      tx.run(relistEntry, { entry: list.id, body: list.body, after_entries: JSON.stringify(after) });
    const isUntrue = statements.some((one) => names(list, one) && hasEnded(one, decided, after));
    const goes = hasNewOne || isUntrue;
    if (goes && wasEmptied(head)) moveIn(tx, head.id, { kind: 'brought-back' }, nowMs);
    if (!goes && !wasEmptied(head))
      moveIn(tx, head.id, { kind: 'withdraw', reason: nothingLeft, by, at }, nowMs);
  }
}

/**
 * Whether an entry is taken back with another that a person takes back. The retirement of an earlier list is not, where that names what
 * has ended: without the new list it is still no longer true.
 */
export const takenBackWith = (db: ReadDb, other: EntryHead, entry: EntryHead): boolean =>
  hangsOn(other, entry) && !(other.kind === 'list-earlier' && endedOn(db, other).length > 0);

/** Where a list is taken back, what stays of the retirements waits for the end of what each names. */
export function retirementsStay(tx: WriteTx, entry: EntryHead): void {
  const stay = readOutboxOf(tx, entry.person).filter(
    (other) => hangsOn(other, entry) && !takenBackWith(tx, other, entry),
  );
  for (const head of stay) {
    const { id, body, after } = readWhole(tx, head.id);
    tx.run(relistEntry, {
      entry: id,
      body,
      after_entries: JSON.stringify([...new Set([...after, ...endedOn(tx, head)])]),
    });
  }
}

/** The statements of the signature by which something that a list names has ended. */
function endedOn(db: ReadDb, head: EntryHead): readonly string[] {
  const list = readWhole(db, head.id);
  return readOutboxOf(db, head.person)
    .filter(
      (other) =>
        other.type === 'MedicationStatement' &&
        other.endpoint === head.endpoint &&
        isOfOneSigning(other, head),
    )
    .map(({ id }) => readWhole(db, id))
    .filter(
      (one) =>
        names(list, one) &&
        (one.state.kind === 'withdrawn'
          ? list.after.includes(one.id)
          : !isTakenBack(one.state) && isEnded(storedObject(one.body)['status'])),
    )
    .map(({ id }) => id);
}

const mayFollow = (list: EntryHead): boolean =>
  wasEmptied(list) || (mayBeTakenBack(list) && list.state.kind !== 'acknowledged');

const isTakenBack = (state: EntryHead['state']): boolean => 'retract' in state && state.retract !== null;

const readWhole = (db: ReadDb, id: string): Entry =>
  must(readEntry(db, id), 'an entry never leaves the outbox');

function knownToHaveEnded(
  list: Entry,
  { statement, stands }: Decided,
  statements: readonly Entry[],
): readonly string[] {
  const others = list.after.filter((id) => id !== statement.id);
  const isNamed = statements.some((one) => one.id === statement.id && names(list, one));
  if (isNamed && stands !== null && isEnded(stands)) return [...others, statement.id];
  return others.length === list.after.length ? list.after : others;
}

function hasEnded(
  { id, state, body }: Entry,
  { statement, stands }: Decided,
  after: readonly string[],
): boolean {
  if (id === statement.id) return stands !== null && isEnded(stands);
  if (state.kind === 'withdrawn') return after.includes(id);
  return !isTakenBack(state) && isEnded(storedObject(body)['status']);
}

const names = (list: Entry, { type, guard }: Entry): boolean =>
  guard.kind === 'if-match' && namesAnyOf(storedObject(list.body), [`${type}/${guard.id}`]);
