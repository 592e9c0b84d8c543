import { fromMillis, type Instant } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import {
  begunEnded,
  begunFor,
  type PlannedWrite,
  type SingleBody,
  type WriteContext,
} from '../../../shared/cases/cases.ts';
import { readTree } from '../../../shared/fhir/fhir.ts';
import { payloadVersion } from '../../../shared/sync/sync.ts';
import { currentCase } from '../db/queries/case-events.ts';
import { entryById } from '../db/queries/outbox.ts';
import type { WriteTx } from '../db/store.ts';
import { moveIn, stateOfEntry } from '../sync/sync.ts';
import { append } from './events.ts';
import { homeStoreOf } from './home-copy.ts';
import { identityInRecords } from './identity-checked.ts';
import type { OpenCase } from './open-case.ts';
import { queue } from './queue.ts';
import type { Unlocked } from './unlocked.ts';
import { writeContext, type Signing } from './write-context.ts';
import { uuidOf } from './write-uuid.ts';

/** What begins a case. */
export type Opened = Extract<SingleBody, { kind: 'opened' }>;

/**
 * Appends the event that begins a case. Where the trust has a store of its own, that it was begun goes there, so that other desks
 * know; of somebody whom no record has confirmed nothing is written.
 */
export function beginCase(here: Unlocked, tx: WriteTx, person: string, open: OpenCase, body: Opened): void {
  const { context, store, user } = here;
  append(tx, context.host, person, user, body);
  if (identityInRecords(store, person, open.copy) !== 'confirmed') return;
  const key = must(tx.get(currentCase, { person }), 'a case that was just begun').case_id;
  const write = begunFor(body.reason, context.host.computerName, {
    ...writeContext({ ...here, person, open, rows: [] }),
    uuid: (name) => uuidOf(key, name),
  });
  queue(tx, { user, person, open, rows: [] }, write === null ? [] : [write], fromMillis(context.host.now()));
}

/** That it was begun is over, in the trust's own store, as far as this computer knows that it stands there. */
export function endOfBegun(
  { context, store, person, open }: Signing,
  write: WriteContext,
): readonly PlannedWrite[] {
  const { id } = open.current;
  if (id === null) return [];
  const uuid = uuidOf(id, 'begun');
  const read = homeStoreOf(context, store, person).begun.find((one) => one.uuid === uuid);
  const sent = store.read.get(entryById, { entry: uuid });
  const state = sent === undefined ? undefined : stateOfEntry(sent.state);
  const body = sent === undefined ? undefined : readTree(sent.body);
  const begun =
    read ??
    (state?.kind === 'acknowledged' && body?.ok === true
      ? { id: state.id, versionId: state.versionId, body: body.value }
      : undefined);
  const end = begun === undefined ? null : begunEnded(begun, write);
  return end === null ? [] : [end];
}

/**
 * What says that the case was begun and never left this computer need not be said any more. What may have arrived goes its way:
 * whoever reads it finds the signed record beside it.
 */
export function takeBackBegun({ context, user, open }: Signing, tx: WriteTx, at: Instant): void {
  const id = uuidOf(must(open.current.id, 'a case that is signed has a key'), 'begun');
  const sent = tx.get(entryById, { entry: id });
  const state = sent === undefined ? undefined : stateOfEntry(sent.state);
  if (state?.kind !== 'queued' && state?.kind !== 'parked') return;
  if (sent !== undefined && sent.payload_version > payloadVersion) return;
  if (state.mayHaveArrived || state.answeredAs !== null) return;
  moveIn(tx, id, { kind: 'withdraw', reason: 'signed', by: user.id, at }, context.host.now());
}
