import type { JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { isOurEntry } from '../../../shared/cases/cases.ts';
import { isOfNewer, storedObject } from '../../../shared/sync/sync.ts';
import {
  keptTheirs,
  neitherRight,
  readyWords,
  theirRequests,
  withdrawRequests,
  type Ready,
  type TheirRequest,
  type Unlocked,
} from '../cases/cases.ts';
import type { WriteTx } from '../db/store.ts';
import {
  isSameMedicine,
  moveIn,
  readEntry,
  readOutboxOf,
  rewrite,
  type Entry,
  type EntryHead,
} from '../sync/sync.ts';
import type { Conflicted } from './conflict-seen.ts';
import { resolveKeptAgain, type ListAnswer } from './kept-again.ts';
import { requestsOfMine } from './my-requests.ts';
import { isOfOneSigning, isOnItsWay, mayBeTakenBack } from './one-signing.ts';
import { hasMoved, readyTakenBack } from './withdraw.ts';

/**
 * Decides once about a list that somebody else signed, for everything of this patient that stood behind the question: mine
 * goes beside it, in every record, and in the place of a colleague's; or all that was signed here is taken back, and theirs stands.
 */
export async function resolveSignature(
  here: Unlocked,
  entry: Conflicted,
  signature: string,
  theirs: JsonObject,
  answer: ListAnswer,
): Promise<Result<void, Fault>> {
  const { context, store, user } = here;
  if (entry.state.retract !== null) return resolveKeptAgain(here, entry, signature, answer);
  const { side } = answer;
  const done =
    side === 'mine'
      ? await readyMine(here, entry, signature, theirs)
      : await readyGivenUp(here, entry, signature, theirs, answer);
  if (!done.ok) return done;
  if (hasMoved(store.read, entry)) return err({ kind: 'changed-meanwhile', what: 'entry' });
  store.inTransaction(
    `outbox decided-${side}`,
    { user: user.id, action: `outbox-decided-${side}`, subject: entry.id },
    (tx) => done.value(tx),
  );
  context.emit({ event: 'case-changed', patient: entry.person });
  return ok(undefined);
}

const allOfMine = ({ store, user }: Unlocked, { person }: Conflicted): readonly EntryHead[] =>
  readOutboxOf(store.read, person).filter((other) => other.createdBy === user.id);

const stoodBehind =
  (signature: string) =>
  ({ state }: EntryHead): boolean =>
    state.kind === 'conflicted' && state.signature === signature && state.retract === null;

async function readyMine(
  here: Unlocked,
  entry: Conflicted,
  signature: string,
  theirs: JsonObject,
): Promise<Result<Ready, Fault>> {
  const replaced = await readyReplaced(here, entry.person, requestsReplaced(here, entry, theirs));
  if (!replaced.ok) return replaced;
  const nowMs = here.context.host.now();
  return ok((tx) => {
    const all = allOfMine(here, entry);
    for (const other of all.filter(stoodBehind(signature))) {
      asNextVersion(tx, other);
      moveIn(tx, other.id, { kind: 'decided-mine', arrived: mayStand(other) }, nowMs);
    }
    for (const other of all) remember(tx, other, entry, signature, String(theirs['id']));
    replaced.value(tx);
  });
}

/** All of it, in every record, with what was asked of others because of it. */
function readyGivenUp(
  here: Unlocked,
  entry: Conflicted,
  signature: string,
  theirs: JsonObject,
  answer: Exclude<ListAnswer, { side: 'mine' }>,
): Promise<Result<Ready, Fault>> {
  const isBehind = stoodBehind(signature);
  const givenUp = (): readonly EntryHead[] =>
    allOfMine(here, entry).filter(
      (other) =>
        isBehind(other) ||
        (isOfOneSigning(other, entry) &&
          fallsWithMyList.includes(other.kind) &&
          (mayBeTakenBack(other) || isOnItsWay(other))),
    );
  const signer = signature.split(' ').slice(1).join(' ');
  return answer.side === 'neither'
    ? readyTakenBack(here, givenUp, {
        reason: neitherRight,
        words: `Neither the list of ${signer} nor mine was right: ${answer.words}. Taken back`,
      })
    : readyTakenBack(here, givenUp, {
        reason: keptTheirs,
        words: `Kept the list of ${signer}. Taken back`,
        kept: { endpoint: entry.endpoint, id: String(theirs['id']), signature },
      });
}

/**
 * What the colleague who signed that list had asked of the prescriber about medicines that I signed for, or ask of the prescriber myself,
 * unanswered: with mine in the place of theirs it does not stand. Of another organisation everything stands.
 */
export function requestsReplaced(
  { context, store }: Pick<Unlocked, 'context' | 'store'>,
  entry: Entry,
  theirs: JsonObject,
): readonly TheirRequest[] {
  if (!isOurEntry(theirs, context.config.trust.odsCode)) return [];
  const { date } = theirs;
  const stated = readOutboxOf(store.read, entry.person)
    .filter((other) => other.type === 'MedicationStatement' && isOfOneSigning(other, entry))
    .map((other) => storedObject(readEntry(store.read, other.id)?.body ?? '{}'));
  const mine = [...stated, ...requestsOfMine({ context, store }, entry).map(({ medicine }) => medicine)];
  return theirRequests(context, store, entry.person, typeof date === 'string' ? date : '').filter(
    ({ medicine }) => mine.some((one) => isSameMedicine(one, medicine)),
  );
}

/** Takes them back, and says so in the case. */
async function readyReplaced(
  here: Unlocked,
  person: string,
  requests: readonly TheirRequest[],
): Promise<Result<Ready, Fault>> {
  if (requests.length === 0) return ok(() => undefined);
  const what = requests.map(({ task }) => `${task.what} (${task.by})`).join('; ');
  const said = await readyWords(here, person, `Kept mine. Taken back with theirs, unanswered: ${what}`);
  return said.ok
    ? ok((tx) => {
        said.value(tx);
        withdrawRequests(here, tx, person, requests);
      })
    : said;
}

/**
 * A list of mine that the record answered to have: what was decided since about a statement of it makes a next version of that very
 * entry. Taken back, it becomes an error: before it there was nothing.
 */
function asNextVersion(tx: WriteTx, { id, type, state }: EntryHead): void {
  const answered = 'answeredAs' in state ? state.answeredAs : null;
  const entry = readEntry(tx, id);
  if (
    type !== 'List' ||
    answered === null ||
    answered.versionId === null ||
    entry?.guard.kind !== 'if-none-exist'
  )
    return;
  const body = { ...storedObject(entry.body), id: answered.id };
  rewrite(tx, id, JSON.stringify(body), {
    kind: 'if-match',
    id: answered.id,
    versionId: answered.versionId,
    base: JSON.stringify({ ...body, status: 'entered-in-error' }),
    ...(entry.guard.others === null ? {} : { others: entry.guard.others }),
  });
}

/** A list of mine that got there, or may have: beside theirs it would be a second answer to one question. */
const mayStand = ({ type, state }: EntryHead): boolean =>
  type === 'List' && 'mayHaveArrived' in state && state.mayHaveArrived;

/** What says what the patient takes, and what was recommended or asked of others because of it. An allergy that was told stays true. */
const fallsWithMyList: readonly string[] = [
  'history-fact',
  'confirmed-decision',
  'list-now',
  'list-changes',
  'list-earlier',
  'statement-earlier',
  'recommendation',
  'change-request',
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
  const others = entry?.guard.others;
  if (entry === undefined || others === undefined || others === null || isOfNewer(entry.state)) return;
  rewrite(tx, entry.id, entry.body, {
    ...entry.guard,
    others: {
      ...others,
      seen: entry.endpoint === endpoint ? [...others.seen, list] : others.seen,
      signatures: [...others.signatures, signature],
    },
  });
}
