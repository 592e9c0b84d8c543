import type { JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { table } from '../../../shared/core/table.ts';
import {
  addedSince,
  isResourceId,
  isVeryEntry,
  notKept,
  storedObject,
  type Outcome,
} from '../../../shared/sync/sync.ts';
import { addThatItWasAnError, isMarked, markedAsError, putMarked } from './error-marks.ts';
import { readBack } from './read-back.ts';
import { readById, searchAll, textOf, type Asking, type InRecord } from './record-answers.ts';
import type { ReadyEntry } from './ready-entry.ts';
import { isOfSignedList } from './signed-by-others.ts';
import { wasReplaced } from './was-replaced.ts';

/** What was taken back after it may have arrived. */
type Retracting = ReadyEntry & { readonly retract: NonNullable<ReadyEntry['retract']> };

/**
 * Takes an entry back that may have arrived: it is looked for, and where it is there it is marked as entered in error
 * under its guard; an update puts back what was there before; where nothing is ever changed, an entry is added that says so.
 * What was never sent is nowhere: what stands in its place, though it says the same, is somebody else's.
 */
export async function retractEntry(asking: Asking, ready: Retracting, mine: JsonObject): Promise<Outcome> {
  const { seen, kept } = ready.retract;
  if (!ready.mayHaveArrived && ready.answeredAs === null && seen === undefined)
    return { kind: 'retracted', record: 'never-sent' };
  const found = await lookFor(asking, ready, mine);
  if ('kind' in found) return found;
  if (isMarked(found.resource)) return { kind: 'retracted', record: 'marked-as-error' };
  const stands =
    seen === undefined ? asWritten(ready, found, mine) : asItWasSeen(ready, found, storedObject(seen));
  if (stands === 'changed') {
    const signed =
      kept === undefined ? ok(false) : await isOfSignedList(asking, found.resource, ready.isOurs);
    if (!signed.ok) return signed.fault;
    // Mine was given up for a colleague's list, and what stands there now is of theirs.
    if (signed.value) return { kind: 'retracted', record: 'left-as-it-is' };
    return {
      kind: 'changed-by-others',
      theirs: JSON.stringify(found.resource),
      theirVersion: found.versionId,
      signature: null,
    };
  }
  if (stands !== 'as-written') return { kind: 'retracted', record: stands };
  const marked = markedAsError(found.resource, ready.guard);
  if (marked === undefined) return { kind: 'retracted', record: 'left-as-it-is' };
  const replaced = await wasReplaced(asking, ready, found, marked);
  if (!replaced.ok) return replaced.fault;
  if (replaced.value) return { kind: 'retracted', record: 'left-as-it-is' };
  return ready.appendOnly
    ? addThatItWasAnError(asking, ready, found.resource, marked)
    : putMarked(asking, ready.type, found, marked);
}

/** What stands where an entry of mine was written: mine, somebody's change of it, none of mine, or what is not ours to touch. */
type Stands = 'as-written' | 'changed' | 'not-there' | 'left-as-it-is';

function asWritten(ready: Retracting, { resource, versionId }: InRecord, mine: JsonObject): Stands {
  const since = ready.answeredAs?.versionId ?? null;
  // At the version that answered us it is ours as we wrote it, though what it refers to was taken back meanwhile.
  const isOurVersion = since === versionId;
  const isThere = isVeryEntry(resource, mine) && (isOurVersion || lacks(ready, resource, mine).length === 0);
  if (ready.guard.kind === 'if-match') {
    // What stands there is not what was taken back: our update never arrived, or somebody has put another in its place.
    if (!isThere) return 'not-there';
    // Somebody wrote after us: what stands there is theirs, though it may say the same.
    if (since !== null && since !== versionId) return 'left-as-it-is';
  }
  if (!isThere || (!isOurVersion && added(ready, resource, mine).length > 0)) return 'changed';
  return saidByOthers(resource, mine) ? 'left-as-it-is' : 'as-written';
}

/** As a person was shown it and took it back, whoever had changed it; changed again, they are asked again. */
const asItWasSeen = (ready: Retracting, { resource }: InRecord, seen: JsonObject): Stands =>
  lacks(ready, resource, seen).length === 0 && added(ready, resource, seen).length === 0
    ? 'as-written'
    : 'changed';

const lacks = (ready: Retracting, found: JsonObject, mine: JsonObject): readonly string[] =>
  notKept(found, mine).clinical.filter(isComparedIn(ready));

const added = (ready: Retracting, found: JsonObject, mine: JsonObject): readonly string[] =>
  addedSince(found, mine).filter(isComparedIn(ready));

/** What a new list of ours names follows what is decided, also after it may have arrived: a difference in that is nobody's change. */
const isComparedIn =
  ({ type, guard }: ReadyEntry) =>
  (field: string): boolean =>
    type !== 'List' || guard.kind === 'if-match' || (field !== 'entry' && field !== 'emptyReason');

/** When a person said it, by type: what nobody else's entry has in common with ours, though it says the same under the same name. */
const moments = table<readonly string[]>({
  MedicationStatement: ['dateAsserted'],
  List: ['date'],
  Task: ['authoredOn', 'lastModified'],
  DocumentReference: ['date'],
  AllergyIntolerance: ['recordedDate'],
});

/** What stands there says the same at another moment: somebody else wrote it, and taking ours back must not take theirs. */
function saidByOthers(theirs: JsonObject, mine: JsonObject): boolean {
  const { other } = notKept(theirs, mine);
  const said = moments[String(mine['resourceType'])] ?? [];
  return said.some((field) => theirs[field] !== undefined && other.includes(field));
}

async function lookFor(asking: Asking, ready: Retracting, mine: JsonObject): Promise<InRecord | Outcome> {
  const { seen } = ready.retract;
  if (seen !== undefined) return readAt(asking, ready.type, textOf(storedObject(seen)['id']));
  if (ready.guard.kind === 'if-match') return readAt(asking, ready.type, ready.guard.id);
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

async function readAt(asking: Asking, type: string, id: string): Promise<InRecord | Outcome> {
  if (!isResourceId(id)) return { kind: 'retracted', record: 'not-there' };
  const read = await readById(asking, type, id);
  if (read.kind === 'fault') return read.outcome;
  if (read.kind === 'missing') return { kind: 'retracted', record: 'not-there' };
  return { resource: read.resource, versionId: read.versionId };
}
