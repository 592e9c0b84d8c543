import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { OutboxView } from '../../../shared/ipc/decision-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { isOfNewer } from '../../../shared/sync/sync.ts';
import { homeSource, type Unlocked } from '../cases/cases.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { moveBy, outboxSenderOf, pullPerson, readEntry, readOutbox } from '../sync/sync.ts';
import { viewConflict } from './conflict-view.ts';
import type { Network } from './entry-words.ts';
import { exportOutbox } from './export.ts';
import { viewOutbox } from './outbox-view.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { resolveNeither } from './resolve-neither.ts';
import { recordInformed } from './informed.ts';
import { madeByNewer, withdrawEntry } from './withdraw.ts';

type OutboxCalls =
  | 'openOutbox'
  | 'retryEntry'
  | 'withdrawEntry'
  | 'recordTold'
  | 'exportOutbox'
  | 'openConflict'
  | 'resolveConflict'
  | 'resolveNeither';

/** What waits to be written, and what only a person can settle. Nothing is ever deleted here. */
export function outboxHandlers(context: EngineContext, network: () => Network): Pick<Handlers, OutboxCalls> {
  const here = (): Result<Unlocked, Fault> => {
    const [store, user] = [context.session.store(), context.session.user()];
    if (!store.ok) return store;
    return user.ok ? ok({ context, store: store.value, user: user.value }) : user;
  };
  const view = (): Result<OutboxView, Fault> => {
    const now = here();
    return now.ok ? ok(viewOutbox(context, now.value.store, network())) : now;
  };
  const afterwards = (done: Result<void, Fault>): Result<OutboxView, Fault> => {
    if (!done.ok) return done;
    context.emit({ event: 'outbox-changed' });
    outboxSenderOf(context).sendNow();
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
      return now.ok ? afterwards(await withdrawEntry(now.value, entry, reason)) : now;
    },
    recordTold: async ({ entry, to, how }) => {
      const now = here();
      return now.ok ? afterwards(recordInformed(now.value, entry, to, how)) : now;
    },
    exportOutbox: async () => {
      const now = here();
      return now.ok ? ok(exportOutbox(now.value)) : now;
    },
    openConflict: async ({ entry }) => {
      const now = here();
      if (!now.ok) return now;
      const found = readEntry(now.value.store.read, entry);
      // Their list names entries of the record, and they asked things in the trust's own store: what those say now is read first,
      // as far as they answer.
      if (found?.state.kind === 'conflicted' && found.state.signature !== null) {
        const home = homeSource(context);
        const endpoints = [found.endpoint, ...(home === undefined ? [] : [home])];
        await pullPerson(context, found.person, { full: true, endpoints });
        const still = here();
        if (!still.ok) return still;
      }
      const seen = found === undefined ? undefined : viewConflict(now.value, found, now.value.user.name);
      return seen === undefined ? err({ kind: 'not-found', what: 'entry' }) : ok(seen);
    },
    resolveConflict: async ({ entry, choices, seenVersion }) => {
      const now = here();
      return now.ok ? afterwards(await resolveConflict(now.value, entry, choices, seenVersion)) : now;
    },
    resolveNeither: async ({ entry, words, seenVersion }) => {
      const now = here();
      return now.ok ? afterwards(await resolveNeither(now.value, entry, words, seenVersion)) : now;
    },
  };
}

/** One entry, or everything that waits or is parked. */
function tryAgain({ context, store, user }: Unlocked, id: string | null): Result<void, Fault> {
  const all = readOutbox(store.read, 0);
  if (all.some((entry) => entry.id === id && isOfNewer(entry.state)))
    return err({ kind: 'not-possible', why: madeByNewer });
  const entries = all.filter(
    (entry) =>
      (id === null || entry.id === id) &&
      (entry.state.kind === 'queued' || (entry.state.kind === 'parked' && id !== null)),
  );
  if (id !== null && entries.length === 0)
    return err({ kind: 'not-possible', why: 'there is nothing to try again' });
  for (const entry of entries) moveBy(store, entry.id, { kind: 'try-again' }, user.id, context.host.now());
  return ok(undefined);
}
