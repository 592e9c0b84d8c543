import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { ownNames, type Outcome, type StoredGuard } from '../../../shared/sync/sync.ts';
import { searchAll, textOf, type Asking, type InRecord } from './record-answers.ts';
import { takesBack } from './error-marks.ts';

/** Where to look for a list that somebody else signed, and which of them are known. */
export type OthersLists = NonNullable<Extract<StoredGuard, { kind: 'if-none-exist' }>['others']>;

type IsOurs = (resource: JsonObject) => boolean;

/** A list somebody else signed since we read the record: shown before the write, not after. */
export async function signedByOthers(
  asking: Asking,
  others: OthersLists,
  isOurs: IsOurs,
  search: typeof searchAll = searchAll,
): Promise<Outcome | undefined> {
  const lists = await listsOf(asking, others, search);
  if (!lists.ok) return lists.fault;
  const stands = (list: JsonObject): boolean => !isTakenBack(list, lists.value);
  return askedAbout(lists.value.find(unknownTo(others, isOurs, stands)));
}

/**
 * A list that somebody else signed and that stands as current beside ours, which is `id`: signed in the same moment, or ours got there
 * late, so that neither of us was shown the other's. By the record's own clock one of the two came second, and whoever signed that
 * is asked: asked both, two people could each retire the list of the other.
 */
export async function currentBeside(
  asking: Asking,
  others: OthersLists,
  isOurs: IsOurs,
  id: string,
): Promise<Outcome | undefined> {
  const lists = await listsOf(asking, others);
  if (!lists.ok) return lists.fault;
  const ours = lists.value.find(({ resource }) => resource['id'] === id)?.resource;
  if (ours !== undefined && !isCurrent(ours)) return undefined;
  const isFirst = (theirs: JsonObject): boolean =>
    isCurrent(theirs) && (ours === undefined || !isLater(theirs, ours));
  return askedAbout(lists.value.find(unknownTo(others, isOurs, isFirst)));
}

const isCurrent = ({ status }: JsonObject): boolean => status === 'current';

/** Of two in the same instant one has to be the later for everybody. */
const isLater = (one: JsonObject, other: JsonObject): boolean =>
  changedMs(one) > changedMs(other) ||
  (changedMs(one) === changedMs(other) && textOf(one['id']) > textOf(other['id']));

const listsOf = (
  asking: Asking,
  { search: query }: OthersLists,
  search: typeof searchAll = searchAll,
): Promise<Result<readonly InRecord[], Outcome>> => search(asking, 'List', query.replace(/^List\?/, ''));

const unknownTo =
  (others: OthersLists, isOurs: IsOurs, counts: (list: JsonObject) => boolean) =>
  ({ resource }: InRecord): boolean =>
    counts(resource) &&
    !isOurs(resource) &&
    !others.seen.includes(textOf(resource['id'])) &&
    !others.signatures.includes(signatureOf(resource)) &&
    !(changedMs(resource) <= Date.parse(others.since));

const askedAbout = (news: InRecord | undefined): Outcome | undefined =>
  news === undefined
    ? undefined
    : {
        kind: 'changed-by-others',
        theirs: JSON.stringify(news.resource),
        theirVersion: news.versionId,
        signature: signatureOf(news.resource),
      };

/**
 * Whether a version of an entry of ours belongs to a list of somebody else about which the person decided already. A list is sent
 * right after what it names: what was written after it is not of it, nor what stood there long before it, which may be another's. Of a
 * list that has changed since, retired by us perhaps, the record no longer says when it was sent: then the person is asked.
 */
export async function belongsToDecided(
  asking: Asking,
  others: OthersLists,
  { resource: version }: InRecord,
): Promise<Result<boolean, Outcome>> {
  if (others.signatures.length === 0) return ok(false);
  const lists = await listsOf(asking, others);
  if (!lists.ok) return lists;
  return ok(
    lists.value.some(
      ({ resource: list }) =>
        others.signatures.includes(signatureOf(list)) && isCurrent(list) && wasSentWith(list, version),
    ),
  );
}

/**
 * Came with the list, and was written when that was signed: a list may wait behind a question for hours, and what was written meanwhile
 * to what it names is somebody else's. By the signer's own clock; where that is wrong a person is asked once more than needed.
 */
export const wasSentWith = (list: JsonObject, version: JsonObject): boolean =>
  cameWith(list, version) &&
  Math.abs(changedMs(version) - Date.parse(textOf(list['date']))) <= sentTogetherMs;

/** Whether a version of an entry came with a list that somebody else signed and that stands as current. */
export async function isOfSignedList(
  asking: Asking,
  version: JsonObject,
  isOurs: IsOurs,
): Promise<Result<boolean, Outcome>> {
  const subject = isObject(version['subject']) ? textOf(version['subject']['reference']) : '';
  const lists = await searchAll(asking, 'List', `patient=${encodeURIComponent(subject)}`);
  if (!lists.ok) return lists;
  return ok(
    lists.value.some(
      ({ resource: list }) =>
        isCurrent(list) && !isOurs(list) && (cameWith(list, version) || wasSaidFor(list, version)),
    ),
  );
}

/** Named by the list, and written just before it. */
export function cameWith(list: JsonObject, version: JsonObject): boolean {
  const beforeMs = changedMs(list) - changedMs(version);
  return namesEntry(list, version) && beforeMs >= 0 && beforeMs <= sentTogetherMs;
}

const sentTogetherMs = 10 * 60_000;

/** Named by the list, and as it was written when it was said: the list itself may have got there much later. */
export function wasSaidFor(list: JsonObject, version: JsonObject): boolean {
  const afterMs = Math.abs(changedMs(version) - Date.parse(textOf(version['dateAsserted'])));
  return namesEntry(list, version) && changedMs(version) <= changedMs(list) && afterMs <= sentTogetherMs;
}

/** Named by the list, and changed after that got there. */
export const wasChangedSince = (list: JsonObject, version: JsonObject): boolean =>
  namesEntry(list, version) && changedMs(version) > changedMs(list);

export function namesEntry(list: JsonObject, version: JsonObject): boolean {
  const reference = `${textOf(version['resourceType'])}/${textOf(version['id'])}`;
  return (Array.isArray(list['entry']) ? list['entry'] : []).some(
    (entry: unknown) =>
      isObject(entry) &&
      isObject(entry['item']) &&
      textOf(entry['item']['reference']).split('/').slice(-2).join('/') === reference,
  );
}

/** By whoever signed it, it is no signature any more; where nothing is changed, another entry says so. */
const isTakenBack = (list: JsonObject, all: readonly InRecord[]): boolean =>
  list['status'] === 'entered-in-error' ||
  ownNames(list).some((name) => all.some(({ resource }) => takesBack(resource, name)));

/** The same in every record the signer wrote to: who, and when to the second. */
export const signatureOf = (list: JsonObject): string => {
  const source = isObject(list['source']) ? list['source'] : {};
  const who = textOf(source['display']) || textOf(source['reference']);
  return `${textOf(list['date'])} ${who}`;
};

/** By the server's own clock, which also dates our copy; the clock of whoever signed may be wrong. */
const changedMs = (list: JsonObject): number =>
  Date.parse((isObject(list['meta']) ? textOf(list['meta']['lastUpdated']) : '') || textOf(list['date']));
