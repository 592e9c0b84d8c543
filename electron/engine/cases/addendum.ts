import { fromMillis, showDateTime } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { addendumFor } from '../../../shared/cases/cases.ts';
import { recordSchema } from '../../../shared/ipc/decision-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { signedRecord } from '../db/queries/case-events.ts';
import type { Unlocked } from './unlocked.ts';
import { append, readCurrent } from './events.ts';
import { gatherCase } from './open-case.ts';
import { recordPdf } from '../paper/paper.ts';
import { decidedRows } from './rows-state.ts';
import { pdfOf, queue } from './sign.ts';
import { writeContext } from './write-context.ts';

/**
 * Adds to a signed case. The record as signed, with the addendum in it, goes to the trust's own store as a document of its own that
 * appends to the one that was signed; event and entry in one transaction.
 */
export async function addend(here: Unlocked, person: string, words: string): Promise<Result<void, Fault>> {
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
  const rows = decidedRows(open);
  const signing = { ...here, person, open, rows };
  const write = addendumFor(pdf, addenda.length, words, writeContext(signing));
  store.inTransaction('addendum', { user: user.id, action: 'case-addendum', subject: person }, (tx) => {
    append(tx, context.host, person, user, { kind: 'addendum', words });
    queue(tx, signing, write === null ? [] : [write], at);
  });
  context.emit({ event: 'case-changed', patient: person });
  context.emit({ event: 'outbox-changed' });
  return ok(undefined);
}
