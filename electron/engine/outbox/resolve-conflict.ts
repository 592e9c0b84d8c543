import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { resolve, type StoredGuard } from '../../../shared/sync/sync.ts';
import type { EngineContext, User } from '../context.ts';
import type { Store } from '../db/store.ts';
import { moveBy, readEntry, rewrite } from '../sync/sync.ts';

export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * Sends what a person chose, field by field, against the version they saw; or keeps theirs whole. If it changes again
 * first, they are asked again.
 */
export function resolveConflict(
  { context, store, user }: { context: EngineContext; store: Store; user: User },
  id: string,
  choices: Choices,
  seenVersion: string,
): Result<void, Fault> {
  const entry = readEntry(store.read, id);
  if (entry === undefined) return err({ kind: 'not-found', what: 'entry' });
  if (entry.state.kind !== 'conflicted' || entry.state.theirVersion !== seenVersion)
    return err({ kind: 'changed-meanwhile', what: 'entry' });
  const [mine, theirs] = [parse(entry.body), parse(entry.state.theirs)];
  const base = entry.guard.kind === 'if-match' ? parse(entry.guard.base) : {};
  const resolution = resolve(base, mine, theirs);
  const asked =
    resolution.kind === 'ask'
      ? resolution.fields.filter((field) => field.verdict === 'asks').map((field) => field.field)
      : [];
  if (asked.some((field) => choices[field] === undefined))
    return err({ kind: 'not-possible', why: 'every field that differs is decided by itself' });
  const now = context.host.now();
  const keepsTheirs = asked.length > 0 && asked.every((field) => choices[field] === 'theirs');
  if (keepsTheirs) {
    const instead =
      entry.type === theirs['resourceType'] && typeof theirs['id'] === 'string'
        ? `${entry.type}/${theirs['id']}`
        : null;
    moveBy(store, id, { kind: 'decided-theirs', by: user.id, at: fromMillis(now), instead }, user.id, now);
    return ok(undefined);
  }
  // Their signed list is no version of our entry: taking some of its fields would give ours its identifier and its type.
  if (entry.guard.kind === 'if-none-exist' && asked.some((field) => choices[field] === 'theirs'))
    return err({
      kind: 'not-possible',
      why: 'theirs is another entry: keep all of mine beside it, or all of theirs',
    });
  const chosen = asked
    .filter((field) => choices[field] === 'theirs')
    .reduce<JsonObject>((body, field) => ({ ...body, [field]: theirs[field] }), mine);
  moveBy(store, id, { kind: 'decided-mine' }, user.id, now, (tx) =>
    rewrite(tx, id, JSON.stringify(chosen), guardAgainst(entry.guard, theirs, seenVersion)),
  );
  return ok(undefined);
}

/** From now on against what was seen: their version, or their list that is no surprise any more. */
function guardAgainst(guard: StoredGuard, theirs: JsonObject, version: string): StoredGuard {
  if (guard.kind === 'if-match') return { ...guard, versionId: version, base: JSON.stringify(theirs) };
  const list = typeof theirs['id'] === 'string' ? theirs['id'] : '';
  return {
    ...guard,
    others: guard.others === null ? null : { ...guard.others, seen: [...guard.others.seen, list] },
  };
}

const parse = (text: string): JsonObject => {
  const tree: unknown = JSON.parse(text);
  return isObject(tree) ? tree : {};
};
