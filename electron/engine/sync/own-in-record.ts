import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { compareText } from '../../../shared/core/compare.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { isEnded, isOurEntry } from '../../../shared/cases/cases.ts';
import { isResourceId, ownNames, type Outcome, type StoredGuard } from '../../../shared/sync/sync.ts';
import { isTakenBackBy } from './error-marks.ts';
import type { ReadyEntry } from './ready-entry.ts';
import { searchAll, textOf, type Asking, type InRecord } from './record-answers.ts';

type Create = Extract<StoredGuard, { kind: 'if-none-exist' }>;

/**
 * The live entry of our organisation about the same medicine that stands in the record now, written from another computer
 * or by an earlier signature; `undefined` where there is none. What `isKnown` is another entry's affair.
 */
export async function ownInRecord(
  asking: Asking,
  mine: JsonObject,
  odsCode: string,
  isKnown: (resource: JsonObject) => boolean,
  search: typeof searchAll = searchAll,
): Promise<Result<InRecord | undefined, Outcome>> {
  const subject = isObject(mine['subject']) ? textOf(mine['subject']['reference']) : '';
  const all = await search(asking, 'MedicationStatement', `patient=${encodeURIComponent(subject)}`);
  if (!all.ok) return err(all.fault);
  const names = ownNames(mine);
  const statements = all.value.map(({ resource }) => resource);
  return ok(
    all.value
      .filter(
        ({ resource }) =>
          isOurEntry(resource, odsCode) &&
          isResourceId(textOf(resource['id'])) &&
          !isEnded(resource['status']) &&
          !ownNames(resource).some((name) => names.includes(name)) &&
          !isKnown(resource) &&
          isSameMedicine(resource, mine) &&
          !isTakenBackBy(resource, statements),
      )
      .toSorted((a, b) => compareText(updatedAt(b.resource), updatedAt(a.resource)))[0],
  );
}

/** The same beside an entry of ours that an update is about; what else is signed here in the same case is no colleague's. */
export const liveBeside = (
  asking: Asking,
  { odsCode, targets, endedHere, isOurs }: Pick<ReadyEntry, 'odsCode' | 'targets' | 'endedHere' | 'isOurs'>,
  guard: Extract<StoredGuard, { kind: 'if-match' }>,
  mine: JsonObject,
): Promise<Result<InRecord | undefined, Outcome>> =>
  ownInRecord(asking, mine, odsCode, (resource) => {
    const id = textOf(resource['id']);
    return id === guard.id || ((targets.includes(id) || isOurs(resource)) && !endedHere.includes(id));
  });

/**
 * Ours as it is sent once a person decided for it over another entry of our organisation: that entry's next version, against the one
 * that was seen; where nothing is changed, beside it and saying that it takes its place.
 */
export function inPlaceOf(
  theirs: InRecord,
  mine: JsonObject,
  guard: Create,
  appendOnly: boolean,
): { readonly body: string; readonly guard: StoredGuard } {
  const { resource, versionId } = theirs;
  const id = textOf(resource['id']);
  if (appendOnly) {
    const own = guard.own === null ? null : { ...guard.own, seen: [...guard.own.seen, id] };
    return { body: JSON.stringify(superseding(resource, mine)), guard: { ...guard, own } };
  }
  const others = guard.others === null ? {} : { others: guard.others };
  return {
    body: JSON.stringify(inItsPlace(resource, mine)),
    guard: { kind: 'if-match', id, versionId, base: JSON.stringify(resource), ...others },
  };
}

/** Under its id, and to be found by the names of both. */
function inItsPlace(theirs: JsonObject, mine: JsonObject): JsonObject {
  const identifiers = [theirs['identifier'] ?? [], mine['identifier'] ?? []].flat();
  return { ...mine, id: theirs['id'], identifier: identifiers };
}

function superseding(theirs: JsonObject, mine: JsonObject): JsonObject {
  const reference = `MedicationStatement/${textOf(theirs['id'])}`;
  const from = [mine['derivedFrom'] ?? []].flat();
  const said = from.some((one) => isObject(one) && one['reference'] === reference);
  return said ? mine : { ...mine, derivedFrom: [...from, { reference }] };
}

/** By name or by one of its codes. */
export function isSameMedicine(one: JsonObject, other: JsonObject): boolean {
  const [a, b] = [medicineOf(one), medicineOf(other)];
  return (a.term !== '' && a.term === b.term) || a.codes.some((code) => b.codes.includes(code));
}

function medicineOf(resource: JsonObject): { readonly term: string; readonly codes: readonly string[] } {
  const concept = resource['medicationCodeableConcept'];
  if (!isObject(concept)) return { term: '', codes: [] };
  const coding = Array.isArray(concept['coding']) ? concept['coding'].filter(isObject) : [];
  return {
    term: textOf(concept['text']).trim().toLowerCase(),
    codes: coding.map((one) => `${textOf(one['system'])}|${textOf(one['code'])}`),
  };
}

/** By the server's own clock; empty where it does not say. */
export const updatedAt = (resource: JsonObject): string =>
  isObject(resource['meta']) ? textOf(resource['meta']['lastUpdated']) : '';
