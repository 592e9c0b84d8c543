import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { answerFor } from '../../../shared/cases/cases.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { entriesOfKind } from '../db/queries/outbox.ts';
import { guardOfEntry, stateOfEntry } from '../sync/sync.ts';
import type { Unlocked } from './unlocked.ts';
import { homeStoreOf } from './home-copy.ts';
import { gatherCase } from './open-case.ts';
import { isUnanswered } from './put-to-prescriber.ts';
import { queue } from './queue.ts';
import { writeContext } from './write-context.ts';

/** A prescriber's answer to what was asked, written on the task itself: every desk reads it there. */
export function answerTask(
  here: Unlocked,
  person: string,
  id: string,
  said: { readonly status: 'accepted' | 'rejected'; readonly words: string },
): Result<void, Fault> {
  const { context, store, user } = here;
  const task = homeStoreOf(context, store, person).asked.find((one) => one.id === id);
  if (task === undefined) return err({ kind: 'not-found', what: 'entry' });
  if (!isUnanswered(task.status))
    return err({ kind: 'not-possible', why: `it was answered: ${task.status}` });
  if (said.status === 'rejected' && said.words.trim() === '')
    return err({ kind: 'not-possible', why: 'whoever asked has to know why it is declined' });
  if (waitsForPerson(here, person, task))
    return err({
      kind: 'not-possible',
      why: 'an answer to it waits in the outbox for somebody: it is sent or taken back there first',
    });
  const gathered = gatherCase(context, store, person);
  const write = answerFor(task, said, writeContext({ ...here, person, open: gathered, rows: [] }));
  if (write === null) return err({ kind: 'not-possible', why: 'there is no store of the trust’s own' });
  store.inTransaction(
    'answer',
    { user: user.id, action: 'task-answered', subject: person, detail: { status: said.status } },
    (tx) => queue(tx, { user, person, open: gathered, rows: [] }, [write], fromMillis(context.host.now())),
  );
  context.emit({ event: 'case-changed', patient: person });
  context.emit({ event: 'outbox-changed' });
  return ok(undefined);
}

/** What was answered here before could not be sent, and is neither given up nor there. */
const waitsForPerson = (
  { store }: Unlocked,
  person: string,
  { id, versionId }: { readonly id: string; readonly versionId: string },
): boolean =>
  store.read.all(entriesOfKind, { person, kind: 'answer' }).some((entry) => {
    const guard = guardOfEntry(entry.guard);
    const isOfTask = guard.kind === 'if-match' && guard.id === id && guard.versionId === versionId;
    return isOfTask && stateOfEntry(entry.state).kind !== 'withdrawn';
  });
