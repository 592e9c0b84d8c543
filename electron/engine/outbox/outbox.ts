import { sourceById } from '../../../shared/records/records.ts';
import type { RecordStatusView } from '../../../shared/ipc/session-views.ts';
import type { EngineContext } from '../context.ts';
import { waitingByEndpoint } from '../db/queries/outbox.ts';
import { outboxSenderOf } from '../sync/sync.ts';

/** The sign-ins with how many entries wait behind each. Locked, nothing is counted, and nothing is said of it. */
export function withWaiting(
  context: EngineContext,
  records: readonly RecordStatusView[],
): RecordStatusView[] {
  const store = context.session.store();
  if (!store.ok) return [...records];
  const waiting = store.value.read.all(waitingByEndpoint, {});
  const audienceOf = (endpoint: string): string | undefined => sourceById(context.config, endpoint)?.audience;
  return records.map((record) => ({
    ...record,
    waitingEntries: waiting
      .filter(({ endpoint }) => audienceOf(endpoint) === record.audience)
      .reduce((sum, { entries }) => sum + entries, 0),
  }));
}

/** Starts sending whenever there may be a way: after an unlock, a sign-in, or a change of the network. */
export function keepSending(context: EngineContext): { readonly signalled: () => void } {
  const wake = (): void => outboxSenderOf(context).wake();
  context.session.onUnlock(wake);
  return { signalled: wake };
}
