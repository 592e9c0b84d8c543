import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { holds, resolve, type Outcome, type StoredGuard } from '../../../shared/sync/sync.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { faultDetail, readJson, type HttpAnswer } from '../http/http.ts';
import type { RecordReader, ReadFault } from '../records/records.ts';

/** One entry made ready to send: every reference in `body` is real. */
export type Ready = {
  readonly type: string;
  readonly body: string;
  readonly guard: StoredGuard;
  /** An earlier attempt may have arrived although no answer came. */
  readonly mayHaveArrived: boolean;
  /** Whether a resource of the server is one of ours: our own list is nobody else's signature. */
  readonly isOurs: (resource: JsonObject) => boolean;
};

/** What came of it, and against which version somebody else's harmless change was merged. */
export type Delivered = {
  readonly outcome: Outcome;
  readonly rewritten?: { readonly body: string; readonly guard: StoredGuard };
};

type Asking = { readonly reader: RecordReader; readonly source: SourceConfig; readonly correlation: string };

/**
 * Sends one entry so that a repeat is harmless: looked for first where it may have arrived, guarded by identifier or
 * version, and read back before it counts as held.
 */
export async function deliver(asking: Asking, ready: Ready): Promise<Delivered> {
  const mine = parsed(ready.body);
  return ready.guard.kind === 'if-match'
    ? update(asking, ready, ready.guard, mine)
    : create(asking, ready, ready.guard, mine);
}

async function create(
  asking: Asking,
  ready: Ready,
  guard: Extract<StoredGuard, { kind: 'if-none-exist' }>,
  mine: JsonObject,
): Promise<Delivered> {
  const signed = guard.others === null ? undefined : await signedByOthers(asking, guard.others, ready.isOurs);
  if (signed !== undefined) return { outcome: signed };
  // A server that ignores If-None-Exist would make a second one of what already arrived.
  if (ready.mayHaveArrived) {
    const found = await search(asking, ready.type, guard.query);
    if (found.kind !== 'none') return { outcome: found.kind === 'one' ? found.held : found.outcome };
  }
  const sent = await asking.reader.send(
    asking.source,
    { method: 'POST', path: ready.type, headers: { 'if-none-exist': guard.query }, body: ready.body },
    asking.correlation,
  );
  if (sent.ok) return { outcome: await readBack(asking, ready.type, idOf(sent.value, ready.type), mine) };
  const rejected = sent.fault.kind === 'rejected' ? sent.fault.status : 0;
  if (rejected !== 412 && rejected !== 409) return { outcome: outcomeOf(sent.fault) };
  const found = await search(asking, ready.type, guard.query);
  return {
    outcome:
      found.kind === 'one' ? found.held : found.kind === 'none' ? outcomeOf(sent.fault) : found.outcome,
  };
}

async function update(
  asking: Asking,
  ready: Ready,
  guard: Extract<StoredGuard, { kind: 'if-match' }>,
  mine: JsonObject,
): Promise<Delivered> {
  const path = `${ready.type}/${guard.id}`;
  // Read before writing: some servers ignore If-Match, and an earlier attempt may have arrived.
  const now = await read(asking, path);
  if (now.kind === 'fault') return { outcome: now.outcome };
  if (now.kind === 'missing') return { outcome: { kind: 'gone', detail: path } };
  if (holds(now.resource, mine)) return { outcome: { kind: 'held', id: guard.id, versionId: now.versionId } };
  if (now.versionId !== guard.versionId) return changed(guard, mine, now.resource, now.versionId);
  const sent = await asking.reader.send(
    asking.source,
    { method: 'PUT', path, headers: { 'if-match': `W/"${guard.versionId}"` }, body: ready.body },
    asking.correlation,
  );
  if (sent.ok) return { outcome: await readBack(asking, ready.type, guard.id, mine) };
  const rejected = sent.fault.kind === 'rejected' ? sent.fault.status : 0;
  if (rejected !== 412 && rejected !== 409) return { outcome: outcomeOf(sent.fault) };
  // The number says little; the resource as it stands says whether somebody else was there.
  const theirs = await read(asking, path);
  if (theirs.kind !== 'found')
    return { outcome: theirs.kind === 'fault' ? theirs.outcome : { kind: 'gone', detail: path } };
  if (holds(theirs.resource, mine))
    return { outcome: { kind: 'held', id: guard.id, versionId: theirs.versionId } };
  return theirs.versionId === guard.versionId
    ? { outcome: outcomeOf(sent.fault) }
    : changed(guard, mine, theirs.resource, theirs.versionId);
}

/** Somebody else's version: only what may merge by itself goes on without a person. */
function changed(
  guard: Extract<StoredGuard, { kind: 'if-match' }>,
  mine: JsonObject,
  theirs: JsonObject,
  versionId: string,
): Delivered {
  const resolution = resolve(parsed(guard.base), mine, theirs);
  switch (resolution.kind) {
    case 'keep-theirs':
      return { outcome: { kind: 'held', id: guard.id, versionId } };
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
        outcome: { kind: 'changed-by-others', theirs: JSON.stringify(theirs), theirVersion: versionId },
      };
  }
}

/** A list somebody else signed since we read the record: shown before the write, not after. */
async function signedByOthers(
  asking: Asking,
  others: NonNullable<Extract<StoredGuard, { kind: 'if-none-exist' }>['others']>,
  isOurs: Ready['isOurs'],
): Promise<Outcome | undefined> {
  const answer = await asking.reader.get(asking.source, others.search, asking.correlation);
  if (!answer.ok) return outcomeOf(answer.fault);
  const found = searchsetOf(answer.value);
  if (!found.ok) return found.fault;
  const lists = found.value.filter(
    (list) =>
      list['resourceType'] === 'List' &&
      !isOurs(list) &&
      !others.seen.includes(textOf(list['id'])) &&
      !(changedMs(list) <= Date.parse(others.since)),
  );
  const theirs = lists[0];
  return theirs === undefined
    ? undefined
    : { kind: 'changed-by-others', theirs: JSON.stringify(theirs), theirVersion: versionOf(theirs) };
}

/** By the server's own clock, which also dates our copy; the clock of whoever signed may be wrong. */
const changedMs = (list: JsonObject): number =>
  Date.parse((isObject(list['meta']) ? textOf(list['meta']['lastUpdated']) : '') || textOf(list['date']));

type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly held: Outcome }
  | { readonly kind: 'trouble'; readonly outcome: Outcome };

async function search(asking: Asking, type: string, query: string): Promise<Found> {
  const answer = await asking.reader.get(asking.source, `${type}?${query}`, asking.correlation);
  if (!answer.ok) return { kind: 'trouble', outcome: outcomeOf(answer.fault) };
  const searchset = searchsetOf(answer.value);
  if (!searchset.ok) return { kind: 'trouble', outcome: searchset.fault };
  const found = searchset.value.filter((resource) => resource['resourceType'] === type);
  const [only, ...more] = found;
  if (only === undefined) return { kind: 'none' };
  if (more.length > 0) return { kind: 'trouble', outcome: { kind: 'several-exist', count: found.length } };
  return { kind: 'one', held: { kind: 'held', id: textOf(only['id']), versionId: versionOf(only) } };
}

async function readBack(
  asking: Asking,
  type: string,
  id: string | undefined,
  mine: JsonObject,
): Promise<Outcome> {
  if (id === undefined) return { kind: 'unreadable-answer', detail: 'the answer to the write names no id' };
  const found = await read(asking, `${type}/${id}`);
  if (found.kind === 'fault') return found.outcome;
  if (found.kind === 'missing') return { kind: 'not-held', detail: `${type}/${id}` };
  return holds(found.resource, mine)
    ? { kind: 'held', id, versionId: found.versionId }
    : { kind: 'not-held', detail: `${type}/${id} holds something else` };
}

type Read =
  | { readonly kind: 'found'; readonly resource: JsonObject; readonly versionId: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'fault'; readonly outcome: Outcome };

async function read(asking: Asking, path: string): Promise<Read> {
  const answer = await asking.reader.get(asking.source, path, asking.correlation);
  if (answer.ok) {
    const json = readJson(answer.value.text);
    if (!json.ok) return { kind: 'fault', outcome: unreadable(faultDetail(json.fault)) };
    if (json.value['resourceType'] !== path.split('/')[0])
      return { kind: 'fault', outcome: unreadable('another kind of resource than was asked for') };
    return { kind: 'found', resource: json.value, versionId: versionOf(json.value) };
  }
  const gone =
    answer.fault.kind === 'rejected' && (answer.fault.status === 404 || answer.fault.status === 410);
  return gone ? { kind: 'missing' } : { kind: 'fault', outcome: outcomeOf(answer.fault) };
}

/** A fault as the outbox understands it: wait, ask to sign in, or park with the reason in plain words. */
export function outcomeOf(fault: ReadFault): Outcome {
  switch (fault.kind) {
    case 'not-answering': {
      const retryAfterMs = fault.retryAfterMs ?? null;
      return fault.detail === 'status 429'
        ? { kind: 'busy', detail: fault.detail, retryAfterMs }
        : { kind: 'no-answer', layer: fault.layer, detail: fault.detail, retryAfterMs };
    }
    case 'sign-in-needed':
      return { kind: 'sign-in-needed' };
    case 'not-permitted':
      return { kind: 'not-permitted', missing: fault.detail };
    case 'rejected':
      return {
        kind: 'not-accepted',
        detail: [`status ${fault.status}`, ...fault.issues.map((issue) => issue.text)].join(': '),
      };
    case 'answer-unreadable':
    case 'too-large':
      return { kind: 'unreadable-answer', detail: fault.detail };
    case 'address-refused':
      return { kind: 'unreadable-answer', detail: fault.why };
  }
}

function idOf(answer: HttpAnswer, type: string): string | undefined {
  const location = answer.headers.get('location') ?? answer.headers.get('content-location') ?? '';
  const named = new RegExp(`${type}/([A-Za-z0-9.-]{1,64})`).exec(location)?.[1];
  return named ?? (textOf(parsed(answer.text)['id']) || undefined);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const versionOf = (resource: JsonObject): string =>
  isObject(resource['meta']) ? textOf(resource['meta']['versionId']) : '';

const unreadable = (detail: string): Outcome => ({ kind: 'unreadable-answer', detail });

/**
 * The resources of a searchset. What cannot be read, or holds less than it announces with nowhere to go on, is a fault of
 * the answer: taken for an empty one, it would let a write go that should have been stopped.
 */
function searchsetOf(answer: HttpAnswer): Result<readonly JsonObject[], Outcome> {
  const json = readJson(answer.text);
  if (!json.ok) return err(unreadable(faultDetail(json.fault)));
  const { resourceType, entry = [], total, link } = json.value;
  if (resourceType !== 'Bundle' || !Array.isArray(entry)) return err(unreadable('not a searchset'));
  const goesOn = Array.isArray(link) && link.some((one) => isObject(one) && one['relation'] === 'next');
  if (typeof total === 'number' && total > entry.length && !goesOn)
    return err(unreadable(`${total} announced, ${entry.length} given`));
  return ok(
    entry.flatMap((one: unknown) => (isObject(one) && isObject(one['resource']) ? [one['resource']] : [])),
  );
}

/** Our own text, or an answer whose only use is an id that may also be missing. */
function parsed(text: string): JsonObject {
  const json = readJson(text);
  return json.ok ? json.value : {};
}
