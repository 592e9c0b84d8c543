import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import {
  goTogether,
  isVeryEntry,
  merged,
  resolve,
  storedObject,
  type Retraction,
  type StoredGuard,
} from '../../../shared/sync/sync.ts';
import type { Unlocked } from '../cases/cases.ts';
import type { WriteTx } from '../db/store.ts';
import { inPlaceOf, isAppendOnly, moveBy, rewrite } from '../sync/sync.ts';
import { fallWithStatement } from './falls-with-statement.ts';
import { conflictSeen, type Conflicted } from './conflict-seen.ts';
import type { Decided } from './earlier-lists-follow.ts';
import { listsFollow } from './lists-follow.ts';
import { endsAnother } from './one-signing.ts';
import { resolveSignature } from './resolve-signature.ts';

export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * Sends what a person chose, field by field, against the version they saw; or keeps theirs whole. If it changes again
 * first, they are asked again.
 */
export async function resolveConflict(
  here: Unlocked,
  id: string,
  choices: Choices,
  seenVersion: string,
): Promise<Result<void, Fault>> {
  const found = conflictSeen(here, id, seenVersion);
  if (!found.ok) return found;
  const entry = found.value;
  const { guard, state } = entry;
  const [mine, theirs] = [storedObject(entry.body), storedObject(state.theirs)];
  const resolution = resolve(guard.kind === 'if-match' ? storedObject(guard.base) : {}, mine, theirs);
  const asked =
    resolution.kind === 'ask'
      ? resolution.fields.filter((field) => field.verdict === 'asks').map((field) => field.field)
      : [];
  if (state.signature !== null || (endsAnother(entry) && state.retract === null))
    return resolveWhole(here, entry, choices);
  if (asked.some((field) => choices[field] === undefined))
    return err({ kind: 'not-possible', why: 'every field that differs is decided by itself' });
  if (new Set(goTogether.filter((field) => asked.includes(field)).map((field) => choices[field])).size > 1)
    return err({ kind: 'not-possible', why: 'the reason goes with the status that it is for' });
  // What is taken back may differ in nothing that asks, its name alone being lost: it is left or taken back all the same.
  const sides = asked.length > 0 ? asked.map((field) => choices[field]) : Object.values(choices);
  const keepsTheirs = sides.length > 0 && sides.every((side) => side === 'theirs');
  const mixes = !keepsTheirs && asked.some((field) => choices[field] === 'theirs');
  const isVersionOfMine = guard.kind === 'if-match' || isVeryEntry(theirs, mine);
  // Their signed list is no version of our entry: taking some of its fields would give ours its identifier and its type.
  if (mixes && (!isVersionOfMine || state.retract !== null))
    return err({
      kind: 'not-possible',
      why: 'theirs is another entry: keep all of mine beside it, or all of theirs',
    });
  const now = here.context.host.now();
  const decided = { statement: entry, signed: mine['status'] };
  if (keepsTheirs) {
    keepTheirs(here, entry, decided, theirs);
    return ok(undefined);
  }
  if (state.retract !== null) {
    takeBackAsSeen(here, entry, state.retract);
    return ok(undefined);
  }
  const base = guard.kind === 'if-match' ? storedObject(guard.base) : {};
  const ofTheirs = asked.filter((field) => choices[field] === 'theirs');
  const chosen = [...ofTheirs, ...(ofTheirs.includes('status') ? goTogether : [])].reduce<JsonObject>(
    (body, field) => ({ ...body, [field]: theirs[field] }),
    mine,
  );
  moveBy(here.store, id, { kind: 'decided-mine' }, here.user.id, now, (tx) => {
    listsFollow(tx, { ...decided, stands: chosen['status'] }, here.user.id, now);
    // Notes only add up, whichever side was chosen.
    const addsUp = resolution.kind === 'ask' && resolution.fields.some(({ verdict }) => verdict === 'merges');
    const next = addsUp ? { ...merged(base, chosen, theirs), meta: mine['meta'] } : chosen;
    if (isVersionOfMine) rewrite(tx, id, ...against(guard, next, theirs, state.theirVersion));
    else rewriteInPlace(tx, here, entry, mine, { resource: theirs, versionId: state.theirVersion });
  });
  return ok(undefined);
}

/** What has one answer: a list that somebody else signed, or another entry of ours that is ended or stays. */
async function resolveWhole(
  here: Unlocked,
  entry: Conflicted,
  choices: Choices,
): Promise<Result<void, Fault>> {
  const { signature, theirs } = entry.state;
  const sides = new Set(Object.values(choices));
  const [side] = sides.size === 1 ? sides : [];
  if (side === undefined)
    return err({
      kind: 'not-possible',
      why:
        signature === null
          ? 'it is ended, or stays as it is'
          : 'theirs is a signed list: all of mine beside it, or all of theirs',
    });
  if (signature !== null) return resolveSignature(here, entry, signature, storedObject(theirs), { side });
  const { status } = storedObject(entry.body);
  if (side === 'mine') endAsSeen(here, entry, status, storedObject(theirs));
  else keepTheirs(here, entry, { statement: entry, signed: status }, storedObject(theirs));
  return ok(undefined);
}

/** What is taken back is now what the person saw; what was signed stays as it was, and is what goes out if it is to stand after all. */
function takeBackAsSeen(
  { context, store, user }: Unlocked,
  { id, state }: Conflicted,
  { reason, by, kept }: Retraction,
): void {
  const now = context.host.now();
  const seen = { reason, by, kept, seen: state.theirs };
  moveBy(store, id, { kind: 'withdraw', ...seen, at: fromMillis(now) }, user.id, now);
}

/** Ends it as it stands there: what was written into it says what it was, and is no part of what I signed. */
function endAsSeen(
  { context, store, user }: Unlocked,
  { id, guard, state }: Conflicted,
  status: unknown,
  theirs: JsonObject,
): void {
  const { text: _narrative, ...rest } = theirs;
  moveBy(store, id, { kind: 'decided-mine' }, user.id, context.host.now(), (tx) => {
    rewrite(tx, id, ...against(guard, { ...rest, status }, theirs, state.theirVersion));
  });
}

function keepTheirs(
  { context, store, user }: Unlocked,
  entry: Conflicted,
  decided: Pick<Decided, 'statement' | 'signed'>,
  theirs: JsonObject,
): void {
  const { id, type, state } = entry;
  const now = context.host.now();
  const instead =
    type === theirs['resourceType'] && typeof theirs['id'] === 'string' ? `${type}/${theirs['id']}` : null;
  const event = { kind: 'decided-theirs', by: user.id, at: fromMillis(now), instead } as const;
  moveBy(store, id, event, user.id, now, (tx) => {
    // What I took back is off my lists already, whatever stands there instead.
    if (state.retract !== null) return;
    listsFollow(tx, { ...decided, stands: theirs['status'] }, user.id, now);
    fallWithStatement(tx, entry, { reason: keptAsTheirs, by: user.id, nowMs: now });
  });
}

const keptAsTheirs = 'the entry it was about was kept as somebody else has it';

/** From now on against the version that was seen, also where it was ours that somebody changed after it arrived. */
function against(
  guard: StoredGuard,
  chosen: JsonObject,
  theirs: JsonObject,
  versionId: string,
): readonly [string, StoredGuard] {
  const id = guard.kind === 'if-match' ? guard.id : String(theirs['id']);
  return [
    JSON.stringify({ ...chosen, id }),
    { kind: 'if-match', id, versionId, base: JSON.stringify(theirs), ...watching(guard) },
  ];
}

/** Somebody may sign a list meanwhile, whatever was decided about one entry of it. */
const watching = ({ others }: StoredGuard): object =>
  others === undefined || others === null ? {} : { others };

/** In the place of another entry of our organisation. */
function rewriteInPlace(
  tx: WriteTx,
  { context }: Unlocked,
  { id, guard, endpoint }: Conflicted,
  mine: JsonObject,
  theirs: Parameters<typeof inPlaceOf>[0],
): void {
  if (guard.kind === 'if-match') return;
  const next = inPlaceOf(theirs, mine, guard, isAppendOnly(context, endpoint));
  rewrite(tx, id, next.body, next.guard);
}
