import { isOurEntry } from '../../../shared/cases/cases.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { ownNames, type Outcome, type StoredGuard } from '../../../shared/sync/sync.ts';
import type { WriteTx } from '../db/store.ts';
import { addBehind, type Entry } from './outbox-store.ts';
import { searchAll, textOf, type Asking, type InRecord } from './record-answers.ts';
import { signatureOf } from './signed-by-others.ts';

/**
 * Lists of our own organisation that a person decided about after this one was signed, and that the record still shows as
 * current: signed at another desk meanwhile, they were not there to be retired by the plan.
 */
export async function listsToRetire(
  asking: Asking,
  entry: Entry,
  odsCode: string,
): Promise<Result<readonly InRecord[], Outcome>> {
  const { others = null } = entry.guard;
  if (entry.kind !== 'list-now' || others === null || others.signatures.length === 0) return ok([]);
  const lists = await searchAll(asking, 'List', others.search.replace(/^List\?/, ''));
  if (!lists.ok) return lists;
  const isMine = ({ resource }: InRecord): boolean => ownNames(resource).includes(entry.id);
  // Whoever decided for theirs, or signed since, retired it: nothing is retired for it any more.
  if (lists.value.some((one) => isMine(one) && one.resource['status'] !== 'current')) return ok([]);
  return ok(
    lists.value.filter(
      (one) =>
        one.resource['status'] === 'current' &&
        isOurEntry(one.resource, odsCode) &&
        !isMine(one) &&
        others.signatures.includes(signatureOf(one.resource)),
    ),
  );
}

/** Puts the retirement of each into the outbox, behind the list that takes their place. */
export function queueRetirements(
  tx: WriteTx,
  entry: Entry,
  lists: readonly InRecord[],
  newId: () => string,
): void {
  for (const { resource, versionId } of lists) {
    const { text: _narrative, ...list } = resource;
    const guard: StoredGuard = {
      kind: 'if-match',
      id: textOf(resource['id']),
      versionId,
      base: JSON.stringify(resource),
    };
    addBehind(tx, entry, {
      id: newId(),
      kind: 'list-earlier',
      type: 'List',
      body: JSON.stringify({ ...list, status: 'retired' }),
      guard,
      after: [entry.id],
    });
  }
}
