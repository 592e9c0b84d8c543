import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { readTree } from '../../../shared/fhir/fhir.ts';
import { sourceStateSchema } from '../../../shared/ipc/source-views.ts';
import type { EngineContext } from '../context.ts';
import { resourceOfPerson } from '../db/queries/resources.ts';
import { sourceRead } from '../db/queries/source-reads.ts';
import type { Store } from '../db/store.ts';
import { readEntry, readOutboxOf, type Entry } from '../sync/sync.ts';
import { homeSource } from './home-copy.ts';

/** What was recommended to a prescriber at this computer, and what became of it as far as is known here. */
export type PutToPrescriber = {
  readonly endpoint: string;
  readonly row: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Where it stands; null while it is not known to have arrived. */
  readonly there: { readonly id: string; readonly versionId: string } | null;
  /** The moment it was recommended, as it was sent. */
  readonly at: string;
  /** FHIR's status of it, or `gone`: as the trust's own store was last read, else as it was sent. */
  readonly status: string;
  readonly body: JsonObject;
};

type About = { readonly context: EngineContext; readonly store: Store; readonly person: string };

/** Everything of a patient, each once; what was taken back from the outbox was never put. */
export function putToPrescriber({ context, store, person }: About): readonly PutToPrescriber[] {
  const latest = new Map<string, PutToPrescriber>();
  for (const { id, kind, state } of readOutboxOf(store.read, person)) {
    if (kind !== 'recommendation' || state.kind === 'withdrawn') continue;
    const takenBack = state.kind === 'sending' ? state.takenBack : undefined;
    if (takenBack !== undefined || ('retract' in state && state.retract !== null)) continue;
    const entry = readEntry(store.read, id);
    // What is of no row ends what a colleague asked.
    if (entry === undefined || entry.row === null) continue;
    const body = bodyOf(entry.body);
    if (body === undefined) continue;
    const there = whereOf(entry, body);
    const { endpoint, row } = entry;
    const key = there === null ? id : `${endpoint} ${there.id}`;
    const { createdAt, createdBy } = latest.get(key) ?? entry;
    const { status, authoredOn } = body;
    const said = { at: String(authoredOn), status: String(status), body };
    latest.set(key, { endpoint, row, createdAt, createdBy, there, ...said });
  }
  return [...latest.values()].map((one) => asRead(one, context, store, person));
}

function bodyOf(text: string): JsonObject | undefined {
  const tree = readTree(text);
  return tree.ok && isObject(tree.value) ? tree.value : undefined;
}

/** What is to end it counts from the moment it was signed, though it waits in the outbox. */
function whereOf({ state, guard }: Entry, { status }: JsonObject): PutToPrescriber['there'] {
  if (state.kind === 'acknowledged') return { id: state.id, versionId: state.versionId };
  return guard.kind === 'if-match' && status === 'cancelled'
    ? { id: guard.id, versionId: guard.versionId }
    : null;
}

/** A copy of it is of the time after it was sent: before there was none. What was ended here stays so. */
function asRead(one: PutToPrescriber, context: EngineContext, store: Store, person: string): PutToPrescriber {
  const source = homeSource(context);
  if (one.there === null || isOver(one) || source !== one.endpoint) return one;
  const { id } = one.there;
  const read = store.read.get(resourceOfPerson, { person, source, type: 'Task', id });
  const body = read === undefined ? undefined : bodyOf(read.body);
  if (read === undefined || body === undefined) return one;
  if (read.gone_at !== null) return knowsPatient(store, person, source) ? { ...one, status: 'gone' } : one;
  return {
    ...one,
    status: String(body['status']),
    body,
    there: { id, versionId: read.version_id ?? one.there.versionId },
  };
}

/** Of a patient whom a store does not know, or may not show, everything has gone from the copy, and nothing from the store. */
function knowsPatient(store: Store, person: string, endpoint: string): boolean {
  const last = store.read.get(sourceRead, { endpoint, person });
  return (
    last !== undefined &&
    ['complete', 'partial'].includes(sourceStateSchema.parse(JSON.parse(last.state)).kind)
  );
}

/** Asked and not answered yet. */
export const isUnanswered = (status: string): boolean => status === 'requested' || status === 'received';

/** Nobody is asked it any more, and nobody answered it. */
export const isOver = ({ status }: Pick<PutToPrescriber, 'status'>): boolean =>
  ['cancelled', 'entered-in-error', 'gone'].includes(status);

/** Moments of the recommendations that the prescriber's record holds already, and that nobody ended since. */
export const askedBefore = (about: About): ReadonlySet<string> =>
  new Set(putToPrescriber(about).flatMap((one) => (one.there === null || isOver(one) ? [] : [one.at])));
