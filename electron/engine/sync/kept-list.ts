import type { JsonObject } from '../../../shared/core/brand.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { ownNames, type KeptList, type Outcome } from '../../../shared/sync/sync.ts';
import { readById, searchAll, type Asking } from './record-answers.ts';
import { isMarked, retractsQuery, takesBack } from './error-marks.ts';
import type { Written } from './written.ts';

/** The list of somebody else for which mine is given up, in the record where it was met: it may be another than that of mine. */
export type KeptIn = { readonly kept: KeptList; readonly asking: Asking; readonly appendOnly: boolean };

/**
 * Takes an entry of mine back for that list, while it stands: where whoever signed it has taken it back since, none of the two would
 * stand, and the person is asked again. A list is looked at after mine went too, since two people may give up theirs in one moment.
 */
export async function whileKeptStands(
  kept: KeptIn | undefined,
  type: string,
  write: () => Promise<Written>,
): Promise<Written> {
  if (kept === undefined) return write();
  const gone = await keptListGone(kept);
  if (gone !== undefined) return { outcome: gone };
  const written = await write();
  const goneSince =
    type === 'List' && written.outcome.kind === 'retracted' ? await keptListGone(kept) : undefined;
  return goneSince === undefined ? written : { outcome: goneSince };
}

/** `undefined` while it stands; what could not be read is waited for. */
async function keptListGone({ kept, asking, appendOnly }: KeptIn): Promise<Outcome | undefined> {
  const read = await readById(asking, 'List', kept.id);
  if (read.kind === 'fault') return unread;
  const list: JsonObject = read.kind === 'missing' ? { resourceType: 'List', id: kept.id } : read.resource;
  const isGone =
    read.kind === 'missing' || isMarked(list)
      ? ok(true)
      : appendOnly
        ? await isSaidToBeAnError(asking, list)
        : ok(false);
  if (!isGone.ok) return unread;
  return isGone.value
    ? {
        kind: 'changed-by-others',
        theirs: JSON.stringify(list),
        theirVersion: read.kind === 'missing' ? '' : read.versionId,
        signature: kept.signature,
      }
    : undefined;
}

/** Whatever the reason, a sign-in to another record included: this entry waits for its time. */
const unread: Outcome = {
  kind: 'busy',
  detail: 'the list that was kept could not be read',
  retryAfterMs: null,
};

/** Where nothing is changed, another entry says it. */
async function isSaidToBeAnError(asking: Asking, list: JsonObject): Promise<Result<boolean, Outcome>> {
  const [name] = ownNames(list);
  if (name === undefined) return ok(false);
  const found = await searchAll(asking, 'List', retractsQuery(name));
  return found.ok ? ok(found.value.some(({ resource }) => takesBack(resource, name))) : found;
}
