import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { addedSince, isResourceId, notKept, isVeryEntry, type Outcome } from '../../../shared/sync/sync.ts';
import { readBack } from './read-back.ts';
import { outcomeOf, readById, searchAll, textOf, type Asking, type InRecord } from './record-answers.ts';
import type { ReadyEntry } from './ready-entry.ts';
import { wasReplaced } from './was-replaced.ts';
import { table } from '../../../shared/core/table.ts';

/** What was taken back after it may have arrived. */
type Retracting = ReadyEntry & { readonly retract: NonNullable<ReadyEntry['retract']> };

/**
 * Takes an entry back that may have arrived: it is looked for, and where it is there it is marked as entered in error
 * under its guard; an update puts back what was there before; where nothing is ever changed, an entry is added that says so.
 * What was never sent is nowhere: what stands in its place, though it says the same, is somebody else's.
 */
export async function retractEntry(asking: Asking, ready: Retracting, mine: JsonObject): Promise<Outcome> {
  if (!ready.mayHaveArrived && ready.answeredAs === null) return { kind: 'retracted', record: 'never-sent' };
  const found = await lookFor(asking, ready, mine);
  if ('kind' in found) return found;
  const since = ready.answeredAs?.versionId ?? null;
  // At the version that answered us it is ours as we wrote it, though what it refers to was taken back meanwhile.
  const isOurVersion = since === found.versionId;
  const lacks = notKept(found.resource, mine).clinical.filter(isComparedIn(ready));
  const isThere = isVeryEntry(found.resource, mine) && (isOurVersion || lacks.length === 0);
  const added = addedSince(found.resource, mine).filter(isComparedIn(ready));
  const asWritten = isThere && (isOurVersion || added.length === 0);
  if (isMarked(found.resource)) return { kind: 'retracted', record: 'marked-as-error' };
  if (ready.guard.kind === 'if-match' && !isThere)
    // What stands there is not what was taken back: our update never arrived, or somebody has put another in its place.
    return { kind: 'retracted', record: 'not-there' };
  if (ready.guard.kind === 'if-match' && since !== null && since !== found.versionId)
    // Somebody wrote after us: what stands there is theirs, though it may say the same.
    return { kind: 'retracted', record: 'left-as-it-is' };
  if (asWritten && saidByOthers(found.resource, mine)) return { kind: 'retracted', record: 'left-as-it-is' };
  if (!asWritten)
    return {
      kind: 'changed-by-others',
      theirs: JSON.stringify(found.resource),
      theirVersion: found.versionId,
      signature: null,
    };
  const marked = markedAsError(found.resource, ready.guard);
  if (marked === undefined) return { kind: 'retracted', record: 'left-as-it-is' };
  const replaced = await wasReplaced(asking, ready, found, marked);
  if (!replaced.ok) return replaced.fault;
  if (replaced.value) return { kind: 'retracted', record: 'left-as-it-is' };
  return ready.appendOnly
    ? addThatItWasAnError(asking, ready, found.resource, marked)
    : putMarked(asking, ready.type, found, marked);
}

/** What a new list of ours names follows what is decided, also after it may have arrived: a difference in that is nobody's change. */
const isComparedIn =
  ({ type, guard }: ReadyEntry) =>
  (field: string): boolean =>
    type !== 'List' || guard.kind === 'if-match' || (field !== 'entry' && field !== 'emptyReason');

/** When a person said it, by type: what nobody else's entry has in common with ours, though it says the same under the same name. */
const moments = table<string>({
  MedicationStatement: 'dateAsserted',
  List: 'date',
  Task: 'authoredOn',
  DocumentReference: 'date',
  AllergyIntolerance: 'recordedDate',
});

/** What stands there says the same at another moment: somebody else wrote it, and taking ours back must not take theirs. */
function saidByOthers(theirs: JsonObject, mine: JsonObject): boolean {
  const field = moments[String(mine['resourceType'])] ?? '';
  return theirs[field] !== undefined && notKept(theirs, mine).other.includes(field);
}

async function lookFor(asking: Asking, ready: Retracting, mine: JsonObject): Promise<InRecord | Outcome> {
  if (ready.guard.kind === 'if-match') {
    const { id } = ready.guard;
    if (!isResourceId(id)) return { kind: 'retracted', record: 'not-there' };
    const read = await readById(asking, ready.type, id);
    if (read.kind === 'fault') return read.outcome;
    if (read.kind === 'missing') return { kind: 'retracted', record: 'not-there' };
    return { resource: read.resource, versionId: read.versionId };
  }
  const answered = await readAnswered(asking, ready, mine);
  if (!answered.ok) return answered.fault;
  if (answered.value !== undefined) return answered.value;
  const all = await searchAll(asking, ready.type, ready.guard.query);
  if (!all.ok) return all.fault;
  const [only, ...more] = all.value.filter(({ resource }) => isVeryEntry(resource, mine));
  if (more.length > 0) return { kind: 'several-exist', count: more.length + 1 };
  return only ?? { kind: 'retracted', record: 'not-there' };
}

/**
 * What stands where the record said that it put our new entry, unless that is and was another: one that does not look at names
 * answers with an entry of somebody else, which is not ours to take back.
 */
async function readAnswered(
  asking: Asking,
  { type, answeredAs }: Retracting,
  mine: JsonObject,
): Promise<Result<InRecord | undefined, Outcome>> {
  if (answeredAs === null || !isResourceId(answeredAs.id)) return ok(undefined);
  const read = await readById(asking, type, answeredAs.id);
  if (read.kind === 'fault') return err(read.outcome);
  if (read.kind === 'missing') return ok(undefined);
  const found: InRecord = { resource: read.resource, versionId: read.versionId };
  if (isVeryEntry(read.resource, mine)) return ok(found);
  // Without our name, and said at another moment: the same thing, by somebody else.
  if (saidByOthers(read.resource, mine)) return ok(undefined);
  const back = await readBack(asking, type, answeredAs, mine);
  switch (back.kind) {
    case 'not-held':
      return ok(undefined);
    case 'held':
    case 'fields-lost':
    case 'changed-by-others':
      return ok(found);
    default:
      return err(back);
  }
}

const inError = 'entered-in-error';

export const isMarked = (resource: JsonObject): boolean =>
  resource['status'] === inError ||
  JSON.stringify(resource['verificationStatus'] ?? '').includes(`"${inError}"`);

/** The resource as it is to stand; `undefined` for a type that cannot say that it was an error. */
function markedAsError(theirs: JsonObject, guard: ReadyEntry['guard']): JsonObject | undefined {
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

async function putMarked(
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
    : { kind: 'busy', detail: 'the record still shows it', retryAfterMs: null };
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

/** In a record where nothing is changed: an entry of its own, named after the one it takes back, so that it is added once. */
async function addThatItWasAnError(
  asking: Asking,
  ready: Retracting,
  theirs: JsonObject,
  marked: JsonObject,
): Promise<Outcome> {
  const { id: _id, meta, identifier, ...rest } = marked;
  const tags = isObject(meta) && Array.isArray(meta['tag']) ? meta['tag'] : [];
  const names = (Array.isArray(identifier) ? identifier : []).flatMap((one: unknown) =>
    isObject(one) && typeof one['value'] === 'string' ? [one['value']] : [],
  );
  const value = names[0] ?? textOf(theirs['id']);
  const query = retractsQuery(value);
  const body: JsonObject = {
    ...rest,
    meta: { tag: tags },
    identifier: [{ system: retractsSystem, value }],
    ...(ready.type === 'MedicationStatement'
      ? { derivedFrom: [{ reference: `${ready.type}/${textOf(theirs['id'])}` }] }
      : {}),
  };
  const before = await searchAll(asking, ready.type, query);
  if (!before.ok) return before.fault;
  const isThere = (found: readonly InRecord[]): boolean =>
    found.some(({ resource }) => takesBack(resource, value));
  if (isThere(before.value)) return { kind: 'retracted', record: 'marked-as-error' };
  const sent = await asking.reader.send(
    asking.source,
    { method: 'POST', path: ready.type, headers: { 'if-none-exist': query }, body: JSON.stringify(body) },
    asking.correlation,
  );
  if (!sent.ok) return outcomeOf(sent.fault);
  const after = await searchAll(asking, ready.type, query);
  if (!after.ok) return after.fault;
  return isThere(after.value)
    ? { kind: 'retracted', record: 'marked-as-error' }
    : { kind: 'busy', detail: 'the record does not show it yet', retryAfterMs: null };
}
