import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { OutboxView } from '../../../shared/ipc/decision-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { EngineContext, User } from '../context.ts';
import type { Store } from '../db/store.ts';
import type { Handlers } from '../handlers.ts';
import { moveBy, readEntry, readOutbox, senderOf } from '../sync/sync.ts';
import { viewConflict } from './conflict-view.ts';
import { viewOutbox } from './outbox-view.ts';
import { resolveConflict } from './resolve-conflict.ts';

/** What waits to be written, and what only a person can settle. Nothing is ever deleted here. */
export function outboxHandlers(
  context: EngineContext,
): Pick<Handlers, 'openOutbox' | 'retryEntry' | 'withdrawEntry' | 'openConflict' | 'resolveConflict'> {
  const here = (): Result<{ context: EngineContext; store: Store; user: User }, Fault> => {
    const [store, user] = [context.session.store(), context.session.user()];
    if (!store.ok) return store;
    return user.ok ? ok({ context, store: store.value, user: user.value }) : user;
  };
  const view = (): Result<OutboxView, Fault> => {
    const now = here();
    return now.ok ? ok(viewOutbox(context, now.value.store)) : now;
  };
  const afterwards = (done: Result<void, Fault>): Result<OutboxView, Fault> => {
    if (!done.ok) return done;
    context.emit({ event: 'outbox-changed' });
    senderOf(context).kick();
    return view();
  };
  return {
    openOutbox: async () => view(),
    retryEntry: async ({ entry }) => {
      const now = here();
      return now.ok ? afterwards(tryAgain(now.value, entry)) : now;
    },
    withdrawEntry: async ({ entry, reason }) => {
      const now = here();
      if (!now.ok) return now;
      const { store, user } = now.value;
      const found = readEntry(store.read, entry);
      if (found === undefined) return err({ kind: 'not-found', what: 'entry' });
      if (!['queued', 'parked', 'conflicted'].includes(found.state.kind))
        return err({ kind: 'not-possible', why: 'it is on its way or has arrived' });
      moveBy(
        store,
        entry,
        { kind: 'withdraw', reason, by: user.id, at: fromMillis(context.host.now()) },
        user.id,
        context.host.now(),
      );
      return afterwards(ok(undefined));
    },
    openConflict: async ({ entry }) => {
      const now = here();
      if (!now.ok) return now;
      const found = readEntry(now.value.store.read, entry);
      const seen = found === undefined ? undefined : viewConflict(context, found, now.value.user.name);
      return seen === undefined ? err({ kind: 'not-found', what: 'entry' }) : ok(seen);
    },
    resolveConflict: async ({ entry, choices, seenVersion }) => {
      const now = here();
      return now.ok ? afterwards(resolveConflict(now.value, entry, choices, seenVersion)) : now;
    },
  };
}

/** One entry, or everything that waits or is parked. */
function tryAgain(
  { context, store, user }: { context: EngineContext; store: Store; user: User },
  id: string | null,
): Result<void, Fault> {
  const entries = readOutbox(store.read).filter(
    (entry) =>
      (id === null || entry.id === id) &&
      (entry.state.kind === 'queued' || (entry.state.kind === 'parked' && id !== null)),
  );
  if (id !== null && entries.length === 0)
    return err({ kind: 'not-possible', why: 'there is nothing to try again' });
  for (const entry of entries) moveBy(store, entry.id, { kind: 'try-again' }, user.id, context.host.now());
  return ok(undefined);
}
