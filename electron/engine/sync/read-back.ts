import type { JsonObject } from '../../../shared/core/brand.ts';
import { isVeryEntry, notKept, ownNames, type Outcome } from '../../../shared/sync/sync.ts';
import { readById, searchAll, textOf, type Asking, type InRecord } from './record-answers.ts';

type Answered = { readonly id: string; readonly versionId: string | null };

/** Reads what was just written. Only the very entry, with everything clinical in it, counts as held. */
export async function readBack(
  asking: Asking,
  type: string,
  answered: Answered,
  mine: JsonObject,
): Promise<Outcome> {
  const found = await readById(asking, type, answered.id);
  if (found.kind === 'missing') return { kind: 'not-held', detail: `${type}/${answered.id}` };
  if (found.kind === 'fault') return withAnswer(found.outcome, answered);
  const outcome = judge(found, mine, answered);
  const isWhole = outcome.kind === 'held' && outcome.without.length === 0;
  if (isWhole || answered.versionId === null || answered.versionId === found.versionId) return outcome;
  // It is not as we wrote it, at another version than the one that answered us: that one says whether we were ever there.
  const ours = await readById(asking, type, answered.id, answered.versionId);
  if (ours.kind === 'fault') return withAnswer(ours.outcome, answered);
  // A version that is nowhere was never given out: what is there is ours, but for what the record does not keep.
  if (ours.kind === 'missing')
    return outcome.kind === 'held' || outcome.kind === 'fields-lost'
      ? outcome
      : { kind: 'not-held', detail: `${type}/${answered.id}` };
  return judge({ ...ours, versionId: answered.versionId }, mine, answered);
}

/** What could not be read after the write, or was found beside it, takes nothing from what the record answered to it. */
export function withAnswer(outcome: Outcome, { id, versionId }: Answered): Outcome {
  switch (outcome.kind) {
    case 'busy':
    case 'changed-by-others':
    case 'no-answer':
    case 'unreadable-answer':
    case 'sign-in-needed':
    case 'not-permitted':
    case 'not-accepted':
      return { ...outcome, answeredAs: { id, versionId } };
    default:
      return outcome;
  }
}

export type Found = { readonly kind: 'none' } | { readonly kind: 'settled'; readonly outcome: Outcome };

/** Looks for an entry that may have arrived. A search that ignores what it was asked finds other entries: they are none. */
export async function find(asking: Asking, query: string, mine: JsonObject): Promise<Found> {
  const all = await searchAll(asking, String(mine['resourceType']), query);
  if (!all.ok) return { kind: 'settled', outcome: all.fault };
  const [only, ...more] = all.value.filter(({ resource }) => isVeryEntry(resource, mine));
  if (only === undefined) return { kind: 'none' };
  if (more.length > 0) return { kind: 'settled', outcome: { kind: 'several-exist', count: more.length + 1 } };
  return { kind: 'settled', outcome: judge(only, mine, null) };
}

/**
 * What a record's resource says of our write. At the version that answered us every difference is the record's own doing;
 * at another, somebody else may have changed it.
 */
export function judge(
  { resource, versionId }: InRecord,
  mine: JsonObject,
  answered: Answered | null,
): Outcome {
  const id = textOf(resource['id']);
  const lacking = notKept(resource, mine);
  const clinical = lacking.clinical.filter((field) => field !== 'identifier');
  if (!isVeryEntry(resource, mine)) {
    if (clinical.length > 0) return { kind: 'not-held', detail: 'something else is there' };
    // Without its name nobody can find it again; a type that has no identifier loses only the tag.
    return lacking.clinical.includes('identifier')
      ? { kind: 'fields-lost', fields: ['identifier'], id, versionId }
      : { kind: 'held', id, versionId, without: [...lacking.other, ...lostTag(mine)] };
  }
  if (clinical.length === 0) return { kind: 'held', id, versionId, without: lacking.other };
  // A later list took its place, and says so by retiring it: it had arrived, and nobody is asked whether to bring it back.
  if (resource['resourceType'] === 'List' && resource['status'] === 'retired' && clinical.join() === 'status')
    return { kind: 'held', id, versionId, without: lacking.other };
  const isOurVersion = answered?.versionId === versionId;
  const dropped = clinical.every((field) => resource[field] === undefined);
  return isOurVersion || dropped
    ? { kind: 'fields-lost', fields: clinical, id, versionId }
    : {
        kind: 'changed-by-others',
        theirs: JSON.stringify(resource),
        theirVersion: versionId,
        signature: null,
      };
}

const lostTag = (mine: JsonObject): readonly string[] => (ownNames(mine).length === 0 ? [] : ['meta.tag']);
