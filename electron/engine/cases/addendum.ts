import { fromMillis, showDateTime } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { addendumFor } from '../../../shared/cases/cases.ts';
import { recordSchema } from '../../../shared/ipc/decision-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { signedRecord } from '../db/queries/case-events.ts';
import type { WriteTx } from '../db/store.ts';
import type { Unlocked } from './unlocked.ts';
import { append, readCurrent } from './events.ts';
import { gatherCase } from './open-case.ts';
import { recordPdf } from '../paper/paper.ts';
import { queue } from './queue.ts';
import { decidedRows } from './rows-state.ts';
import { pdfOf } from './sign.ts';
import { writeContext } from './write-context.ts';

/** Appends what was said, with its paper, inside a transaction that may do more. */
export type Ready = (tx: WriteTx) => void;

/**
 * Adds to a signed case. The record as signed, with the addendum in it, goes to the trust's own store as a document of its own that
 * appends to the one that was signed; event and entry in one transaction.
 */
export async function addend(here: Unlocked, person: string, words: string): Promise<Result<void, Fault>> {
  const { context, store, user } = here;
  const ready = await readyAddendum(here, person, words);
  if (!ready.ok) return ready;
  const entry = { user: user.id, action: 'case-addendum', subject: person };
  store.inTransaction('addendum', entry, (tx) => ready.value(tx));
  context.emit({ event: 'case-changed', patient: person });
  context.emit({ event: 'outbox-changed' });
  return ok(undefined);
}

/** The addendum with its paper, made before the transaction that keeps it: a paper takes a moment. */
export async function readyAddendum(
  here: Unlocked,
  person: string,
  words: string,
): Promise<Result<Ready, Fault>> {
  const { context, store, user } = here;
  const open = gatherCase(context, store, person);
  const { id } = open.current;
  const kept = id === null ? undefined : store.read.get(signedRecord, { case_id: id });
  if (open.state.signedOff === null || kept === undefined)
    return err({ kind: 'not-possible', why: 'the case is not signed yet' });
  const at = fromMillis(context.host.now());
  const addenda = [
    ...open.state.addenda.map((one) => `${one.by.name}, ${showDateTime(one.at)}: ${one.value}`),
    `${user.name}, ${showDateTime(at)}: ${words}`,
  ];
  const record = { ...recordSchema.parse(JSON.parse(kept.snapshot)), addenda };
  const pdf = pdfOf(await recordPdf(record));
  const still = context.session.store();
  if (!still.ok || still.value !== store) return err({ kind: 'locked' });
  if (readCurrent(store.read, person).seen !== open.seen)
    return err({ kind: 'changed-meanwhile', what: 'case' });
  const signing = { ...here, person, open, rows: decidedRows(open) };
  const write = addendumFor(pdf, addenda.length, words, writeContext(signing));
  return ok((tx) => {
    append(tx, context.host, person, user, { kind: 'addendum', words });
    queue(tx, signing, write === null ? [] : [write], at);
  });
}

/**
 * Keeps in the case what was decided about what it wrote: a note of an open case, an addendum of a signed one. The addendum has a
 * paper, like one that somebody adds by hand, unless `paper` is false: taking a paper back makes no other.
 */
export async function readyWords(
  here: Unlocked,
  person: string,
  words: string,
  paper = true,
): Promise<Result<Ready, Fault>> {
  const { context, store, user } = here;
  const isSigned = readCurrent(store.read, person).state.signedOff !== null;
  if (isSigned && paper) return readyAddendum(here, person, words);
  const kind = isSigned ? 'addendum' : 'noted';
  return ok((tx) => append(tx, context.host, person, user, { kind, words }));
}
