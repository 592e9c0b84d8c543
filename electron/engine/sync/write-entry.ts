import type { JsonObject } from '../../../shared/core/brand.ts';
import { isEnded } from '../../../shared/cases/cases.ts';
import {
  holds,
  isResourceId,
  isVeryEntry,
  notKept,
  resolve,
  storedObject,
  uuidSystem,
  type Outcome,
  type StoredGuard,
} from '../../../shared/sync/sync.ts';
import { readJson } from '../http/http.ts';
import type { ReadFault } from '../records/records.ts';
import type { ReadyEntry } from './ready-entry.ts';
import { takeBackLateArrival } from './late-arrival.ts';
import { besideOwn } from './beside-own.ts';
import { liveBeside } from './own-in-record.ts';
import { find, readBack, withAnswer } from './read-back.ts';
import {
  answeredAs,
  latelyMs,
  outcomeOf,
  readById,
  searchAll,
  searchLately,
  type Asking,
} from './record-answers.ts';
import { retractEntry } from './retract-entry.ts';
import { belongsToDecided, currentBeside, signedByOthers } from './signed-by-others.ts';
import { decidedWithList, type Written } from './written.ts';

/**
 * Sends one entry so that a repeat is harmless: looked for first where it may have arrived, guarded by identifier or
 * version, and read back before it counts as held.
 */
export async function writeEntry(asking: Asking, ready: ReadyEntry): Promise<Written> {
  const mine = bodyOf(ready.body);
  if (ready.retract !== null)
    return { outcome: await retractEntry(asking, { ...ready, retract: ready.retract }, mine) };
  const written =
    ready.guard.kind === 'if-match'
      ? await update(asking, ready, ready.guard, mine)
      : await create(asking, ready, ready.guard, mine);
  const { outcome } = written;
  const { others = null } = ready.guard;
  if (ready.type !== 'List' || others === null || ready.appendOnly || outcome.kind !== 'held') return written;
  const asked = await currentBeside(asking, others, ready.isOurs, outcome.id);
  return asked === undefined ? written : { outcome: withAnswer(asked, outcome) };
}

type Create = Extract<StoredGuard, { kind: 'if-none-exist' }>;

/** Our own body: written by this program, so that it can be nothing but an object. */
function bodyOf(text: string): JsonObject {
  const json = readJson(text);
  return json.ok ? json.value : {};
}

async function create(asking: Asking, ready: ReadyEntry, guard: Create, mine: JsonObject): Promise<Written> {
  if (ready.answeredAs !== null) {
    const known = await readBack(asking, ready.type, ready.answeredAs, mine);
    if (known.kind !== 'not-held') return { outcome: known };
  }
  // What arrived already is not asked about again; a server that ignores If-None-Exist would make a second one of it.
  if (ready.mayHaveArrived) {
    const found = await find(asking, guard.query, mine);
    if (found.kind === 'settled') return { outcome: found.outcome };
  }
  const byOthers = await writtenByOthers(asking, ready, guard, mine);
  return byOthers ?? { outcome: await post(asking, ready, guard, mine) };
}

/** A record that made us wait between two questions is asked again; one that always does is believed the last time. */
const mostLooks = 3;

/** What others have signed or written about it, looked for right before it is sent; `undefined` where there is nothing. */
async function writtenByOthers(
  asking: Asking,
  ready: ReadyEntry,
  guard: Create,
  mine: JsonObject,
): Promise<Written | undefined> {
  // A list is the signature itself: before it, the record is asked in this very moment.
  const search = ready.type === 'List' ? searchAll : searchLately;
  const { nowMs } = asking.lately;
  for (let looks = 1; looks <= mostLooks; looks += 1) {
    const begunMs = nowMs();
    const signed =
      guard.others === null ? undefined : await signedByOthers(asking, guard.others, ready.isOurs, search);
    if (signed !== undefined) return { outcome: signed };
    const own = await besideOwn(asking, ready, guard, mine);
    if (own !== undefined) return own;
    if (!staysForGood(ready) || nowMs() - begunMs <= latelyMs) return undefined;
  }
  return undefined;
}

/**
 * Put beside what another desk writes in the same moment it stands there for good: where nothing is changed, no question about their
 * list ends one of the two.
 */
const staysForGood = ({ appendOnly, guard }: ReadyEntry): boolean =>
  appendOnly && guard.kind === 'if-none-exist' && (guard.others !== null || guard.own !== null);

async function post(asking: Asking, ready: ReadyEntry, guard: Create, mine: JsonObject): Promise<Outcome> {
  const { nowMs } = asking.lately;
  const lookedMs = nowMs();
  let isLate = false;
  const mayGo = (): boolean => {
    isLate = staysForGood(ready) && nowMs() - lookedMs > latelyMs;
    return !isLate;
  };
  const sent = await asking.reader.send(
    asking.source,
    { method: 'POST', path: ready.type, headers: { 'if-none-exist': guard.query }, body: ready.body, mayGo },
    asking.correlation,
  );
  // It waited for its turn, and what others have written meanwhile is looked for before it goes.
  if (isLate) return { kind: 'busy', detail: 'its turn came too late', retryAfterMs: null };
  if (sent.ok) {
    const answered = answeredAs(sent.value, ready.type);
    if (answered !== undefined) return readBack(asking, ready.type, answered, mine);
  } else if (!isMismatch(sent.fault)) return outcomeOf(sent.fault);
  const found = await find(asking, guard.query, mine);
  if (found.kind === 'settled') return found.outcome;
  return sent.ok
    ? { kind: 'not-held', detail: 'the answer names no id, and nothing is found' }
    : afterMismatch(sent.fault);
}

/** 409 or 412: which of them says little, and servers swap them; what is there says whether somebody else was. */
const isMismatch = (fault: ReadFault): boolean =>
  fault.kind === 'rejected' && (fault.status === 409 || fault.status === 412);

const mismatchCodes: readonly string[] = ['conflict', 'duplicate'];

/**
 * Refused for a change of somebody that is not there: it is tried again, unless the record names another reason. One that finds
 * several where none is ours cannot be asked for an entry by its name, today or tomorrow.
 */
function afterMismatch(fault: ReadFault): Outcome {
  const named = fault.kind === 'rejected' && fault.issues.some(({ code }) => !mismatchCodes.includes(code));
  return named
    ? outcomeOf(fault)
    : { kind: 'busy', detail: fault.kind === 'rejected' ? `status ${fault.status}` : '', retryAfterMs: null };
}

type Update = Extract<StoredGuard, { kind: 'if-match' }>;

async function update(asking: Asking, ready: ReadyEntry, guard: Update, mine: JsonObject): Promise<Written> {
  const { id, versionId } = guard;
  if (!isResourceId(id)) return { outcome: { kind: 'gone', detail: 'its id cannot be used in an address' } };
  if (ready.answeredAs !== null) {
    const known = await readBack(asking, ready.type, ready.answeredAs, mine);
    // It had arrived, whole or not: sent again it would go over what somebody may have put there since.
    if (known.kind !== 'not-held' && known.kind !== 'changed-by-others' && !isAsBefore(known, guard))
      return { outcome: known };
  }
  if (!ready.keepsGuards || ready.mayHaveArrived || versionId === '') {
    // Some servers ignore If-Match, and an earlier attempt may have arrived.
    const before = await compareNow(asking, ready, guard, mine);
    if (before !== undefined) return bySignature(asking, ready, guard, mine, before);
  }
  const late = await takeBackLateArrival(asking, ready, guard, mine);
  if (late !== undefined) return { outcome: late };
  const anew = await insteadOfEnded(asking, ready, guard, mine);
  if (anew !== undefined) return anew;
  const sent = await asking.reader.send(
    asking.source,
    {
      method: 'PUT',
      path: `${ready.type}/${id}`,
      headers: versionId === '' ? {} : { 'if-match': `W/"${versionId}"` },
      body: ready.body,
    },
    asking.correlation,
  );
  if (sent.ok) {
    const answered = answeredAs(sent.value, ready.type);
    const at = { id, versionId: answered?.id === id ? answered.versionId : null };
    const back = await readBack(asking, ready.type, at, mine);
    // Not there, though the record said it was done: the next round compares again before it sends.
    return {
      outcome:
        back.kind === 'changed-by-others' || isAsBefore(back, guard)
          ? { kind: 'not-held', detail: id }
          : back,
    };
  }
  if (!isMismatch(sent.fault)) return { outcome: outcomeOf(sent.fault) };
  const now = await compareNow(asking, ready, guard, mine);
  return now === undefined
    ? { outcome: afterMismatch(sent.fault) }
    : bySignature(asking, ready, guard, mine, now);
}

/** At the version that it had before us, and not all of what we wrote: our update was never there. */
const isAsBefore = (back: Outcome, { versionId }: Update): boolean =>
  versionId !== '' &&
  'versionId' in back &&
  back.versionId === versionId &&
  !(back.kind === 'held' && back.without.length === 0);

/**
 * What ends in the record is to go on, and a colleague has put a live entry about the medicine beside it meanwhile: mine is a new entry,
 * asked about like any other that would stand beside theirs, and the ended one stays as it is.
 */
async function insteadOfEnded(
  asking: Asking,
  ready: ReadyEntry,
  guard: Update,
  mine: JsonObject,
): Promise<Written | undefined> {
  const before = storedObject(guard.base);
  if (ready.type !== 'MedicationStatement' || !isEnded(before['status']) || isEnded(mine['status']))
    return undefined;
  const beside = await liveBeside(asking, ready, guard, mine);
  if (!beside.ok) return { outcome: beside.fault };
  if (beside.value === undefined) return undefined;
  const { id: _id, ...body } = mine;
  const query = `identifier=${encodeURIComponent(`${uuidSystem}|${ready.id}`)}`;
  return {
    outcome: { kind: 'busy', detail: 'a colleague has written another entry', retryAfterMs: null },
    rewritten: {
      body: JSON.stringify({ ...body, identifier: [{ system: uuidSystem, value: ready.id }] }),
      guard: { kind: 'if-none-exist', query, others: guard.others ?? null, own: { seen: [] } },
    },
  };
}

/**
 * What changed our entry may be somebody's signature. That asks once, as a list, for all it changed; and where the person decided
 * about that list already, mine takes the place of what it brought.
 */
async function bySignature(
  asking: Asking,
  ready: ReadyEntry,
  guard: Update,
  mine: JsonObject,
  written: Written,
): Promise<Written> {
  const { outcome } = written;
  if (outcome.kind !== 'changed-by-others' || guard.others === undefined) return written;
  const signed = await signedByOthers(asking, guard.others, ready.isOurs);
  if (signed !== undefined) return { outcome: signed };
  const theirs = { resource: storedObject(outcome.theirs), versionId: outcome.theirVersion };
  // A signature brings one version of an entry: where I went over that already, another is somebody's own.
  const known = { resource: storedObject(guard.base), versionId: guard.versionId };
  if (isSaidAsBefore(theirs.resource, known.resource)) return written;
  const [decided, before] = [
    await belongsToDecided(asking, guard.others, theirs),
    await belongsToDecided(asking, guard.others, known),
  ];
  if (!decided.ok) return { outcome: decided.fault };
  if (!before.ok) return { outcome: before.fault };
  if (!decided.value || before.value) return written;
  return {
    outcome: decidedWithList,
    rewritten: {
      body: JSON.stringify(mine),
      guard: { ...guard, versionId: outcome.theirVersion, base: outcome.theirs },
    },
  };
}

/** Whoever signs says when it was said; what says that as it did before was changed by a system that signed nothing. */
const isSaidAsBefore = (version: JsonObject, before: JsonObject): boolean =>
  version['dateAsserted'] !== undefined && version['dateAsserted'] === before['dateAsserted'];

/** What the record has now against what we want to write; `undefined` where it is still the version we know. */
async function compareNow(
  asking: Asking,
  ready: ReadyEntry,
  guard: Update,
  mine: JsonObject,
): Promise<Written | undefined> {
  const now = await readById(asking, ready.type, guard.id);
  if (now.kind === 'fault') return { outcome: now.outcome };
  if (now.kind === 'missing') return { outcome: { kind: 'gone', detail: `${ready.type}/${guard.id}` } };
  const { resource, versionId } = now;
  // What never went from here, or was refused, and is there all the same at another version was written by somebody else.
  const byOthers = !ready.mayHaveArrived && versionId !== guard.versionId;
  const held: Written = {
    outcome: { kind: 'held', id: guard.id, versionId, without: [], ...(byOthers ? { byOthers } : {}) },
  };
  if (holds(resource, mine)) return held;
  if (versionId === guard.versionId) return undefined;
  const dropped = ready.mayHaveArrived ? droppedOfMine(guard, mine, resource) : undefined;
  // Ours, as the record made it: an earlier attempt arrived, and its answer was lost.
  if (dropped !== undefined) return { outcome: { kind: 'held', id: guard.id, versionId, without: dropped } };
  // Two desks take one request back: whoever came second has nothing to ask, and nothing there of their own.
  if (isCancelled(mine) && isCancelled(resource))
    return { outcome: { kind: 'held', id: guard.id, versionId, without: [], byOthers: true } };
  return changed(guard, mine, resource, versionId) ?? held;
}

const isCancelled = ({ resourceType, status }: JsonObject): boolean =>
  resourceType === 'Task' && status === 'cancelled';

/**
 * The fields a record left out of our update, where what it has is our update: what we changed is there, and what it lacks
 * is nowhere. `undefined` where it cannot be told from what stood there before.
 */
function droppedOfMine(guard: Update, mine: JsonObject, theirs: JsonObject): readonly string[] | undefined {
  const lacking = notKept(theirs, mine);
  const onlyDropped =
    lacking.clinical.length === 0 && lacking.other.every((field) => theirs[field] === undefined);
  if (!onlyDropped || !isVeryEntry(theirs, mine)) return undefined;
  const { clinical, other } = notKept(storedObject(guard.base), mine);
  const arrived = [...clinical, ...other].some((field) => !lacking.other.includes(field));
  return arrived ? lacking.other : undefined;
}

/** Somebody else's version: only what may merge by itself goes on without a person; `undefined` where it says what mine does. */
function changed(
  guard: Update,
  mine: JsonObject,
  theirs: JsonObject,
  versionId: string,
): Written | undefined {
  const resolution = resolve(storedObject(guard.base), mine, theirs);
  switch (resolution.kind) {
    case 'keep-theirs':
      return undefined;
    case 'no-conflict':
      return {
        outcome: { kind: 'busy', detail: 'merged with a later version', retryAfterMs: null },
        rewritten: {
          body: JSON.stringify(resolution.merged),
          guard: { ...guard, versionId, base: JSON.stringify(theirs) },
        },
      };
    case 'ask':
      return {
        outcome: {
          kind: 'changed-by-others',
          theirs: JSON.stringify(theirs),
          theirVersion: versionId,
          signature: null,
        },
      };
  }
}
