import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import { isResourceId, notKept, ownNames, type Outcome } from '../../../shared/sync/sync.ts';
import {
  answeredAs,
  outcomeOf,
  readById,
  searchAll,
  textOf,
  type Asking,
  type InRecord,
} from './record-answers.ts';
import type { ReadyEntry } from './ready-entry.ts';

/** How a record says of an entry that it was an error: by the entry itself, or, where nothing is changed, by another that says so. */
const inError = 'entered-in-error';

export const isMarked = (resource: JsonObject): boolean =>
  resource['status'] === inError ||
  JSON.stringify(resource['verificationStatus'] ?? '').includes(`"${inError}"`);

/** The resource as it is to stand; `undefined` for a type that cannot say that it was an error. */
export function markedAsError(theirs: JsonObject, guard: ReadyEntry['guard']): JsonObject | undefined {
  const { text: _narrative, ...rest } = theirs;
  if (guard.kind === 'if-match') {
    const base: unknown = JSON.parse(guard.base);
    if (isObject(base)) return { ...base, id: guard.id };
  }
  switch (theirs['resourceType']) {
    case 'Provenance':
      return undefined;
    case 'AllergyIntolerance': {
      // FHIR's rule: what was entered in error has no clinical status.
      const { clinicalStatus: _clinical, ...allergy } = rest;
      const system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification';
      return { ...allergy, verificationStatus: { coding: [{ system, code: inError }] } };
    }
    default:
      return { ...rest, status: inError };
  }
}

/** Marks an entry of ours as entered in error where it stands, under the version that was read. */
export const markAsError = (asking: Asking, type: string, found: InRecord): Promise<Outcome> =>
  putMarked(asking, type, found, { ...found.resource, status: inError });

export async function putMarked(
  asking: Asking,
  type: string,
  found: InRecord,
  marked: JsonObject,
): Promise<Outcome> {
  const id = textOf(found.resource['id']);
  if (!isResourceId(id)) return { kind: 'unreadable-answer', detail: 'an id that is none' };
  const sent = await asking.reader.send(
    asking.source,
    {
      method: 'PUT',
      path: `${type}/${id}`,
      headers: found.versionId === '' ? {} : { 'if-match': `W/"${found.versionId}"` },
      body: JSON.stringify(marked),
    },
    asking.correlation,
  );
  if (!sent.ok)
    return sent.fault.kind === 'rejected' && [409, 412].includes(sent.fault.status)
      ? { kind: 'busy', detail: 'changed while it was taken back', retryAfterMs: null }
      : outcomeOf(sent.fault);
  const now = await readById(asking, type, id);
  if (now.kind === 'fault') return now.outcome;
  const done = now.kind === 'missing' || notKept(now.resource, marked).clinical.length === 0;
  return done
    ? { kind: 'retracted', record: 'marked-as-error' }
    : { kind: 'not-held', detail: 'the record still shows it' };
}

const retractsSystem = 'urn:concord:retracts';

/** Where an entry that says of another that it was an error is found, by the other's name. */
export const retractsQuery = (name: string): string =>
  `identifier=${encodeURIComponent(`${retractsSystem}|${name}`)}`;

/** Whether an entry says of the one of that name that it was an error. */
export const takesBack = ({ identifier }: JsonObject, name: string): boolean =>
  [identifier ?? []]
    .flat()
    .some((one) => isObject(one) && one['system'] === retractsSystem && one['value'] === name);

/** Whether another of these entries of its record says of an entry, by one of its names or by what it was made from, that it was an error. */
export function isTakenBackBy(entry: JsonObject, all: readonly JsonObject[]): boolean {
  const names = ownNames(entry);
  const reference = `${textOf(entry['resourceType'])}/${textOf(entry['id'])}`;
  return all.some(
    (other) =>
      other['id'] !== entry['id'] &&
      (names.some((name) => takesBack(other, name)) ||
        (isMarked(other) && refersTo(other['derivedFrom'], reference))),
  );
}

/**
 * In a record where nothing is changed: an entry of its own, named after the one it takes back, so that it is added once. A record that
 * does not keep names is asked by what the entry was made from, and what it answered to the adding is read.
 */
export async function addThatItWasAnError(
  asking: Asking,
  { type }: Pick<ReadyEntry, 'type'>,
  theirs: JsonObject,
  marked: JsonObject,
): Promise<Outcome> {
  const { id: _id, meta, identifier, ...rest } = marked;
  const tags = isObject(meta) && Array.isArray(meta['tag']) ? meta['tag'] : [];
  const names = (Array.isArray(identifier) ? identifier : []).flatMap((one: unknown) =>
    isObject(one) && typeof one['value'] === 'string' ? [one['value']] : [],
  );
  const value = names[0] ?? textOf(theirs['id']);
  const reference = `${type}/${textOf(theirs['id'])}`;
  const body: JsonObject = {
    ...rest,
    meta: { tag: tags },
    identifier: [{ system: retractsSystem, value }],
    ...(type === 'MedicationStatement' ? { derivedFrom: [{ reference }] } : {}),
  };
  const saysSo = (resource: JsonObject): boolean =>
    takesBack(resource, value) || (isMarked(resource) && refersTo(resource['derivedFrom'], reference));
  const subject = isObject(theirs['subject']) ? textOf(theirs['subject']['reference']) : '';
  const all = type === 'MedicationStatement' ? [`patient=${encodeURIComponent(subject)}`] : [];
  const before = await isSaid(asking, type, [retractsQuery(value), ...all], saysSo);
  if (!before.ok) return before.fault;
  if (before.value) return { kind: 'retracted', record: 'marked-as-error' };
  const sent = await asking.reader.send(
    asking.source,
    {
      method: 'POST',
      path: type,
      headers: { 'if-none-exist': retractsQuery(value) },
      body: JSON.stringify(body),
    },
    asking.correlation,
  );
  if (!sent.ok) return outcomeOf(sent.fault);
  const answered = answeredAs(sent.value, type);
  const read = answered === undefined ? undefined : await readById(asking, type, answered.id);
  if (read?.kind === 'fault') return read.outcome;
  if (read?.kind === 'found' && isMarked(read.resource))
    return { kind: 'retracted', record: 'marked-as-error' };
  const after = await isSaid(asking, type, [retractsQuery(value)], saysSo);
  if (!after.ok) return after.fault;
  return after.value
    ? { kind: 'retracted', record: 'marked-as-error' }
    : { kind: 'not-held', detail: 'the record does not show it' };
}

/** Whether one of these searches finds an entry that says so; asked one after the other, only as far as needed. */
async function isSaid(
  asking: Asking,
  type: string,
  queries: readonly string[],
  saysSo: (resource: JsonObject) => boolean,
): Promise<Result<boolean, Outcome>> {
  for (const query of queries) {
    const found = await searchAll(asking, type, query);
    if (!found.ok) return found;
    if (found.value.some(({ resource }) => saysSo(resource))) return ok(true);
  }
  return ok(false);
}

const refersTo = (value: unknown, reference: string): boolean =>
  [value ?? []].flat().some((one) => isObject(one) && one['reference'] === reference);
