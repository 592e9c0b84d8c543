import { brand } from '../../../shared/core/brand.ts';
import { fromMillis, type Instant } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import { oncePerObject } from '../../../shared/core/once-per-object.ts';
import { oncePerText } from '../../../shared/core/once-per-text.ts';
import { z } from 'zod';
import {
  entryStateSchema,
  fresh,
  guardSchema,
  payloadVersion,
  step,
  storedObject,
  type EntryEvent,
  type EntryState,
  type Ordered,
  type StoredGuard,
} from '../../../shared/sync/sync.ts';
import {
  addEntry,
  entryById,
  entryHeads,
  entryHeadsOfPerson,
  lastEntrySeq,
  logEntryEvent,
  logSaidOtherwise,
  moveEntry,
  rewriteEntry,
  type OutboxHeadRow,
} from '../db/queries/outbox.ts';
import type { ReadDb, Store, WriteTx } from '../db/store.ts';

/** An entry without what it carries: enough to order, count and show it. A body may be a whole PDF. */
export type EntryHead = Ordered & {
  readonly type: string;
  /** The row of the case it came from, or null for what belongs to the whole case. */
  readonly row: string | null;
  readonly about: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
};

/** An entry as it is sent. */
export type Entry = EntryHead & { readonly body: string; readonly guard: StoredGuard };

/**
 * Everything that is not settled, and the last that were, at most `settled` of them; in the order made. What has a payload newer than
 * this program is parked in sight, never dropped.
 */
export const readOutbox = (db: ReadDb, settled: number): readonly EntryHead[] =>
  db.all(entryHeads, { settled }).map(headsOf(db));

export const readOutboxOf = (db: ReadDb, person: string): readonly EntryHead[] =>
  db.all(entryHeadsOfPerson, { person }).map(headsOf(db));

export const readEntry = (db: ReadDb, id: string): Entry | undefined => {
  const row = db.get(entryById, { entry: id });
  return row === undefined
    ? undefined
    : { ...headsOf(db)(row), body: row.body, guard: guardOfEntry(row.guard) };
};

const afterSchema = z.array(z.string());

/**
 * How the rows of one store are read. All of a patient's are read again for each that is sent, and few have changed; what was
 * parsed is forgotten with the store, since a state may hold what somebody else wrote of the patient.
 */
const headsOf = oncePerObject<ReadDb, (row: OutboxHeadRow) => EntryHead>(() => {
  const parsed = {
    after: oncePerText((json): readonly string[] => afterSchema.parse(JSON.parse(json))),
    state: oncePerText(stateOfEntry),
  };
  return (row: OutboxHeadRow): EntryHead => headOf(row, parsed);
});

type Parsed = {
  readonly after: (json: string) => readonly string[];
  readonly state: (json: string) => EntryState;
};

function headOf(row: OutboxHeadRow, parsed: Parsed): EntryHead {
  return {
    id: row.entry,
    person: row.person,
    endpoint: row.endpoint,
    after: parsed.after(row.after_entries),
    state: row.payload_version > payloadVersion ? tooNew(row) : parsed.state(row.state),
    kind: row.kind,
    type: row.type,
    row: row.case_row,
    about: row.about,
    createdAt: brand<Instant>(row.created_at),
    createdBy: row.created_by,
  };
}

/** A stored guard, parsed. */
export const guardOfEntry = (json: string): StoredGuard => guardSchema.parse(JSON.parse(json));

/** A stored state, parsed. */
export const stateOfEntry = (json: string): EntryState => entryStateSchema.parse(JSON.parse(json));

const tooNew = (row: OutboxHeadRow): EntryState => ({
  kind: 'parked',
  reason: { kind: 'payload-too-new', version: row.payload_version },
  at: brand<Instant>(row.created_at),
  attempts: 0,
  mayHaveArrived: false,
  answeredAs: null,
  timesNotHeld: 0,
  retract: null,
});

/**
 * Moves an entry by one event: state, event and audit in one transaction, against the state as it is now. An illegal move
 * throws, because only a bug can ask for one.
 */
export function moveBy(
  store: Store,
  id: string,
  event: EntryEvent,
  user: string,
  nowMs: number,
  also: (tx: WriteTx) => void = () => undefined,
): EntryState {
  return store.inTransaction(
    `outbox ${event.kind}`,
    { user, action: `outbox-${event.kind}`, subject: id },
    (tx) => {
      also(tx);
      return moveIn(tx, id, event, nowMs);
    },
  );
}

/** One of several moves of one transaction. */
export function moveIn(tx: WriteTx, id: string, event: EntryEvent, nowMs: number): EntryState {
  const entry = must(readEntry(tx, id), 'an entry never leaves the outbox');
  const moved = step(entry.state, event);
  if (!moved.ok)
    throw new Error(`illegal move of an outbox entry: ${moved.fault.event} while ${moved.fault.from}`);
  tx.run(moveEntry, { entry: id, state: JSON.stringify(moved.value) });
  tx.run(logEntryEvent, { entry: id, at: fromMillis(nowMs), event: JSON.stringify(loggable(event)) });
  return moved.value;
}

/** Sends it against another version from now on. Where it then says something else of a medicine, that is kept in its history. */
export const rewrite = (tx: WriteTx, id: string, body: string, guard: StoredGuard): void => {
  const before = must(readEntry(tx, id), 'an entry never leaves the outbox');
  if (saysOfItself(before) && saying(before.body) !== saying(body))
    tx.run(logSaidOtherwise, { entry: id, at: before.createdAt });
  tx.run(rewriteEntry, { entry: id, body, guard: JSON.stringify(guard) });
};

/** An end of another entry says what that said. */
const saysOfItself = ({ type, kind }: EntryHead): boolean =>
  type === 'MedicationStatement' && kind !== 'statement-earlier';

const clinical = [
  'status',
  'statusReason',
  'medicationCodeableConcept',
  'dosage',
  'effectivePeriod',
  'reasonCode',
];

const saying = (json: string): string => {
  const body = storedObject(json);
  return JSON.stringify(clinical.map((field) => body[field] ?? null));
};

/** Puts another entry of the same signature, to the same record, into the outbox. */
export function addBehind(
  tx: WriteTx,
  { person, endpoint, createdAt, createdBy }: Entry,
  {
    id,
    kind,
    type,
    body,
    guard,
    after,
    about,
  }: Pick<Entry, 'id' | 'kind' | 'type' | 'body' | 'guard' | 'after' | 'about'>,
): void {
  tx.run(addEntry, {
    entry: id,
    seq: (tx.get(lastEntrySeq, {})?.seq ?? 0) + 1,
    person,
    endpoint,
    kind,
    type,
    case_row: null,
    payload_version: payloadVersion,
    body,
    guard: JSON.stringify(guard),
    after_entries: JSON.stringify(after),
    about,
    created_at: createdAt,
    created_by: createdBy,
    state: JSON.stringify(fresh),
  });
}

/** What the log keeps: not a second copy of somebody else's resource. */
function loggable(event: EntryEvent): unknown {
  if (event.kind === 'answered') return { kind: event.kind, outcome: event.outcome.kind, at: event.at };
  if (event.kind !== 'withdraw') return event;
  const { seen: _theirs, ...withdrawn } = event;
  return withdrawn;
}
