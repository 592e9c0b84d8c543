import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { keptTheirs, readyWords, type Ready, type Unlocked } from '../cases/cases.ts';
import { isAppendOnly, moveIn, readOutboxOf, type EntryHead } from '../sync/sync.ts';
import type { Conflicted } from './conflict-seen.ts';
import { isOfOneSigning } from './one-signing.ts';
import { originAgain } from './origin-again.ts';
import { entryWords, hasMoved, readyTakenBack } from './withdraw.ts';

/** What a person says about a list that somebody else signed. `neither`: in their own words what is right. */
export type ListAnswer =
  | { readonly side: 'mine' | 'theirs' }
  | { readonly side: 'neither'; readonly words: string };

const neitherStands = 'neither that list nor mine is kept';

/**
 * Mine was given up for a list, and whoever signed that took it back before mine was withdrawn. Mine: all that was given up stands, or
 * is sent, after all. Not mine: it is withdrawn whatever became of theirs.
 */
export async function resolveKeptAgain(
  here: Unlocked,
  entry: Conflicted,
  signature: string,
  answer: ListAnswer,
): Promise<Result<void, Fault>> {
  const { context, store, user } = here;
  const givenUp = (): readonly EntryHead[] =>
    readOutboxOf(store.read, entry.person).filter(
      (other) => isOfOneSigning(other, entry) && wasGivenUp(other),
    );
  const stillThere = (): readonly EntryHead[] => givenUp().filter(({ state }) => state.kind !== 'withdrawn');
  if (givenUp().some(({ state }) => state.kind === 'sending'))
    return err({ kind: 'changed-meanwhile', what: 'entry' });
  const done =
    answer.side === 'mine'
      ? await readyToStand(here, entry, givenUp, signature)
      : await readyTakenBack(here, stillThere, {
          reason: neitherStands,
          ...(answer.side === 'neither' ? { words: `Neither was right: ${answer.words}. Taken back` } : {}),
        });
  if (!done.ok) return done;
  if (hasMoved(store.read, entry)) return err({ kind: 'changed-meanwhile', what: 'entry' });
  store.inTransaction(
    `outbox decided-${answer.side} again`,
    { user: user.id, action: `outbox-decided-${answer.side}-again`, subject: entry.id },
    (tx) => done.value(tx),
  );
  context.emit({ event: 'case-changed', patient: entry.person });
  return ok(undefined);
}

function wasGivenUp({ state }: EntryHead): boolean {
  if (state.kind === 'withdrawn') return state.reason === keptTheirs;
  const takenBack = state.kind === 'sending' ? state.takenBack : undefined;
  return takenBack?.reason === keptTheirs || ('retract' in state && state.retract?.reason === keptTheirs);
}

/** Brings back all of it, and says so in the case. What is said to be an error where nothing is changed stays so, and that is said too. */
async function readyToStand(
  here: Unlocked,
  { person }: Conflicted,
  givenUp: () => readonly EntryHead[],
  signature: string,
): Promise<Result<Ready, Fault>> {
  const { context, store } = here;
  const isFinal = ({ endpoint, state }: EntryHead): boolean =>
    isAppendOnly(context, endpoint) && state.kind === 'withdrawn' && state.record === 'marked-as-error';
  const before = givenUp();
  const [stays, stands] = [before.filter(isFinal), before.filter((one) => !isFinal(one))];
  const words = (entries: readonly EntryHead[]): string =>
    entries.map((one) => entryWords(context, one)).join('; ');
  const signer = signature.split(' ').slice(1).join(' ');
  const alsoStays = stays.length === 0 ? '' : `. Stays withdrawn, where nothing is changed: ${words(stays)}`;
  const said = await readyWords(
    here,
    person,
    `Kept mine after all, since ${signer} took back the list for which it was given up: ${words(stands)}${alsoStays}`,
  );
  if (!said.ok) return said;
  if (before.some((one) => hasMoved(store.read, one)))
    return err({ kind: 'changed-meanwhile', what: 'entry' });
  return ok((tx) => {
    for (const { id } of stands) moveIn(tx, id, { kind: 'brought-back' }, context.host.now());
    originAgain(tx, stands, context.host.randomUuid);
    said.value(tx);
  });
}
