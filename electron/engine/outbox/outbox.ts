import { sourceById } from '../../../shared/records/records.ts';
import type { RecordStatusView } from '../../../shared/ipc/session-views.ts';
import { isUnsent } from '../../../shared/sync/sync.ts';
import type { EngineContext } from '../context.ts';
import { readOutbox, outboxSenderOf } from '../sync/sync.ts';

/** The sign-ins with how many entries wait behind each. Locked, nothing is counted. */
export function withWaiting(
  context: EngineContext,
  records: readonly RecordStatusView[],
): RecordStatusView[] {
  const store = context.session.store();
  const unsent = store.ok ? readOutbox(store.value.read).filter((entry) => isUnsent(entry.state)) : [];
  const audienceOf = (endpoint: string): string | undefined => sourceById(context.config, endpoint)?.audience;
  return records.map((record) => ({
    ...record,
    waitingEntries: unsent.filter((entry) => audienceOf(entry.endpoint) === record.audience).length,
  }));
}

/** Starts sending whenever there may be a way: after an unlock, a sign-in, or a change of the network. */
export function keepSending(context: EngineContext): { readonly signalled: () => void } {
  const wake = (): void => outboxSenderOf(context).wake();
  context.session.onUnlock(wake);
  return { signalled: wake };
}
