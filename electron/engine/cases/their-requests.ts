import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { compareText } from '../../../shared/core/compare.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { requestReplaced, type HomeStore } from '../../../shared/cases/cases.ts';
import type { EngineContext } from '../context.ts';
import { entriesOfKind } from '../db/queries/outbox.ts';
import type { Store, WriteTx } from '../db/store.ts';
import { guardOfEntry, readOutboxOf, stateOfEntry } from '../sync/sync.ts';
import { homeStoreOf } from './home-copy.ts';
import { gatherCase } from './open-case.ts';
import { isUnanswered } from './put-to-prescriber.ts';
import { queue } from './queue.ts';
import type { Unlocked } from './unlocked.ts';
import { writeContext } from './write-context.ts';

/** Something a colleague asked of a prescriber that nobody has answered. `medicine` is the proposal as it was written. */
export type TheirRequest = {
  readonly task: HomeStore['asked'][number];
  readonly medicine: JsonObject;
};

/**
 * What other desks of our organisation had asked of the prescriber by then and nobody has answered, as the trust's own store was
 * last read. What was asked from this computer is not among it.
 */
export function theirRequests(
  context: EngineContext,
  store: Store,
  person: string,
  until: string,
): readonly TheirRequest[] {
  const entries = readOutboxOf(store.read, person);
  const own = new Set(entries.map(({ id }) => id));
  const withdrawn = new Set(
    store.read.all(entriesOfKind, { person, kind: 'recommendation' }).flatMap((entry) => {
      const guard = guardOfEntry(entry.guard);
      return guard.kind === 'if-match' && stateOfEntry(entry.state).kind !== 'withdrawn' ? [guard.id] : [];
    }),
  );
  return homeStoreOf(context, store, person).asked.flatMap((task): readonly TheirRequest[] => {
    const [medicine] = [task.body['contained'] ?? []].flat();
    const asksStill =
      isUnanswered(task.status) &&
      compareText(task.at, until) <= 0 &&
      !own.has(task.uuid) &&
      !withdrawn.has(task.id);
    return asksStill && isObject(medicine) ? [{ task, medicine }] : [];
  });
}

/** Puts into the outbox that nobody is to act on them any more, each against the version that was read. */
export function withdrawRequests(
  here: Unlocked,
  tx: WriteTx,
  person: string,
  requests: readonly TheirRequest[],
): void {
  if (requests.length === 0) return;
  const { context, store, user } = here;
  const open = gatherCase(context, store, person);
  const write = writeContext({ ...here, person, open, rows: [] });
  const writes = requests.flatMap(({ task }) => requestReplaced(task, write) ?? []);
  queue(tx, { user, person, open, rows: [] }, writes, fromMillis(context.host.now()));
}
