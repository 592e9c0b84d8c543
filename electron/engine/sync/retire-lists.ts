import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { isEnded, isOurEntry } from '../../../shared/cases/cases.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { ownNames, storedObject, type Outcome, type StoredGuard } from '../../../shared/sync/sync.ts';
import type { WriteTx } from '../db/store.ts';
import { addBehind, type Entry } from './outbox-store.ts';
import { isSameMedicine } from './own-in-record.ts';
import type { ReadyEntry } from './ready-entry.ts';
import { searchAll, textOf, type Asking, type InRecord } from './record-answers.ts';
import { cameWith, signatureOf, wasChangedSince, wasSaidFor, wasSentWith } from './signed-by-others.ts';

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

/** `null` for a version nobody here has seen: before anything is done to it, a person is asked. */
export type ToEnd = Pick<InRecord, 'resource'> & { readonly versionId: string | null };

/**
 * What such a list brought about a medicine of `mine`, still live beside it: written in the same moment as mine, so that neither could
 * be the next version of the other. What somebody has changed since it was signed is no more what the person decided about.
 */
export async function statementsToEnd(
  asking: Asking,
  { odsCode, isOurs, body }: Pick<ReadyEntry, 'odsCode' | 'isOurs' | 'body'>,
  lists: readonly InRecord[],
  mine: readonly Entry[],
): Promise<Result<readonly ToEnd[], Outcome>> {
  const held = mine.flatMap(({ state, ...one }) =>
    state.kind === 'acknowledged' ? [{ id: state.id, body: storedObject(one.body) }] : [],
  );
  if (lists.length === 0 || held.length === 0) return ok([]);
  const { subject } = storedObject(body);
  const patient = isObject(subject) ? textOf(subject['reference']) : '';
  const all = await searchAll(asking, 'MedicationStatement', `patient=${encodeURIComponent(patient)}`);
  if (!all.ok) return all;
  const isBeside = (one: JsonObject): boolean =>
    isOurEntry(one, odsCode) &&
    !isEnded(one['status']) &&
    !isOurs(one) &&
    !held.some(({ id }) => id === one['id']) &&
    held.some((own) => isSameMedicine(one, own.body));
  return ok(
    all.value
      .filter(({ resource }) => isBeside(resource))
      .flatMap((one): readonly ToEnd[] => {
        const isSeen = lists.some(
          ({ resource }) => wasSentWith(resource, one.resource) || wasSaidFor(resource, one.resource),
        );
        if (isSeen) return [one];
        const isChanged = lists.some(
          ({ resource }) => wasChangedSince(resource, one.resource) || cameWith(resource, one.resource),
        );
        return isChanged ? [{ resource: one.resource, versionId: null }] : [];
      }),
  );
}

/** Puts the end of each into the outbox, behind the list that takes their place. An entry that another stands for was an error. */
export function queueRetirements(
  tx: WriteTx,
  entry: Entry,
  replaced: readonly ToEnd[],
  newId: () => string,
): void {
  for (const { resource, versionId } of replaced) {
    const { text: _narrative, ...rest } = resource;
    const isList = resource['resourceType'] === 'List';
    const guard: StoredGuard = {
      kind: 'if-match',
      id: textOf(resource['id']),
      versionId: versionId ?? '',
      // Where nothing was seen, whatever stands there is somebody else's, and asked about.
      base: versionId === null ? '{}' : JSON.stringify(resource),
    };
    addBehind(tx, entry, {
      id: newId(),
      kind: isList ? 'list-earlier' : 'statement-earlier',
      type: textOf(resource['resourceType']),
      body: JSON.stringify({ ...rest, status: isList ? 'retired' : 'entered-in-error' }),
      guard,
      after: [entry.id],
      about: medicineName(resource),
    });
  }
}

const medicineName = ({ medicationCodeableConcept: concept }: JsonObject): string =>
  isObject(concept) ? textOf(concept['text']) : '';
