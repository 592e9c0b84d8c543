import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { Unlocked } from '../cases/cases.ts';
import type { WriteTx } from '../db/store.ts';
import { moveIn, readEntry, readOutboxOf, rewrite, type EntryHead } from '../sync/sync.ts';
import type { Conflicted } from './conflict-seen.ts';
import { isOfOneSigning, mayBeTakenBack, takeBack } from './withdraw.ts';

/**
 * Decides once about a list that somebody else signed, for everything of this patient that stood behind the question: mine
 * goes beside it, in every record; or theirs is kept and all that was signed here is taken back.
 */
export function resolveSignature(
  here: Unlocked,
  entry: Conflicted,
  signature: string,
  theirs: JsonObject,
  side: 'mine' | 'theirs',
): void {
  const { context, store, user } = here;
  const nowMs = context.host.now();
  const all = readOutboxOf(store.read, entry.person).filter((other) => other.createdBy === user.id);
  const same = all.filter(({ state }) => state.kind === 'conflicted' && state.signature === signature);
  store.inTransaction(
    `outbox decided-${side}`,
    { user: user.id, action: `outbox-decided-${side}`, subject: entry.id },
    (tx) => {
      if (side === 'mine') {
        for (const { id } of same) moveIn(tx, id, { kind: 'decided-mine' }, nowMs);
        for (const other of all) remember(tx, other, entry, signature, String(theirs['id']));
        return;
      }
      const instead = `List/${String(theirs['id'])}`;
      for (const { id, type } of same)
        moveIn(
          tx,
          id,
          {
            kind: 'decided-theirs',
            by: user.id,
            at: fromMillis(nowMs),
            instead: type === 'List' && id === entry.id ? instead : null,
          },
          nowMs,
        );
      const mine = all.filter(
        (other) =>
          isOfOneSigning(other, entry) &&
          !same.includes(other) &&
          fallsWithMyList.includes(other.kind) &&
          mayBeTakenBack(other),
      );
      takeBack(here, tx, mine, 'the list that somebody else signed was kept');
    },
  );
  context.emit({ event: 'case-changed', patient: entry.person });
}

/** What says what the patient takes, and what was recommended because of it. An allergy that was told stays true. */
const fallsWithMyList: readonly string[] = [
  'history-fact',
  'confirmed-decision',
  'list-now',
  'list-changes',
  'list-earlier',
  'recommendation',
];

/** It is no surprise any more: by its id in the record where it was met, by who signed it and when in any other. */
function remember(
  tx: WriteTx,
  other: EntryHead,
  { endpoint }: Conflicted,
  signature: string,
  list: string,
): void {
  const entry = readEntry(tx, other.id);
  if (entry?.guard.kind !== 'if-none-exist' || entry.guard.others === null) return;
  const { others } = entry.guard;
  rewrite(tx, entry.id, entry.body, {
    ...entry.guard,
    others: {
      ...others,
      seen: entry.endpoint === endpoint ? [...others.seen, list] : others.seen,
      signatures: [...others.signatures, signature],
    },
  });
}
