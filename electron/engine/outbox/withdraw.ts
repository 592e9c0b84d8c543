import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { sourceById } from '../../../shared/records/records.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { isOfNewer, type KeptList } from '../../../shared/sync/sync.ts';
import { readyWords, type Ready, type Unlocked } from '../cases/cases.ts';
import type { ReadDb, WriteTx } from '../db/store.ts';
import { moveIn, readEntry, readOutboxOf, type EntryHead } from '../sync/sync.ts';
import { retirementsStay, takenBackWith } from './earlier-lists-follow.ts';
import { listsFollow } from './lists-follow.ts';
import { makesRoom } from './one-signing.ts';
import { whatWords } from './what-words.ts';

/** Taken back here, what stands in the record already would be said never to have been sent. */
export const madeByNewer = 'a newer Concord made it, and only that can send it or take it back';

const twoLists =
  'without it two current lists would stand side by side; to keep the earlier one, take the new list back';

const mayWithdraw: readonly string[] = ['queued', 'parked', 'conflicted'];

/**
 * Takes an entry back with what hangs on it, and says so in the case. What may have arrived is looked for and marked as an
 * error in the record.
 */
export async function withdrawEntry(
  here: Unlocked,
  id: string,
  reason: string,
): Promise<Result<void, Fault>> {
  const { context, store, user } = here;
  const entry = readEntry(store.read, id);
  if (entry === undefined) return err({ kind: 'not-found', what: 'entry' });
  if (!mayWithdraw.includes(entry.state.kind))
    return err({ kind: 'not-possible', why: 'it is on its way or has arrived' });
  if (isOfNewer(entry.state)) return err({ kind: 'not-possible', why: madeByNewer });
  if (entry.state.kind === 'queued' && makesRoom(readOutboxOf(store.read, entry.person), entry))
    return err({ kind: 'not-possible', why: twoLists });
  const all = (): readonly EntryHead[] => {
    const entries = readOutboxOf(store.read, entry.person);
    const now = entries.filter((one) => one.id === id && mayWithdraw.includes(one.state.kind));
    return now.length === 0
      ? []
      : [...now, ...entries.filter((other) => takenBackWith(store.read, other, entry))];
  };
  const taken = await readyTakenBack(here, all, { reason });
  if (!taken.ok) return taken;
  store.inTransaction('outbox withdraw', { user: user.id, action: 'outbox-withdraw', subject: id }, (tx) => {
    retirementsStay(tx, entry);
    taken.value(tx);
  });
  context.emit({ event: 'case-changed', patient: entry.person });
  return ok(undefined);
}

/** A paper that is taken back makes no other, and what passes between desks is no part of what was signed. */
const noPaper: readonly string[] = ['signed-record', 'begun', 'hand-over', 'answer'];

/** `words` go before what is taken back in the case's addendum; `kept` is the list for which it is given up. */
type Why = { readonly reason: string; readonly words?: string; readonly kept?: KeptList };

/**
 * Takes entries of one patient back, and keeps in their case that it was done, with a paper where the case is signed. `pick` says
 * which, and is asked again after the paper was made: what was sent meanwhile is looked at anew, and refused if that goes on.
 * `kept` is the list for which they are given up.
 */
export async function readyTakenBack(
  here: Unlocked,
  pick: () => readonly EntryHead[],
  { reason, words: lead = `Taken back (${reason})`, kept }: Why,
): Promise<Result<Ready, Fault>> {
  const { context, user } = here;
  for (let tries = 0; tries < 3; tries += 1) {
    const entries = pick();
    const [first] = entries;
    if (first === undefined) break;
    const words = `${lead}: ${entries.map((entry) => entryWords(context, entry)).join('; ')}`;
    const paper = entries.some(({ kind }) => !noPaper.includes(kind));
    const said = await readyWords(here, first.person, words, paper);
    if (!said.ok) return said;
    if (JSON.stringify(pick()) !== JSON.stringify(entries)) continue;
    return ok((tx: WriteTx) => {
      const nowMs = context.host.now();
      for (const { id } of entries)
        moveIn(tx, id, { kind: 'withdraw', reason, kept, by: user.id, at: fromMillis(nowMs) }, nowMs);
      for (const statement of entries)
        listsFollow(tx, { statement, signed: true, stands: null }, user.id, nowMs);
      said.value(tx);
    });
  }
  return err({ kind: 'changed-meanwhile', what: 'entry' });
}

/** Whether an entry is in another state than the one that was looked at. */
export const hasMoved = (db: ReadDb, { id, state }: Pick<EntryHead, 'id' | 'state'>): boolean =>
  JSON.stringify(readEntry(db, id)?.state) !== JSON.stringify(state);

/** "Recommendation of warfarin, Inpatient chart" */
export const entryWords = (context: Unlocked['context'], { kind, about, endpoint }: EntryHead): string => {
  const record = sourceById(context.config, endpoint)?.name ?? endpoint;
  return `${whatWords(kind)}${about === '' ? '' : ` of ${about}`}, ${record}`;
};
