import { z } from 'zod';
import { command, query } from '../query.ts';

const head = z.object({
  entry: z.string(),
  seq: z.number().int(),
  person: z.string(),
  endpoint: z.string(),
  kind: z.string(),
  type: z.string(),
  case_row: z.string().nullable(),
  payload_version: z.number().int(),
  after_entries: z.string(),
  /** What it is about, in the words of the source. */
  about: z.string(),
  created_at: z.string(),
  created_by: z.string(),
  state: z.string(),
});
export type OutboxHeadRow = z.infer<typeof head>;

const row = head.extend({ body: z.string(), guard: z.string() });
export type OutboxRow = z.infer<typeof row>;

const headColumns =
  'entry, seq, person, endpoint, kind, type, case_row, payload_version, after_entries, about, created_at, created_by, state';

// In the words of the indexes, which SQLite takes only where it finds the same.
const isSettled = `json_extract(state, '$.kind') IN ('acknowledged', 'withdrawn')`;
const isUnsettled = `json_extract(state, '$.kind') NOT IN ('acknowledged', 'withdrawn')`;

/** Everything that is not settled, and the last `settled` that were, in the order made. */
export const entryHeads = query<{ settled: number }>()(
  'the outbox',
  `SELECT ${headColumns} FROM outbox_entry WHERE entry IN (
     SELECT entry FROM outbox_entry WHERE ${isUnsettled}
     UNION ALL
     SELECT entry FROM (
       SELECT entry FROM outbox_entry WHERE ${isSettled} ORDER BY json_extract(state, '$.at') DESC LIMIT :settled
     )
   ) ORDER BY seq`,
  head,
);

/** Of everybody. What was received is the rest: it is most of it, and SQLite would read each row of it to count it. */
export const outboxCounts = query()(
  'how many entries the outbox has',
  `SELECT (SELECT count(*) FROM outbox_entry) AS entries,
     (SELECT count(*) FROM outbox_entry WHERE ${isUnsettled}) AS unsettled,
     (SELECT count(*) FROM outbox_entry WHERE json_extract(state, '$.kind') = 'withdrawn') AS withdrawn`,
  z.object({ entries: z.number().int(), unsettled: z.number().int(), withdrawn: z.number().int() }),
);

export const entryHeadsOfPerson = query<{ person: string }>()(
  'the outbox of a patient',
  `SELECT ${headColumns} FROM outbox_entry WHERE person = :person ORDER BY seq`,
  head,
);

/** How the entries of a patient stand, without reading what was received: `unsettled` are the kinds of their states. */
export const outboxStanding = query<{ person: string }>()(
  'how the outbox of a patient stands',
  `SELECT (SELECT count(*) FROM outbox_entry WHERE person = :person) AS entries,
     (SELECT count(*) FROM outbox_entry WHERE person = :person AND json_extract(state, '$.kind') = 'withdrawn') AS withdrawn,
     (SELECT group_concat(json_extract(state, '$.kind'), ' ') FROM outbox_entry INDEXED BY outbox_unsettled
        WHERE person = :person AND ${isUnsettled}) AS unsettled`,
  z.object({ entries: z.number().int(), withdrawn: z.number().int(), unsettled: z.string().nullable() }),
);

/** Whose entries are not settled yet: only they are looked at to find what may be sent. */
export const peopleWithUnsent = query<{ created_by: string }>()(
  'patients with something to send',
  `SELECT DISTINCT person FROM outbox_entry WHERE created_by = :created_by AND ${isUnsettled}`,
  z.object({ person: z.string() }),
);

/** How much waits for each record. */
export const waitingByEndpoint = query()(
  'how much waits for each record',
  `SELECT endpoint, count(*) AS entries FROM outbox_entry WHERE ${isUnsettled} GROUP BY endpoint`,
  z.object({ endpoint: z.string(), entries: z.number().int() }),
);

export const entryById = query<{ entry: string }>()(
  'an entry of the outbox',
  'SELECT * FROM outbox_entry WHERE entry = :entry',
  row,
);

/** With what they carry: what was put to the prescriber, for a later version to go on from; what was answered here. */
export const entriesOfKind = query<{ person: string; kind: string }>()(
  'entries of a person of one kind',
  'SELECT * FROM outbox_entry WHERE person = :person AND kind = :kind ORDER BY seq',
  row,
);

export const lastEntrySeq = query()(
  'the last entry of the outbox',
  'SELECT coalesce(max(seq), 0) AS seq FROM outbox_entry',
  z.object({ seq: z.number().int() }),
);

export const addEntry = command<OutboxRow>(
  'add to the outbox',
  `INSERT INTO outbox_entry (entry, seq, person, endpoint, kind, type, case_row, payload_version, body, guard, after_entries,
     about, created_at, created_by, state)
   VALUES (:entry, :seq, :person, :endpoint, :kind, :type, :case_row, :payload_version, :body, :guard, :after_entries,
     :about, :created_at, :created_by, :state)`,
);

export const moveEntry = command<{ entry: string; state: string }>(
  'move an entry of the outbox',
  'UPDATE outbox_entry SET state = :state WHERE entry = :entry',
);

/** What is sent next after a conflict was decided: the body, guarded by the version that was seen. */
export const rewriteEntry = command<{ entry: string; body: string; guard: string }>(
  'send an entry against another version',
  'UPDATE outbox_entry SET body = :body, guard = :guard WHERE entry = :entry',
);

/** A list after something else was decided about what it names. */
export const relistEntry = command<{ entry: string; body: string; after_entries: string }>(
  'change what a list names',
  'UPDATE outbox_entry SET body = :body, after_entries = :after_entries WHERE entry = :entry',
);

export const logEntryEvent = command<{ entry: string; at: string; event: string }>(
  'log an event of the outbox',
  `INSERT INTO outbox_event (entry, seq, at, event)
   VALUES (:entry, (SELECT coalesce(max(seq), 0) + 1 FROM outbox_event WHERE entry = :entry), :at, :event)`,
);

/** At the time of the event before it: what was chosen is logged with its own time right behind it. */
export const logSaidOtherwise = command<{ entry: string; at: string }>(
  'log that an entry says something else than was signed',
  `INSERT INTO outbox_event (entry, seq, at, event)
   SELECT :entry, coalesce(max(seq), 0) + 1, coalesce(max(at), :at), '{"kind":"said-otherwise"}'
   FROM outbox_event WHERE entry = :entry`,
);

/** Of one signature. */
export const saidOtherwise = query<{ person: string; created_at: string }>()(
  'entries that say something else than was signed',
  `SELECT entry FROM outbox_entry WHERE person = :person AND created_at = :created_at
     AND EXISTS (SELECT 1 FROM outbox_event
       WHERE outbox_event.entry = outbox_entry.entry AND event = '{"kind":"said-otherwise"}')`,
  z.object({ entry: z.string() }),
);
