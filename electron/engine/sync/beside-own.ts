import type { JsonObject } from '../../../shared/core/brand.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import type { Outcome, StoredGuard } from '../../../shared/sync/sync.ts';
import { inPlaceOf, ownInRecord } from './own-in-record.ts';
import type { ReadyEntry } from './ready-entry.ts';
import { searchAll, searchLately, textOf, type Asking, type InRecord } from './record-answers.ts';
import { belongsToDecided } from './signed-by-others.ts';
import { decidedWithList, type Written } from './written.ts';

type Create = Extract<StoredGuard, { kind: 'if-none-exist' }>;

/**
 * A live entry of ours about the medicine that was not there, or had ended, when we signed: asked about before this one is put beside
 * it. Where the person decided about the list it stands in, this one takes its place.
 */
export async function besideOwn(
  asking: Asking,
  ready: ReadyEntry,
  guard: Create,
  mine: JsonObject,
): Promise<Written | undefined> {
  const own = await newsOfOwn(asking, ready, guard, mine);
  if (!own.ok) return { outcome: own.fault };
  if (own.value === undefined) return undefined;
  const { resource, versionId } = own.value;
  const decided = guard.others === null ? ok(false) : await belongsToDecided(asking, guard.others, own.value);
  if (!decided.ok) return { outcome: decided.fault };
  if (decided.value)
    return {
      outcome: decidedWithList,
      rewritten: inPlaceOf(own.value, mine, guard, ready.appendOnly),
    };
  const theirs = JSON.stringify(resource);
  return { outcome: { kind: 'changed-by-others', theirs, theirVersion: versionId, signature: null } };
}

/** Such an entry, as the record has it; `undefined` where there is none. */
async function newsOfOwn(
  asking: Asking,
  ready: ReadyEntry,
  { own: signed }: Create,
  mine: JsonObject,
): Promise<Result<InRecord | undefined, Outcome>> {
  if (signed === null) return ok(undefined);
  const { endedHere, targets, isOurs, odsCode } = ready;
  // What was ended from here and goes on is news, though a copy from before that showed it as live when we signed.
  const isKnown = (resource: JsonObject): boolean => {
    const id = textOf(resource['id']);
    const isHere = targets.includes(id) || signed.seen.includes(id) || isOurs(resource);
    return isHere && !endedHere.includes(id);
  };
  const lately = await ownInRecord(asking, mine, odsCode, isKnown, searchLately);
  if (!lately.ok || lately.value === undefined) return lately;
  // Found a moment ago, it may be from before we ended it.
  return endedHere.includes(textOf(lately.value.resource['id']))
    ? ownInRecord(asking, mine, odsCode, isKnown, searchAll)
    : lately;
}
